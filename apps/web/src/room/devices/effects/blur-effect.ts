import { type Frame, readFrames } from './camera-frames.js';
import { EffectError, type StartEffect } from './effect.js';
import { Pace } from './pace.js';
import { openSegmenter, segmentedSize } from './segmenter.js';

const pace = { least: 12, windowMs: 2_500, windows: 2, graceMs: 4_000 };
const longest = 1_280;
/** How much smaller the background is drawn before it is drawn large again: that is the blur, and it needs no filter. */
const coarseness = [4, 3, 2] as const;

/** Blurs what is behind the person, in this browser. The first picture has to be done before it resolves. */
export const startBlurEffect: StartEffect = async (input, onProblem) => {
  const segmenter = await openSegmenter();
  const out = document.createElement('canvas');
  const stream = out.captureStream(30);
  const [track] = stream.getVideoTracks();
  if (track === undefined) throw new EffectError('unsupported');
  const painter = new BlurPainter(out);
  const watch = new Pace(pace, performance.now());
  let stop = () => {};
  let isClosed = false;
  let done = 0;
  const close = () => {
    if (isClosed) return;
    isClosed = true;
    stop();
    track.stop();
    segmenter.close();
    painter.close();
  };
  try {
    await new Promise<void>((first, reject) => {
      const late = setTimeout(() => reject(new EffectError('slow')), firstWithinMs);
      const paint = async (frame: Frame) => {
        painter.take(frame);
        // Every other picture: in a thirtieth of a second nobody gets far, and it halves the work.
        if (done % 2 === 0) painter.setMask(await segmenter.maskOf(await painter.small()));
        painter.paint();
        clearTimeout(late);
        first();
        done += 1;
        if (document.visibilityState === 'hidden') watch.pause(performance.now());
        else if (watch.step(performance.now())) onProblem('slow');
      };
      stop = readFrames(input, paint, () => {
        reject(new EffectError('failed'));
        if (!isClosed) onProblem('failed');
      });
    });
  } catch (error) {
    close();
    throw error;
  }
  return { track, close };
};

const firstWithinMs = 20_000;

/** Paints a person over the same picture made coarse. */
class BlurPainter {
  private readonly picture = document.createElement('canvas');
  private mask: ImageBitmap | null = null;
  private readonly steps = coarseness.map(() => document.createElement('canvas'));

  constructor(private readonly out: HTMLCanvasElement) {}

  /** Keeps the frame. */
  take({ image, width, height }: Frame): void {
    const scale = Math.min(1, longest / Math.max(width, height));
    resizeTo(this.picture, Math.round(width * scale), Math.round(height * scale));
    draw(this.picture, image);
  }

  /** The kept frame as small as the person is to be found in. */
  small(): Promise<ImageBitmap> {
    return createImageBitmap(this.picture, {
      resizeWidth: segmentedSize.width,
      resizeHeight: segmentedSize.height,
      resizeQuality: 'low',
    });
  }

  setMask(mask: ImageBitmap): void {
    this.mask?.close();
    this.mask = mask;
  }

  close(): void {
    this.mask?.close();
    this.mask = null;
  }

  paint(): void {
    const { mask } = this;
    if (mask === null) return;
    const { width, height } = this.picture;
    resizeTo(this.out, width, height);
    const context = this.out.getContext('2d');
    if (context === null) throw new EffectError('unsupported');
    const background = this.blurred();
    context.globalCompositeOperation = 'copy';
    context.imageSmoothingQuality = 'medium';
    context.drawImage(mask, 0, 0, width, height);
    context.globalCompositeOperation = 'source-in';
    context.drawImage(this.picture, 0, 0);
    context.globalCompositeOperation = 'destination-over';
    context.drawImage(background, 0, 0, width, height);
  }

  private blurred(): HTMLCanvasElement {
    let from = this.picture;
    let { width, height } = this.picture;
    for (const [index, factor] of coarseness.entries()) {
      width = Math.max(Math.round(width / factor), 2);
      height = Math.max(Math.round(height / factor), 2);
      const step = this.steps[index] ?? this.picture;
      resizeTo(step, width, height);
      draw(step, from);
      from = step;
    }
    // And up again in steps, or the coarse pixels would show as squares.
    for (let index = this.steps.length - 2; index >= 0; index -= 1) {
      const step = this.steps[index] ?? this.picture;
      draw(step, from);
      from = step;
    }
    return from;
  }
}

function resizeTo(canvas: HTMLCanvasElement, width: number, height: number): void {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}

function draw(canvas: HTMLCanvasElement, image: CanvasImageSource): void {
  const context = canvas.getContext('2d');
  if (context === null) throw new EffectError('unsupported');
  context.imageSmoothingQuality = 'medium';
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
}
