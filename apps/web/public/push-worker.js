// Shows what Parvis tells this browser when no page of it is open. Registered for a path of its own, so it stands in the way of no page.
self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('push', (event) => {
  const { title, body, path, tag } = event.data.json();
  const shown = { body, tag, icon: '/parvis.svg', data: { path } };
  event.waitUntil(self.registration.showNotification(title, shown));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const target = new URL(event.notification.data.path, self.location.origin);
  // Nothing leads away from our own pages.
  if (target.origin === self.location.origin) event.waitUntil(open(target.href));
});

// The page may be open already, perhaps with a call in it: no other page is taken away for it.
async function open(href) {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const page = pages.find(({ url }) => url === href || url.startsWith(`${href}/`));
  await (page ? page.focus() : self.clients.openWindow(href));
}
