// Lets one operation of local storage go wrong: the n-th from now, or that and all after it. It is the browser's own
// storage that is patched, so the errors are real ones and come the whole way.
(() => {
  if (globalThis.faultyStorage) return;
  const { getItem, setItem, removeItem, key } = Storage.prototype;
  const window_ = globalThis;
  const real = localStorage;
  const faulty = { n: 0, at: null, kind: null, stays: false };
  globalThis.faultyStorage = faulty;

  // Whether the operation that begins is to go wrong, and how.
  const next = () => {
    const n = faulty.n++;
    const hit = faulty.at !== null && (faulty.stays ? n >= faulty.at : n === faulty.at);
    return hit ? faulty.kind : null;
  };
  const refuse = (kind) => {
    if (kind === "security") throw new DOMException("denied", "SecurityError");
    if (kind === "other" || kind === "torn") throw new DOMException("broken", "InvalidStateError");
  };

  Storage.prototype.getItem = function (name) {
    refuse(next());
    return getItem.call(this, name);
  };
  Storage.prototype.key = function (index) {
    refuse(next());
    return key.call(this, index);
  };
  Storage.prototype.removeItem = function (name) {
    const kind = next();
    if (kind === "lost") return;
    refuse(kind);
    removeItem.call(this, name);
  };
  Storage.prototype.setItem = function (name, text) {
    const kind = next();
    if (kind === "lost") return;
    if (kind === "quota") throw new DOMException("full", "QuotaExceededError");
    if (kind === "torn") setItem.call(this, name, text.slice(0, text.length / 2));
    refuse(kind);
    setItem.call(this, name, text);
  };
  Object.defineProperty(window_, "localStorage", {
    configurable: true,
    get: () => (faulty.kind === "null" && faulty.at !== null && faulty.n >= faulty.at ? null : real),
  });
})();
