import type { SelfieSegmentation } from '@mediapipe/selfie_segmentation';

/**
 * Runs MediaPipe's selfie segmentation beside the page: starting it takes seconds on a slow machine, and each picture some milliseconds. The
 * program is written for a page, so it finds here the little of one that it asks for. Without imports, since only a classic worker can load
 * scripts.
 */
type Asked = { files: Record<string, string> } | { picture: ImageBitmap };
type Told = { isReady: true } | { mask: ImageBitmap } | { problem: string };

interface Page {
  window: unknown;
  document: unknown;
  importScripts(source: string): void;
  SelfieSegmentation?: typeof SelfieSegmentation;
}
const page = self as unknown as Page;

function scriptElement() {
  const listeners: Record<string, () => void> = {};
  let source = '';
  return {
    setAttribute: (name: string, value: string) => {
      if (name === 'src') source = value;
    },
    addEventListener: (name: string, listener: () => void) => {
      listeners[name] = listener;
    },
    load: () => {
      try {
        page.importScripts(source);
        listeners.load?.();
      } catch {
        listeners.error?.();
      }
    },
  };
}

page.window = self;
page.document = {
  createElement: (tag: string) =>
    tag === 'canvas' ? Object.assign(new OffscreenCanvas(1, 1), { style: {} }) : scriptElement(),
  body: { appendChild: (script: ReturnType<typeof scriptElement>) => script.load() },
  addEventListener: () => {},
  getElementById: () => null,
  querySelector: () => null,
};

let model: SelfieSegmentation | null = null;
let mask: ImageBitmap | null = null;

async function start(files: Record<string, string>): Promise<Told> {
  page.importScripts(files['selfie_segmentation.js'] ?? '');
  if (page.SelfieSegmentation === undefined) throw new Error('the program did not load');
  model = new page.SelfieSegmentation({ locateFile: (name) => files[name] ?? name });
  model.onResults(({ segmentationMask }) => {
    mask = segmentationMask as unknown as ImageBitmap;
  });
  // On the processor: its shaders take seconds to build where graphics are done in software, and little is won where they are not.
  const options = { modelSelection: 1, useCpuInference: true };
  model.setOptions(options);
  await model.initialize();
  return { isReady: true };
}

async function find(picture: ImageBitmap): Promise<Told> {
  await model?.send({ image: picture as unknown as HTMLCanvasElement });
  picture.close();
  if (mask === null) throw new Error('no mask');
  return { mask };
}

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  const tell = (told: Told, handedOver: Transferable[] = []) => self.postMessage(told, { transfer: handedOver });
  const work = 'files' in data ? start(data.files) : find(data.picture);
  work.then(
    (told) => tell(told, 'mask' in told ? [told.mask] : []),
    (error: unknown) => tell({ problem: String(error) }),
  );
});
