import { type BrowserContext, expect, type Page } from '@playwright/test';

/** Switches under which Chromium brings cameras and microphones of its own: a moving picture and a beep every second. */
export const fakeMediaSwitches = [
  '--use-fake-device-for-media-stream=device-count=3',
  '--use-fake-ui-for-media-stream',
];

interface Received {
  framesDecoded: number;
  audioEnergy: number;
}

interface StatsEntry {
  type: string;
  kind?: string;
  framesDecoded?: number;
  totalAudioEnergy?: number;
}

/** Shows the call's WebRTC statistics to the test. To be called before the room's page is opened. */
export async function exposeRoomStats(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    // The mails of the development mailbox are frames without storage.
    if (window === window.top) localStorage.setItem('parvis.room.stats', 'on');
  });
}

/** Gives a page a camera with small pictures only. To be called before the page is opened. */
export async function limitCamera(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.addInitScript((most) => {
    const { mediaDevices } = navigator;
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = (wanted) =>
      open(typeof wanted?.video === 'object' ? { ...wanted, video: { ...wanted.video, ...most } } : wanted);
  }, size);
}

/** Goes in from the page with the check of the devices. */
export async function joinRoom(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(Join the meeting|Entrer dans la réunion)$/ }).click();
  await expectInRoom(page);
}

/** In the room, with the connection standing. */
export async function expectInRoom(page: Page): Promise<void> {
  await expect(page.locator('[data-phase="live"]')).toBeVisible({ timeout: 20_000 });
}

/** So many people are in the room, the one on this page included. */
export async function expectPeople(page: Page, count: number, timeout = 20_000): Promise<void> {
  await expect(page.locator(`[data-room-people="${count}"]`)).toBeVisible({ timeout });
}

/** The others are seen and heard: decoded frames and audio energy grow, and each one's picture has colours in it. */
export async function expectVideoFlows(page: Page): Promise<void> {
  const before = await received(page);
  await expect
    .poll(async () => (await received(page)).framesDecoded, { message: 'decoded frames', timeout: 20_000 })
    .toBeGreaterThan(before.framesDecoded + 10);
  await expect
    .poll(async () => (await received(page)).audioEnergy, { message: 'audio energy', timeout: 20_000 })
    .toBeGreaterThan(before.audioEnergy);
  const pictures = page.locator('figure[data-participant]:not([data-self]) video');
  await expect.poll(() => pictures.count(), { message: 'pictures of the others' }).toBeGreaterThan(0);
  for (const picture of await pictures.all()) {
    await expect
      .poll(() => picture.evaluate(brightest), { message: 'brightness of the picture', timeout: 10_000 })
      .toBeGreaterThan(60);
  }
}

/** Milliseconds from the click on "join" (or from the reload's own join) to the first picture of someone else. */
export async function firstFrameMs(page: Page): Promise<number> {
  const handle = await page.waitForFunction(() => {
    const [join] = performance.getEntriesByName('parvis:join').slice(-1);
    const first = performance
      .getEntriesByName('parvis:first-frame')
      .find((mark) => join && mark.startTime >= join.startTime);
    return join && first ? first.startTime - join.startTime : null;
  });
  return (await handle.jsonValue()) ?? Number.NaN;
}

async function received(page: Page): Promise<Received> {
  const stats = await page.evaluate(async () => {
    const room = (window as unknown as { __parvisRoom?: { getStats(): Promise<object[]> } }).__parvisRoom;
    return room === undefined ? null : await room.getStats();
  });
  if (stats === null) throw new Error('the page shows no statistics: call exposeRoomStats before it is opened');
  const inbound = (stats as StatsEntry[]).filter(({ type }) => type === 'inbound-rtp');
  const sum = (kind: string, read: (entry: StatsEntry) => number | undefined) =>
    inbound.filter((entry) => entry.kind === kind).reduce((total, entry) => total + (read(entry) ?? 0), 0);
  return {
    framesDecoded: sum('video', (entry) => entry.framesDecoded),
    audioEnergy: sum('audio', (entry) => entry.totalAudioEnergy),
  };
}

/** Runs in the page: the brightest channel of any pixel of what the video shows now, 0 to 255. */
function brightest(element: Element): number {
  const video = element as HTMLVideoElement;
  const canvas = document.createElement('canvas');
  canvas.width = 32;
  canvas.height = 18;
  const context = canvas.getContext('2d');
  if (context === null) return 0;
  context.drawImage(video, 0, 0, canvas.width, canvas.height);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return data.reduce((most, value, index) => (index % 4 === 3 ? most : Math.max(most, value)), 0);
}
