// What other pages embed the program by, and the service worker. Their names never change (xtask/src/bundle/embed.rs). Where
// one of them is at fault, the page itself still works, so none of this is worse than "should be changed".

const WORKER = "./sw.js";
const ELEMENT = "./kommun-kompass.js";
const FRAME = "./embed.html";
const FRAME_HOST = "./kommun-kompass-frame.js";
const FOR_OTHERS = [WORKER, ELEMENT, FRAME, FRAME_HOST];
const ALLOW = "Access-Control-Allow-Origin";

const called = (others, address) => others.filter((file) => file.address === address);
const isScriptTold = (files) => files.some((file) => file.ok && kind(file.address) === "js" && hasWrongType(file));

// Whether a browser can use these files. What is said of all files, or of all scripts, is not said again: that they do not
// come, and that the page's own scripts have the wrong type too (`isTold`).
const judged = (id, files, isTold) => {
  if (files.some((file) => file.isSilent)) return null;
  const missing = files.filter((file) => !file.ok || isPageInstead(file));
  if (missing.length) return outcome(id, "change", "missing", { who: "upload", values: { files: listed(missing) } });
  const wrong = files.filter((file) => hasWrongType(file) && !(isTold && kind(file.address) === "js"));
  if (!wrong.length) return outcome(id, "good", "good");
  const kinds = [...new Set(wrong.map((file) => kind(file.address)))];
  return outcome(id, "change", "type", { values: { files: withTypes(wrong) }, code: kinds.map(typeLine) });
};

const testWorker = (files, others) => judged("worker", called(others, WORKER), isScriptTold(files));
const testElement = (files, others) => judged("element", called(others, ELEMENT), isScriptTold(files));

// The page for frames, the script it has of its own, and the script that stands beside a frame.
const testFramePage = async (files, others, wasm) => {
  const [page] = called(others, FRAME);
  const text = page.ok ? new TextDecoder().decode(page.bytes) : "";
  const own = /src="(\.\/frame-[0-9a-f]{16}\.js)"/.exec(text);
  const asked = own ? [await ask(own[1])] : [];
  const its = judged("framePage", [page, ...asked, ...called(others, FRAME_HOST)], isScriptTold(files));
  if (!its || its.verdict !== "good" || (own && text.includes(nameOf(wasm)))) return its;
  return outcome("framePage", "change", "mixed", { who: "upload" });
};

// Whether pages of other sites may load the element, and then all that it loads. The script beside a frame is no module,
// and comes without being allowed to.
const testOrigins = (files, others) => {
  const [element] = called(others, ELEMENT);
  const allowed = element.header(ALLOW);
  if (!element.ok || isPageInstead(element)) return null;
  if (!allowed) return outcome("origins", "good", "none");
  // Several headers, or several origins in one: browsers then obey none of them.
  if (/[\s,]/.test(allowed)) {
    return outcome("origins", "change", "several", { values: { origins: allowed }, code: [`${ALLOW}: *`] });
  }
  const isNeeded = (file) => !["html", "webmanifest"].includes(kind(file.address)) && ![WORKER, FRAME_HOST].includes(file.address);
  const without = files.concat(others).filter((file) => file.ok && isNeeded(file) && file.header(ALLOW) !== allowed);
  if (without.length) {
    return outcome("origins", "change", "some", { values: { files: listed(without) }, code: [`${ALLOW}: ${allowed}`] });
  }
  return allowed === "*" ? outcome("origins", "good", "anyone") : outcome("origins", "good", "listed", { values: { origins: allowed } });
};
