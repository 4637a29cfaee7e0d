/*
 * Keeps the library for times without a network (hub/offline.py tells VERSION and FILES). A page of the library, and all
 * that it loads, comes from the copy, so that its parts always fit together; any other page comes from the network. A new
 * copy waits until somebody asks for it or no page is open.
 */
/* global VERSION, FILES */
const OURS = `hub ${registration.scope} `;
const COPY = OURS + VERSION;
const ADDRESSES = new Set(FILES.map((file) => new URL(file, registration.scope).href));

addEventListener("install", (event) => event.waitUntil(fill()));
addEventListener("activate", (event) => event.waitUntil(takeOver()));
addEventListener("message", ({ data }) => data === "take over" && skipWaiting());
addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(registration.scope)) event.respondWith(answer(event));
});

async function fill() {
  const copy = await caches.open(COPY);
  await copy.addAll([...ADDRESSES].map((address) => new Request(address, { cache: "no-cache" })));
}

async function takeOver() {
  for (const name of await caches.keys()) if (name.startsWith(OURS) && name !== COPY) await caches.delete(name);
  await clients.claim();
}

async function answer({ request, clientId }) {
  const asksForPage = request.mode === "navigate";
  const page = asksForPage ? request.url : (await clients.get(clientId))?.url;
  const copy = await caches.open(COPY);
  const kept = await copy.match(plain(request.url));
  if (kept && page && ADDRESSES.has(plain(page))) return kept;
  try {
    return await fetch(request);
  } catch (error) {
    const instead = kept ?? (asksForPage && (await copy.match(new URL("offline/", registration.scope))));
    if (instead) return instead;
    throw error;
  }
}

/** An address without what does not tell a file from another. */
function plain(address) {
  const { origin, pathname } = new URL(address);
  return origin + pathname.replace(/\/index\.html$/, "/");
}
