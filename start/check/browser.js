// What the browser and the frame allow here. What is tried is taken away again.

// No key of the program's, so that a half-finished check is never taken for a draft.
const TRIAL = "kk-check";
const PERMISSIONS = ["allow-scripts", "allow-same-origin", "allow-forms", "allow-modals", "allow-downloads", "allow-popups"];
// Some years of drafts.
const ROOM = 20 * 1000 * 1000;
// Milliseconds; where storage is forbidden, some browsers never answer.
const PATIENCE = 3000;

const testAddress = () => {
  if (location.protocol === "file:") return outcome("address", "bad", "file", { who: "upload" });
  if (window.isSecureContext) return outcome("address", "good", "https");
  return outcome("address", "change", "http");
};

// The page above, if this one may look at it.
const above = () => {
  try {
    return window.parent.document && window.frameElement;
  } catch (error) {
    return null;
  }
};

const testFrame = async () => {
  if (window.parent === window) return outcome("frame", "good", "alone");
  const code = [`sandbox="${PERMISSIONS.join(" ")}"`];
  if (window.origin === "null") {
    const verdict = (await ask("index.html")).ok ? "change" : "bad";
    return outcome("frame", verdict, "opaque", { who: "host", code });
  }
  const frame = above();
  if (!frame) return outcome("frame", "change", "foreign", { who: "host" });
  const missing = frame.hasAttribute("sandbox") ? PERMISSIONS.filter((one) => !frame.sandbox.contains(one)) : [];
  if (!missing.length) return outcome("frame", "good", "same");
  return outcome("frame", "change", "sandbox", { who: "host", values: { missing: missing.join(", ") }, code });
};

const testStorage = () => {
  try {
    localStorage.setItem(TRIAL, TRIAL);
    const isKept = localStorage.getItem(TRIAL) === TRIAL;
    localStorage.removeItem(TRIAL);
    return isKept ? outcome("storage", "good", "good") : outcome("storage", "change", "refused", { who: "browser" });
  } catch (error) {
    const key = error && error.name === "QuotaExceededError" ? "full" : "refused";
    return outcome("storage", "change", key, { who: "browser" });
  }
};

const testJournal = () => new Promise((done) => {
  const refused = () => done(outcome("journal", "change", "refused", { who: "browser" }));
  setTimeout(refused, PATIENCE);
  try {
    const request = indexedDB.open(TRIAL);
    request.onerror = refused;
    request.onblocked = refused;
    request.onsuccess = () => {
      request.result.close();
      indexedDB.deleteDatabase(TRIAL);
      done(outcome("journal", "good", "good"));
    };
  } catch (error) {
    refused();
  }
});

const testRoom = async () => {
  const storage = navigator.storage;
  const estimate = storage && storage.estimate ? await storage.estimate().catch(() => null) : null;
  if (!estimate || !estimate.quota) return outcome("room", "good", "unknown");
  const free = estimate.quota - estimate.usage;
  const size = `${Math.floor(free / 1000000)} MB`;
  if (free < ROOM) return outcome("room", "change", "small", { who: "browser", values: { size } });
  return outcome("room", "good", "good", { values: { size } });
};

const testOffline = () => {
  if (!window.isSecureContext) return outcome("offline", "change", "insecure");
  let isThere = false;
  try {
    isThere = Boolean(navigator.serviceWorker) && window.origin !== "null";
  } catch (error) {
    // Some browsers throw where it is forbidden.
  }
  return isThere ? outcome("offline", "good", "good") : outcome("offline", "change", "absent", { who: "browser" });
};

const testUnpack = () => (typeof DecompressionStream === "function"
  ? outcome("unpack", "good", "good")
  : outcome("unpack", "change", "absent", { who: "browser" }));
