// Keeps the page for scanning badges, so that it opens without network. Registered by that page only; whatever else is asked for
// goes its usual way.
const cacheName = 'parvis-scan-1';
const shell = '/index.html';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

// The page says what it has loaded; what former versions of it needed is dropped.
self.addEventListener('message', (event) => {
  const { keep } = event.data;
  if (Array.isArray(keep)) event.waitUntil(keepAll(keep));
});

async function keepAll(paths) {
  const cache = await caches.open(cacheName);
  const wanted = new Set([shell, ...paths]);
  for (const request of await cache.keys()) if (!wanted.has(new URL(request.url).pathname)) await cache.delete(request);
  await Promise.all(
    [...wanted].map(async (path) => {
      if (path !== shell && (await cache.match(path))) return;
      const response = await fetch(path);
      if (response.ok) await cache.put(path, response);
    }),
  );
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    if (/^\/fairs\/[^/]+\/scan$/.test(pathname)) event.respondWith(fetchOr(request, shell));
  } else if (pathname.startsWith('/assets/')) event.respondWith(fetchOr(request, pathname));
});

async function fetchOr(request, path) {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await (await caches.open(cacheName)).match(path);
    if (kept) return kept;
    throw error;
  }
}
