// Has the browser keep the app, and follows what becomes of it: whether it opens without a network, and new versions.
//
// The program is given what `updates` returns, as `updates` of its host (docs/host.md). What it is told are two words:
// - whether the app opens without a network: "ready", "soon", "insecure" (no https), "impossible" (not in this browser or
//   this window), "failed" (not all could be fetched; tried again when the page is opened next);
// - of new versions: "none", "waiting" (one is here, whole, and is taken when somebody says so), "taken" (another tab has;
//   this one goes on with the files of its own build).

// A page that is open for days asks for a new version when it is looked at, but not more often than this.
const BETWEEN = 60 * 60 * 1000;

const whyNot = () => {
  if (!isSecureContext) return "insecure";
  // In a frame, storage may be the frame's alone; there the network is as good.
  return window.top !== window || !navigator.serviceWorker ? "impossible" : null;
};

// Where the browser takes no plain text for the address of a program, this policy vouches for one address only.
const trusted = (worker) => {
  const policy = globalThis.trustedTypes?.createPolicy("kommunkompass", { createScriptURL: () => worker });
  return policy ? policy.createScriptURL("") : worker;
};

export const updates = ({ build, worker }) => {
  // A page that is not kept, such as the one for frames: nothing is said of it.
  if (!worker) return { begin: () => {} };
  let listener;
  let registration;
  let isTaking = false;
  let asked = 0;
  let offline = whyNot() ?? "soon";
  let news = "none";
  const tell = (isOffline, isNew) => {
    offline = isOffline ?? offline;
    news = isNew ?? news;
    listener?.(offline, news);
  };

  // A worker on its way: the first one, or that of a new version.
  const follow = (coming) => coming?.addEventListener("statechange", () => {
    if (coming.state === "installed" && registration.active) tell(null, "waiting");
    if (coming.state === "activated") tell("ready", null);
    // What became of it does not matter while there is another.
    if (coming.state === "redundant" && !registration.active) tell("failed", null);
  });

  const ask = () => {
    if (document.visibilityState !== "visible" || Date.now() - asked < BETWEEN) return;
    asked = Date.now();
    // Without a network there is nothing new.
    registration.update().catch(() => {});
  };

  const begin = async () => {
    if (offline !== "soon") return;
    const container = navigator.serviceWorker;
    let isKept = Boolean(container.controller);
    container.addEventListener("message", ({ data, source }) => {
      if (data?.ask === "build") source.postMessage({ build });
    });
    container.startMessages();
    container.addEventListener("controllerchange", () => {
      if (isTaking) location.reload();
      else if (isKept) tell("ready", "taken");
      isKept = true;
    });
    try {
      registration = await container.register(trusted(worker), { updateViaCache: "none" });
    } catch (error) {
      // Forbidden by the browser's settings, or not to be had from the site.
      return tell(error.name === "SecurityError" ? "impossible" : "failed", null);
    }
    registration.addEventListener("updatefound", () => follow(registration.installing));
    follow(registration.installing);
    if (registration.active) {
      isKept = true;
      tell("ready", registration.waiting ? "waiting" : null);
      registration.active.postMessage({ build });
      ask();
    }
    document.addEventListener("visibilitychange", ask);
  };

  return {
    begin,
    listen: (callback) => {
      listener = callback;
      tell();
    },
    // Takes the new version in this tab. Whoever calls has seen to it that everything is saved.
    take: () => {
      isTaking = true;
      if (registration?.waiting) registration.waiting.postMessage({ take: true });
      else location.reload();
    },
  };
};
