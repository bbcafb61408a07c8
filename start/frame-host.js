// For a page with the program in a frame: gives the frame the height of what is in it, makes events of its messages, and
// methods of its answers. Frames are found by their mark: <iframe data-kommun-kompass src="…/embed.html?host=…">. It is
// written about in docs/iframe.md.
//
// A plain script: the browser runs a module of another origin only if its server sends Access-Control-Allow-Origin. A page
// with two such frames may have it twice; the first counts.

if (!window.kommunkompassFrames) {
  window.kommunkompassFrames = true;
  const MARK = "iframe[data-kommun-kompass]";
  const EVENTS = ["ready", "change", "save", "error"];
  const METHODS = ["exportDraft", "importDraft", "setLanguage"];

  // The only origin that messages of the frame are taken from. A sandbox without allow-same-origin has none.
  const originOf = (frame) =>
    frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin")
      ? "null"
      : new URL(frame.src, document.baseURI).origin;

  const post = (frame, message) => {
    const origin = originOf(frame);
    frame.contentWindow.postMessage(message, origin === "null" ? "*" : origin);
  };

  // What waits for an answer, by number.
  const waiting = new Map();
  let last = 0;

  // A promise that is kept when the program in the frame has started; `since` is the page of the frame that said so
  // last.
  const starts = new WeakMap();
  const begin = (frame) => {
    const one = { since: starts.get(frame)?.since };
    one.promise = new Promise((resolve, reject) => {
      const settle = (by) => (value) => {
        one.isSettled = true;
        by(value);
      };
      one.resolve = settle(resolve);
      one.reject = settle(reject);
    });
    // Nobody may be waiting.
    one.promise.catch(() => {});
    starts.set(frame, one);
    return one;
  };
  const start = (frame) => starts.get(frame) ?? begin(frame);

  // The frame has another page than the one that was asked: what it was asked is not answered any more.
  const forget = (frame) => {
    for (const [id, one] of waiting) {
      if (one.frame !== frame) continue;
      waiting.delete(id);
      one.reject(new Error("The frame was loaded again."));
    }
  };

  const call = async (frame, method, given) => {
    await start(frame).promise;
    last += 1;
    const id = last;
    return new Promise((resolve, reject) => {
      waiting.set(id, { frame, resolve, reject });
      post(frame, { type: "kompass:call", id, method, given });
    });
  };

  const take = (frame) => {
    if (frame.kompass) return;
    frame.kompass = Object.fromEntries(METHODS.map((method) => [method, (...given) => call(frame, method, given)]));
  };

  // The frame says once more that it is ready when it is, or as soon as it is.
  const hello = (frame) => {
    take(frame);
    if (start(frame).isSettled) begin(frame);
    post(frame, { type: "kompass:hello" });
  };

  const setHeight = (frame, height) => {
    if (!Number.isFinite(height) || height <= 0) return;
    const borders = getComputedStyle(frame).boxSizing === "border-box" ? frame.offsetHeight - frame.clientHeight : 0;
    frame.style.setProperty("height", `${height + borders}px`, "important");
  };

  addEventListener("message", (event) => {
    const frame = [...document.querySelectorAll(MARK)].find((one) => one.contentWindow === event.source);
    if (!frame || event.origin !== originOf(frame)) return;
    const { type, height, id, value, error, detail, since } = event.data ?? {};
    switch (type) {
      case "kompass:height":
        setHeight(frame, height);
        return;
      case "kompass:view":
        if (frame.getBoundingClientRect().top < 0) frame.scrollIntoView({ block: "start" });
        return;
      case "kompass:answer": {
        const one = waiting.get(id);
        if (one?.frame !== frame) return;
        waiting.delete(id);
        if (error === undefined) one.resolve(value);
        else one.reject(new Error(error));
        return;
      }
    }
    const name = EVENTS.find((one) => type === `kompass:${one}`);
    if (!name) return;
    take(frame);
    if (name === "ready") {
      const one = start(frame);
      one.resolve();
      // A frame of an older version does not tell.
      if (since !== undefined && one.since === since) return;
      if (one.since !== undefined) forget(frame);
      one.since = since;
    }
    if (detail?.code === "start-failed") start(frame).reject(new Error(detail.message));
    frame.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  });

  // What a frame loads is not told to the page, but that it has; heard on the way down, for frames that come later too.
  document.addEventListener("load", (event) => {
    if (event.target instanceof HTMLIFrameElement && event.target.matches(MARK)) hello(event.target);
  }, true);

  for (const frame of document.querySelectorAll(MARK)) {
    take(frame);
    // Only a frame that has loaded is of its origin; before, it is an empty page of this one, where the message would
    // be refused. A foreign document cannot be seen.
    const content = frame.contentDocument;
    if (!content || (content.URL !== "about:blank" && content.readyState === "complete")) hello(frame);
  }
}
