import { EffectError } from './effect.js';

/** Finds the person in a picture. */
export interface Segmenter {
  /** The mask's alpha is the person. Takes the picture over; the mask is the caller's to close. Rejects with EffectError. */
  maskOf(picture: ImageBitmap): Promise<ImageBitmap>;
  close(): void;
}

/** Width and height that the landscape model looks at; more would be thrown away. */
export const segmentedSize = { width: 256, height: 144 };

type Told = { isReady: true } | { mask: ImageBitmap } | { problem: string };

/**
 * MediaPipe's selfie segmentation in a worker, from files of our own origin: a WebAssembly program of 6 MB and a model of 250 kB that
 * nobody loads who does not blur. Rejects with EffectError.
 */
export async function openSegmenter(): Promise<Segmenter> {
  if (!canRun()) throw new EffectError('unsupported');
  const worker = new Worker(new URL('./segmenter.worker.ts', import.meta.url));
  let reject = (_: EffectError) => {};
  const ask = (message: object, handedOver: Transferable[] = []) =>
    new Promise<Told>((resolve, fail) => {
      reject = fail;
      worker.onmessage = ({ data }: MessageEvent<Told>) =>
        'problem' in data ? fail(new EffectError('failed')) : resolve(data);
      worker.postMessage(message, handedOver);
    });
  worker.onerror = () => reject(new EffectError('failed'));
  const close = () => {
    worker.terminate();
    reject(new EffectError('failed'));
  };
  try {
    await ask({ files: await locations() });
  } catch (error) {
    close();
    throw error;
  }
  return {
    maskOf: async (picture) => {
      const told = await ask({ picture }, [picture]);
      if (!('mask' in told)) throw new EffectError('failed');
      return told.mask;
    },
    close,
  };
}

/** The program wants WebGL 2 beside the page and WebAssembly's vector instructions; all browsers of the last years have them. */
function canRun(): boolean {
  if (typeof OffscreenCanvas === 'undefined' || typeof WebAssembly === 'undefined') return false;
  const probe = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (probe === null) return false;
  probe.getExtension('WEBGL_lose_context')?.loseContext();
  return WebAssembly.validate(vectorProgram);
}

/** The smallest program with a vector in it (from the WebAssembly feature detection of GoogleChromeLabs). */
const vectorProgram = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
]);

async function locations(): Promise<Record<string, string>> {
  const [program, graph, model, square, loader, binary, data] = await Promise.all([
    import('@mediapipe/selfie_segmentation/selfie_segmentation.js?url&no-inline'),
    import('@mediapipe/selfie_segmentation/selfie_segmentation.binarypb?url&no-inline'),
    import('@mediapipe/selfie_segmentation/selfie_segmentation_landscape.tflite?url&no-inline'),
    import('@mediapipe/selfie_segmentation/selfie_segmentation.tflite?url&no-inline'),
    import('@mediapipe/selfie_segmentation/selfie_segmentation_solution_simd_wasm_bin.js?url&no-inline'),
    import('@mediapipe/selfie_segmentation/selfie_segmentation_solution_simd_wasm_bin.wasm?url&no-inline'),
    import('@mediapipe/selfie_segmentation/selfie_segmentation_solution_simd_wasm_bin.data?url&no-inline'),
  ]);
  const files = {
    'selfie_segmentation.js': program.default,
    'selfie_segmentation.binarypb': graph.default,
    'selfie_segmentation_landscape.tflite': model.default,
    'selfie_segmentation.tflite': square.default,
    'selfie_segmentation_solution_simd_wasm_bin.js': loader.default,
    'selfie_segmentation_solution_simd_wasm_bin.wasm': binary.default,
    'selfie_segmentation_solution_simd_wasm_bin.data': data.default,
  };
  // The worker's own address lies elsewhere.
  return Object.fromEntries(Object.entries(files).map(([name, path]) => [name, new URL(path, location.href).href]));
}
