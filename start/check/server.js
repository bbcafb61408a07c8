// What the web server does with the files: whether they are there, their types, compression, and how long they are kept.

// The type that each kind of file must have.
const TYPE = {
  html: "text/html",
  js: "text/javascript",
  wasm: "application/wasm",
  css: "text/css",
  json: "application/json",
  webmanifest: "application/manifest+json",
};
// Other names of types that browsers take just as well.
const AS_GOOD = { js: ["application/javascript", "application/x-javascript"], webmanifest: ["application/json"] };
// Without these types the browser uses the file all the same, if with a loss.
const TOLERATED = ["wasm", "json", "webmanifest"];
const FOR_EVER = "Cache-Control: public, max-age=31536000, immutable";
const ASK_AGAIN = "Cache-Control: no-cache";
const DAY = 24 * 60 * 60;
// Milliseconds within which an answer must begin.
const LONGEST_SILENCE = 10000;
// Below this a file is hardly worth compressing.
const SMALL = 1400;

const kind = (address) => address.split(".").pop();
const nameOf = (address) => address.replace(/^\.\//, "");
const listed = (files) => files.map((file) => nameOf(file.address)).join(", ");
const isHashed = (address) => /-[0-9a-f]{16}(\.[a-z]+$|\/)/.test(address);

const outcome = (id, verdict, key, { who = "server", values = {}, code = [] } = {}) =>
  ({ id, verdict, key, who, values, code });

// Asks the server itself: past the browser's cache, and past a service worker by an address that it does not know.
const ask = async (address) => {
  const url = new URL(address, document.baseURI);
  url.searchParams.set("check", Date.now().toString(36));
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), LONGEST_SILENCE);
  try {
    const response = await fetch(url, { cache: "no-store", signal: silence.signal });
    clearTimeout(timer);
    const bytes = await response.arrayBuffer();
    const [timing] = performance.getEntriesByName(url.href);
    const header = (name) => (response.headers.get(name) || "").trim();
    const type = header("Content-Type").split(";")[0].trim().toLowerCase();
    return { address, ok: response.ok, status: response.status, type, header, bytes, timing };
  } catch (error) {
    clearTimeout(timer);
    const { aborted } = silence.signal;
    return { address, ok: false, isSilent: aborted, status: 0, type: "", header: () => "", bytes: new ArrayBuffer(0) };
  }
};

const isPageInstead = (file) => file.type === "text/html" && kind(file.address) !== "html";

const testFiles = (files) => {
  const silent = files.filter((file) => file.isSilent);
  if (silent.length) return outcome("files", "bad", "silent", { values: { files: listed(silent) } });
  const missing = files.filter((file) => !file.ok);
  if (missing.length) return outcome("files", "bad", "missing", { who: "upload", values: { files: listed(missing) } });
  const pages = files.filter(isPageInstead);
  if (pages.length) return outcome("files", "bad", "page", { who: "upload", values: { files: listed(pages) } });
  return outcome("files", "good", "good", { values: { count: files.length } });
};

// Whether the start page loads the same program as this page was made with.
const testVersion = (files, wasm) => {
  const page = files.find((file) => kind(file.address) === "html");
  if (!page || !page.ok) return null;
  const isSame = new TextDecoder().decode(page.bytes).includes(nameOf(wasm));
  return isSame ? outcome("version", "good", "good") : outcome("version", "bad", "mixed", { who: "upload" });
};

const hasWrongType = (file) => {
  const its = kind(file.address);
  return TYPE[its] && file.type !== TYPE[its] && !(AS_GOOD[its] || []).includes(file.type);
};
const withTypes = (files) => files.map((file) => `${nameOf(file.address)} (${file.type || "–"})`).join(", ");
const typeLine = (its) => `.${its}  ${TYPE[its]}`;

