import { expect, type Page } from '@playwright/test';

/** One stream from somebody else, as the page's statistics show it. */
export interface SeenStream {
  participantId: string;
  source: string;
  isPaused: boolean;
  packets: number;
  framesDecoded: number;
  width: number | null;
  audioEnergy: number;
}

/** What the call's page receives now. `exposeRoomStats` has to have been called for its context. */
export async function lookIntoRoom(page: Page): Promise<SeenStream[]> {
  const seen = await page.evaluate(async () => {
    const room = (window as unknown as { __parvisRoom?: { look(): Promise<{ consumers: object[] }> } }).__parvisRoom;
    return room === undefined ? null : (await room.look()).consumers;
  });
  if (seen === null) throw new Error('the page shows no statistics');
  return seen as SeenStream[];
}

/** All that the page tells of its call, for the message of a failure. */
const wholeLook = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const room = (window as unknown as { __parvisRoom?: { look(): Promise<object> } }).__parvisRoom;
    return room === undefined ? 'no call' : JSON.stringify(await room.look(), null, 2);
  });

export const cameras = async (page: Page) => (await lookIntoRoom(page)).filter(({ source }) => source === 'camera');

/** What flows within a while from everybody else, of one kind of stream. */
export async function flowOf(
  page: Page,
  source: 'camera' | 'microphone' | 'screen' | 'screen-audio',
  milliseconds = 1_500,
): Promise<{ packets: number; frames: number; energy: number }> {
  const sum = async () => {
    const streams = (await lookIntoRoom(page)).filter((stream) => stream.source === source);
    const of = (read: (stream: SeenStream) => number) => streams.reduce((total, stream) => total + read(stream), 0);
    return { packets: of((s) => s.packets), frames: of((s) => s.framesDecoded), energy: of((s) => s.audioEnergy) };
  };
  const before = await sum();
  await page.waitForTimeout(milliseconds);
  const after = await sum();
  return {
    packets: after.packets - before.packets,
    frames: after.frames - before.frames,
    energy: after.energy - before.energy,
  };
}

/** The codecs of the pictures that are sent (`outbound-rtp`) or that come in, such as `VP8`. */
export async function videoCodecs(page: Page, direction: 'inbound-rtp' | 'outbound-rtp'): Promise<string[]> {
  const stats = await page.evaluate(async () => {
    const room = (window as unknown as { __parvisRoom?: { getStats(): Promise<object[]> } }).__parvisRoom;
    return room === undefined ? [] : await room.getStats();
  });
  const entries = stats as {
    id: string;
    type: string;
    kind?: string;
    codecId?: string;
    mimeType?: string;
    active?: boolean;
  }[];
  const codecs = new Map(entries.filter(({ type }) => type === 'codec').map(({ id, mimeType }) => [id, mimeType]));
  const used = entries.filter(({ type, kind, active }) => type === direction && kind === 'video' && active !== false);
  return [...new Set(used.flatMap(({ codecId }) => codecs.get(codecId ?? '')?.replace('video/', '') ?? []))];
}

/** Pictures of so many others are decoded, each of them, and the voices of as many have energy. */
export async function expectEverybodySeenAndHeard(page: Page, others: number): Promise<void> {
  await withLook(page, () => expectFlows(page, others));
}

/** A failure also tells how the page saw its call then. */
export async function withLook(page: Page, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const told = error instanceof Error ? error.message : String(error);
    throw new Error(`${told}\n\nThe call as the page sees it: ${await wholeLook(page)}`, { cause: error });
  }
}

async function expectFlows(page: Page, others: number): Promise<void> {
  await expect.poll(async () => (await cameras(page)).length, { message: 'pictures', timeout: 30_000 }).toBe(others);
  const before = new Map((await lookIntoRoom(page)).map((stream) => [key(stream), stream]));
  const hasGrown = (stream: SeenStream) => {
    const earlier = before.get(key(stream));
    if (stream.source === 'camera') return stream.framesDecoded > (earlier?.framesDecoded ?? 0) + 5;
    return stream.audioEnergy > (earlier?.audioEnergy ?? 0);
  };
  const growing = async (source: string) =>
    (await lookIntoRoom(page)).filter((stream) => stream.source === source && hasGrown(stream)).length;
  await expect.poll(() => growing('camera'), { message: 'pictures that are decoded', timeout: 40_000 }).toBe(others);
  // With more people than that, only the loudest are sent.
  await expect
    .poll(() => growing('microphone'), { message: 'voices that are heard', timeout: 30_000 })
    .toBeGreaterThanOrEqual(Math.min(others, 3));
}

/** No picture is decoded for two seconds. */
export async function expectNoPictures(page: Page): Promise<void> {
  const frames = async () => (await cameras(page)).reduce((sum, { framesDecoded }) => sum + framesDecoded, 0);
  await expect
    .poll(
      async () => {
        const before = await frames();
        await page.waitForTimeout(2_000);
        return (await frames()) - before;
      },
      { message: 'frames in two seconds', timeout: 20_000 },
    )
    .toBeLessThanOrEqual(0);
}

/** Widths of the layers of a 720p camera, and up to which height of a tile each is enough (a quarter of enlargement is allowed). */
const layers = [
  { width: 320, enoughFor: 180 * 1.25 },
  { width: 640, enoughFor: 360 * 1.25 },
  { width: 1280, enoughFor: Number.POSITIVE_INFINITY },
];

/** No picture of the others is larger than its tile can show. */
export async function expectSizesOfTiles(page: Page): Promise<void> {
  const tooLarge = async () => {
    const tiles = await page.locator('figure[data-participant]:not([data-self]) video').evaluateAll((videos) =>
      videos.map((video) => {
        const { clientWidth, clientHeight, videoWidth } = video as HTMLVideoElement;
        return { wanted: Math.max(clientHeight, (clientWidth * 9) / 16) * devicePixelRatio, videoWidth };
      }),
    );
    if (tiles.length === 0) return ['no tile'];
    const limit = (wanted: number) => layers.find(({ enoughFor }) => wanted <= enoughFor)?.width ?? 0;
    return tiles.filter(({ wanted, videoWidth }) => videoWidth === 0 || videoWidth > limit(wanted));
  };
  await expect.poll(tooLarge, { message: 'pictures that are larger than needed', timeout: 30_000 }).toEqual([]);
}

const key = ({ participantId, source }: SeenStream) => `${participantId} ${source}`;
