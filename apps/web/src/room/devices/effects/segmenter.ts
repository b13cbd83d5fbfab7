import type { SelfieSegmentation } from '@mediapipe/selfie_segmentation';
import { EffectError } from './effect.js';

/** Finds the person in a picture. */
export interface Segmenter {
  /** The mask's alpha is the person; valid until the next call. */
  maskOf(picture: HTMLCanvasElement): Promise<CanvasImageSource>;
  close(): void;
}

declare global {
  interface Window {
    SelfieSegmentation?: typeof SelfieSegmentation;
  }
}

/** Width and height that the landscape model looks at; more would be thrown away. */
export const segmentedSize = { width: 256, height: 144 };

/**
 * MediaPipe's selfie segmentation, from files of our own origin: a WebAssembly program of 6 MB and a model of 250 kB that nobody
 * loads who does not blur. Rejects with EffectError.
 */
export async function openSegmenter(): Promise<Segmenter> {
  if (!canRun()) throw new EffectError('unsupported');
  const files = await locations();
  await loadScript(files['selfie_segmentation.js'] ?? '');
  if (window.SelfieSegmentation === undefined) throw new EffectError('failed');
  const model = new window.SelfieSegmentation({ locateFile: (name) => files[name] ?? name });
  let mask: CanvasImageSource | null = null;
  model.onResults(({ segmentationMask }) => {
    mask = segmentationMask;
  });
  model.setOptions({ modelSelection: 1 });
  await model.initialize();
  return {
    maskOf: async (picture) => {
      await model.send({ image: picture });
      if (mask === null) throw new EffectError('failed');
      return mask;
    },
    close: () => void model.close().catch(() => undefined),
  };
}

/** The program wants WebGL 2 and WebAssembly's vector instructions; all browsers of the last years have them. */
function canRun(): boolean {
  const probe = document.createElement('canvas').getContext('webgl2');
  if (probe === null || typeof WebAssembly === 'undefined') return false;
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
  return {
    'selfie_segmentation.js': program.default,
    'selfie_segmentation.binarypb': graph.default,
    'selfie_segmentation_landscape.tflite': model.default,
    'selfie_segmentation.tflite': square.default,
    'selfie_segmentation_solution_simd_wasm_bin.js': loader.default,
    'selfie_segmentation_solution_simd_wasm_bin.wasm': binary.default,
    'selfie_segmentation_solution_simd_wasm_bin.data': data.default,
  };
}

let script: Promise<void> | null = null;

function loadScript(source: string): Promise<void> {
  script ??= new Promise<void>((resolve, reject) => {
    const element = document.createElement('script');
    element.src = source;
    element.onload = () => resolve();
    element.onerror = () => {
      script = null;
      element.remove();
      reject(new EffectError('failed'));
    };
    document.head.append(element);
  });
  return script;
}