const testTypes = (files) => {
  const wrong = files.filter((file) => file.ok && !isPageInstead(file) && hasWrongType(file));
  if (!wrong.length) return outcome("types", "good", "good");
  const key = wrong.every((file) => TOLERATED.includes(kind(file.address))) ? "change" : "bad";
  const kinds = [...new Set(wrong.map((file) => kind(file.address)))];
  return outcome("types", key, key, { values: { files: withTypes(wrong) }, code: kinds.map(typeLine) });
};

const testProgram = async (files, wasm) => {
  if (typeof WebAssembly !== "object") return outcome("program", "bad", "absent", { who: "browser" });
  try {
    // Started too: Safari does not mind before.
    await WebAssembly.instantiate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  } catch (error) {
    return outcome("program", "bad", "forbidden", { code: ["'wasm-unsafe-eval'"] });
  }
  const file = files.find((one) => one.address === wasm);
  if (!file || !file.ok || isPageInstead(file)) return null;
  const isRead = await WebAssembly.compile(file.bytes).then(() => true, () => false);
  if (isRead) return outcome("program", "good", "good");
  return outcome("program", "bad", "damaged", { who: "upload", values: { file: nameOf(wasm) } });
};

const kilobytes = (bytes) => `${Math.ceil(bytes / 1000)} kB`;
// How many bytes came over the network; browsers that do not tell give nothing.
const sentBytes = (file) => (file.timing && file.timing.encodedBodySize) || 0;
const isCompressed = (file) => {
  const size = sentBytes(file);
  return file.header("Content-Encoding") !== "" || (size > 0 && size < file.bytes.byteLength);
};

const testCompression = (files, wasm) => {
  const program = files.find((file) => file.address === wasm);
  const large = files.filter((file) => file.ok && !isPageInstead(file) && file.bytes.byteLength > SMALL);
  if (!program || !large.includes(program)) return null;
  const plain = large.filter((file) => !isCompressed(file));
  const whole = kilobytes(program.bytes.byteLength);
  const sent = kilobytes(sentBytes(program) || program.bytes.byteLength);
  if (plain.length) {
    const kinds = [...new Set(plain.map((file) => kind(file.address)))];
    const values = { files: listed(plain), sent };
    return outcome("compression", "change", "none", { values, code: kinds.map((its) => TYPE[its]) });
  }
  const encodings = [...new Set(large.map((file) => file.header("Content-Encoding")).filter(Boolean))].join(", ") || "–";
  return outcome("compression", "good", "good", { values: { encodings, sent, whole } });
};

// For how many seconds a file may be kept without asking.
const keptFor = (file) => {
  const control = file.header("Cache-Control").toLowerCase();
  if (/no-cache|no-store/.test(control)) return 0;
  const age = /max-age=(\d+)/.exec(control);
  if (age) return Number(age[1]);
  const expires = Date.parse(file.header("Expires"));
  return Number.isNaN(expires) ? null : Math.max(0, (expires - Date.now()) / 1000);
};

const testCache = (files) => {
  const there = files.filter((file) => file.ok && !isPageInstead(file));
  const long = there.filter((file) => !isHashed(file.address) && keptFor(file) > DAY);
  if (long.length) return outcome("cache", "change", "long", { values: { files: listed(long) }, code: [ASK_AGAIN] });
  const isShort = (file) => isHashed(file.address) && !(keptFor(file) >= 30 * DAY);
  if (there.some(isShort)) return outcome("cache", "change", "short", { code: [FOR_EVER] });
  return outcome("cache", "good", "good");
};

const testAbsent = async () => {
  const file = await ask("there-is-no-such-file.json");
  if (file.ok) return outcome("absent", "change", "page", { values: { status: file.status } });
  return outcome("absent", "good", "good");
};

const testSniff = (page) => (page.header("X-Content-Type-Options").toLowerCase() === "nosniff"
  ? outcome("sniff", "good", "good")
  : outcome("sniff", "change", "none", { code: ["X-Content-Type-Options: nosniff"] }));
