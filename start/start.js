// Starts the program. The page's security policy allows scripts from files only, so this is one.
//
// The tag that loads it names the two halves of the program and the folder of the data, with the hashes of their content,
// and the service worker with the build that it keeps:
// <script type="module" src="start.js" data-program="….js" data-wasm="….wasm" data-data="./data-…/" data-worker="./sw.js"
//   data-build="…" data-version="0.1.0" data-commit="…">

import { explain, watch } from "./failure.js";
import { StartFailure, load } from "./load.js";
import { updates } from "./offline.js";

const tag = document.querySelector("script[data-program][data-wasm]");
const loading = document.getElementById("start-loading");
const failed = document.getElementById("start-failed");

// The addresses are relative to the page, not to this file.
const address = (name) => new URL(tag.dataset[name], document.baseURI);

// The program asks for data/x.json; the folder is the one that was built together with the program.
const read = async (name) => {
  const response = await fetch(new URL(name.replace("data/", ""), address("data")));
  return { status: response.status, text: response.ok ? await response.text() : undefined };
};

// What the program is told about the place that it stands in; docs/host.md has all fields.
// In a frame, frame.js has said more.
const host = {
  place: document.getElementById("kommunkompass"),
  routes: "address",
  read,
  updates: updates(tag.dataset),
  // The program has begun, and lacks a file that it cannot do without.
  failed: (reason, file, detail) => fail(new StartFailure(reason, file, detail)),
  ...window.kommunkompassFrame,
  // Shown in the foot of the page.
  settings: { version: tag.dataset.version, build: tag.dataset.commit, ...window.kommunkompassFrame?.settings },
};

const fail = (error) => {
  console.error(error);
  explain(error, failed, "check.html");
  host.tell?.("error", { code: "start-failed", message: failed?.textContent });
};

const start = async () => {
  const { program, wasm } = await load(address("program"), address("wasm"));
  watch(failed, () => host.tell?.("error", { code: "stopped" }));
  await program(host)({ module_or_path: wasm });
  // Not before: the first visit has enough to fetch.
  host.updates.begin();
};

start().catch(fail).then(() => {
  if (loading) loading.hidden = true;
});
