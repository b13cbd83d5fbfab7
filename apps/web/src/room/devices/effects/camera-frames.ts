/** Something that a canvas can draw, and how large it is. */
export interface Frame {
  image: CanvasImageSource;
  width: number;
  height: number;
}

type OnFrame = (frame: Frame) => Promise<void>;

/** Chromium's way to a track's frames; not in TypeScript's DOM library. */
interface TrackProcessor {
  readonly readable: ReadableStream<VideoFrame>;
}
declare global {
  interface Window {
    MediaStreamTrackProcessor?: new (init: { track: MediaStreamTrack; maxBufferSize?: number }) => TrackProcessor;
  }
}

/** Calls `onFrame` with one camera picture after the other, leaving out what comes while one is worked on. Answers how to stop. */
export function readFrames(track: MediaStreamTrack, onFrame: OnFrame, onError: (error: unknown) => void): () => void {
  return window.MediaStreamTrackProcessor
    ? readByProcessor(new window.MediaStreamTrackProcessor({ track, maxBufferSize: 1 }), onFrame, onError)
    : readByVideo(track, onFrame, onError);
}

function readByProcessor(processor: TrackProcessor, onFrame: OnFrame, onError: (error: unknown) => void): () => void {
  const reader = processor.readable.getReader();
  let isStopped = false;
  const run = async () => {
    while (!isStopped) {
      const { value: frame } = await reader.read();
      if (frame === undefined) return;
      try {
        if (!isStopped) await onFrame({ image: frame, width: frame.displayWidth, height: frame.displayHeight });
      } finally {
        frame.close();
      }
    }
  };
  run().catch((error: unknown) => !isStopped && onError(error));
  return () => {
    isStopped = true;
    reader.cancel().catch(() => undefined);
  };
}

const everyMs = 40;

function readByVideo(track: MediaStreamTrack, onFrame: OnFrame, onError: (error: unknown) => void): () => void {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = new MediaStream([track]);
  video.play().catch(() => undefined);
  // A worker's clock goes on while the page is in the background; the page's own is slowed down.
  const clock = new Worker(new URL('./ticker.worker.ts', import.meta.url), { type: 'module' });
  let isBusy = false;
  clock.onmessage = () => {
    const { videoWidth: width, videoHeight: height } = video;
    if (isBusy || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || width === 0) return;
    isBusy = true;
    onFrame({ image: video, width, height })
      .catch(onError)
      .finally(() => {
        isBusy = false;
      });
  };
  clock.postMessage(everyMs);
  return () => {
    clock.terminate();
    video.srcObject = null;
  };
}
