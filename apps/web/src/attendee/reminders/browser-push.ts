import type { addPushDevice, BodyInputOf } from '@parvis/contracts';

/** Controls no page: what it is told, it shows by itself. */
const scope = '/push/';

/** `blocked`: the browser was told never to ask. `home-screen`: an iPhone gives push to pages on its home screen only. */
export type PushAbility = 'possible' | 'blocked' | 'home-screen' | 'none';

export function pushAbility(): PushAbility {
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window))
    return /iPhone|iPad/.test(navigator.userAgent) ? 'home-screen' : 'none';
  return Notification.permission === 'denied' ? 'blocked' : 'possible';
}

async function ownSubscription(): Promise<PushSubscription | null> {
  if (pushAbility() === 'none' || pushAbility() === 'home-screen') return null;
  const registration = await navigator.serviceWorker.getRegistration(scope);
  return (await registration?.pushManager.getSubscription()) ?? null;
}

/** By which the server names this browser's subscription: SHA-256 of its address, base64url. Null where there is none. */
export async function ownMark(): Promise<string | null> {
  const subscription = await ownSubscription();
  if (!subscription) return null;
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(subscription.endpoint));
  return toBase64Url(digest);
}

type Subscription = Pick<BodyInputOf<typeof addPushDevice>, 'endpoint' | 'keys'>;

/** Asks the browser, and by it the person. Null when the person does not want it. @throws when the browser's push service fails */
export async function subscribe(publicKey: string): Promise<Subscription | null> {
  if ((await Notification.requestPermission()) !== 'granted') return null;
  const registration = await registered();
  // One for a former key of the server's would stay, and nothing would ever come by it.
  await (await registration.pushManager.getSubscription())?.unsubscribe();
  const subscription = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: publicKey,
  });
  const key = (name: PushEncryptionKeyName) => toBase64Url(subscription.getKey(name) ?? new ArrayBuffer(0));
  return { endpoint: subscription.endpoint, keys: { p256dh: key('p256dh'), auth: key('auth') } };
}

/** Gives up this browser's subscription. */
export async function unsubscribe(): Promise<void> {
  await (await ownSubscription())?.unsubscribe();
}

async function registered(): Promise<ServiceWorkerRegistration> {
  const registration = await navigator.serviceWorker.register('/push-worker.js', { scope });
  const worker = registration.active ?? registration.waiting ?? registration.installing;
  if (!worker || worker.state === 'activated') return registration;
  await new Promise<void>((resolve) => {
    worker.addEventListener('statechange', () => worker.state === 'activated' && resolve());
  });
  return registration;
}

function toBase64Url(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
