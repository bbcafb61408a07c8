// The service worker: keeps the whole app in the browser, so that it opens without a network.
//
// The build writes this into sw.js, after two lines of its own (xtask/src/bundle/install.rs): BUILD, the name of the build,
// and FILES, every file that the app may need with the hash of its content.
//
// Each build has a cache of its own, which is filled as a whole or not at all. The page comes from the build of the worker
// that is in use; files with a hash in their name come from whichever build has them, so that a tab that is still at work
// with an older one gets what belongs to it. What is in no cache comes from the network, as though there were no worker.

// Caches are the whole site's, and another folder of it may hold another copy of the app.
const OURS = `kommunkompass ${registration.scope} `;
const OWN = OURS + BUILD;
const at = (name) => new URL(name, registration.scope).href;
const PAGE = at("./index.html");
const KEPT = new Set(Object.keys(FILES).map(at));
const HASHED = /-[0-9a-f]{16}[./]/;

// A file that is missing, cut short or of another version than the list is refused, and with it the whole build.
const load = async ([name, integrity]) => {
  const response = await fetch(at(name), { integrity, cache: "no-store" });
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  // What came by way of another address may not answer the opening of a page.
  const answer = response.redirected ? new Response(await response.blob(), { headers: response.headers }) : response;
  return [at(name), answer];
};

addEventListener("install", (event) => event.waitUntil((async () => {
  const files = await Promise.all(Object.entries(FILES).map(load));
  try {
    const cache = await caches.open(OWN);
    await Promise.all(files.map(([address, answer]) => cache.put(address, answer)));
  } catch (error) {
    // There is no room: half a build is none.
    await caches.delete(OWN);
    throw error;
  }
})()));

addEventListener("activate", (event) => event.waitUntil(clients.claim().then(tidy)));

const inCache = (cacheName, address) => caches.match(address, { cacheName, ignoreVary: true });

const find = async (address) => {
  const own = await inCache(OWN, address);
  if (own || !HASHED.test(address)) return own;
  for (const name of await caches.keys()) {
    const found = name.startsWith(OURS) && await inCache(name, address);
    if (found) return found;
  }
};

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(registration.scope)) return;
  const [address] = request.url.split(/[?#]/);
  const opens = request.mode === "navigate";
  const wanted = opens && address === registration.scope ? PAGE : address;
  // Any other page, and what no build has, is none of the worker's business.
  if (opens ? wanted !== PAGE : !KEPT.has(request.url) && !HASHED.test(address)) return;
  event.respondWith(find(opens ? PAGE : request.url).then((found) => found ?? fetch(request)));
});

// What build each page runs, by the page's id; null until it has answered. A worker forgets it when it rests, and asks again.
const builds = new Map();

addEventListener("message", (event) => {
  if (event.data?.take) event.waitUntil(skipWaiting());
  if (event.data?.build) {
    builds.set(event.source.id, event.data.build);
    event.waitUntil(tidy());
  }
});

// Deletes older builds that no page runs any more. While a newer one waits, nothing is touched; a page that does not answer
// may run any build.
const tidy = async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS));
  const windows = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const pages = windows.filter(({ url }) => url.startsWith(registration.scope));
  for (const page of pages.filter(({ id }) => !builds.has(id))) {
    builds.set(page.id, null);
    page.postMessage({ ask: "build" });
  }
  const run = pages.map(({ id }) => builds.get(id));
  if (registration.installing || registration.waiting || run.includes(null)) return;
  // In the order in which they were made: what comes after this one's is newer.
  const older = names.slice(0, Math.max(0, names.indexOf(OWN)));
  await Promise.all(older.filter((name) => !run.includes(name.slice(OURS.length))).map((name) => caches.delete(name)));
};
