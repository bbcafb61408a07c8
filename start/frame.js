// What embed.html has before start.js: the same page in a frame. The settings stand in the query, and the page around is
// told of what happens and may ask for things, if its origin is on the list in the query: docs/iframe.md.

const query = new URLSearchParams(location.search);

const origins = query.getAll("host").flatMap((host) => {
  try {
    return [new URL(host).origin];
  } catch {
    return [];
  }
});
// Nobody is around a page in a window of its own.
const hosts = parent === window ? [] : origins;

// The origin of the page around. Some browsers tell it; else it is known once the page has said hello, or when there is
// only one that it can be. A message for another origin is not delivered, whoever asks.
const around = () => {
  const told = location.ancestorOrigins?.[0] ?? (document.referrer && new URL(document.referrer).origin);
  if (told) return hosts.includes(told) ? told : null;
  return hosts.length === 1 ? hosts[0] : null;
};
let peer = around();

const send = (message) => {
  if (peer) parent.postMessage(message, peer);
};

// The height of what is in the frame, which does not depend on the height of the frame (style/tokens.css).
let height = 0;
const root = document.documentElement;
const measure = () => {
  const now = Math.ceil(root.getBoundingClientRect().height);
  if (now === height) return;
  height = now;
  send({ type: "kompass:height", height });
};

const methods = {};
let ready;
let notReady;
const isReady = new Promise((resolve, reject) => {
  ready = resolve;
  notReady = reject;
});
isReady.catch(() => {});
let hasStarted = false;
// What the page around has to hear of a program that could not start.
let failure;
// The page around may hear twice that it is ready: which page of the frame is, tells it.
const sayReady = () => send({ type: "kompass:ready", since: performance.timeOrigin });

const answer = async ({ id, method, given }) => {
  try {
    await isReady;
    // Only what the program has offered, and not what every object has.
    if (!Object.hasOwn(methods, method) || method === "close") throw new Error(`There is no method ${method}.`);
    const [first] = given ?? [];
    const isText = method === "importDraft" && !(first instanceof File);
    const value = await methods[method](...(isText ? [new File([first], "kompass.json")] : given ?? []));
    send({ type: "kompass:answer", id, value });
  } catch (error) {
    send({ type: "kompass:answer", id, error: String(error?.message ?? error) });
  }
};

if (hosts.length > 0) {
  root.setAttribute("data-framed", "");
  new ResizeObserver(measure).observe(root);
  addEventListener("message", (event) => {
    if (event.source !== parent || !hosts.includes(event.origin)) return;
    switch (event.data?.type) {
      case "kompass:hello":
        peer = event.origin;
        send({ type: "kompass:height", height });
        if (hasStarted) sayReady();
        if (failure) send(failure);
        break;
      case "kompass:call":
        answer(event.data);
        break;
    }
  });
  // The page around scrolls, not the frame; it is told of another view, which begins at the top.
  addEventListener("hashchange", () => send({ type: "kompass:view" }));
}

const theme = query.get("theme");
if (theme === "light" || theme === "dark") root.setAttribute("data-theme", theme);

// Read by start.js; docs/host.md.
window.kommunkompassFrame = {
  namespace: query.get("storage-key") ?? "",
  settings: {
    municipality: query.get("municipality") ?? "",
    edition: query.get("edition") ?? "",
    language: query.get("lang") ?? "",
    page: new URL("index.html", document.baseURI).href,
  },
  ...hosts.length > 0 && {
    tell: (event, detail) => {
      const message = { type: `kompass:${event}`, detail };
      if (detail?.code === "start-failed") {
        failure = message;
        notReady(new Error(detail.message));
      }
      send(message);
    },
    offer: (name, method) => {
      methods[name] = method;
      // The last of them.
      if (name !== "close") return;
      hasStarted = true;
      ready();
      sayReady();
    },
  },
};
