/**
 * Lets the scan page open without network: a service worker keeps what this page has loaded, and nothing else. It is a few lines of
 * our own, since the usual libraries keep the whole app, which is many times as much as a scanner needs.
 */
export async function keepPage(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  await navigator.serviceWorker.register('/scan-worker.js', { scope: '/fairs/' });
  // Loaded before they are needed, so that they are there when the network is not.
  const { default: QrScanner } = await import('qr-scanner');
  const engine = await QrScanner.createQrEngine();
  if (engine instanceof Worker) engine.terminate();
  const { active } = await navigator.serviceWorker.ready;
  const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name));
  const own = loaded.filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/assets/'));
  active?.postMessage({ keep: [...new Set(own.map(({ pathname }) => pathname))] });
}
