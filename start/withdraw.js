// A service worker that takes itself away, with all that others before it have kept. It is what `cargo xtask serve --dev`
// serves as sw.js, and what a site serves that no longer wants the app to be kept (docs/offline.md). Drafts stay.

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil((async () => {
  const names = await caches.keys();
  const ours = names.filter((name) => name.startsWith(`kommunkompass ${registration.scope} `));
  await Promise.all(ours.map((name) => caches.delete(name)));
  await registration.unregister();
})()));
