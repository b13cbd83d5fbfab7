/** Sound and picture that are made for a test and shown to nobody. */
export interface TestMedia {
  tone: MediaStreamTrack;
  /** Noise, which no encoder can make small: it uses all the rate that it is allowed. */
  picture: MediaStreamTrack;
  close(): void;
}

const width = 640;
const height = 360;
const framesPerSecond = 15;

export function openTestMedia(): TestMedia {
  const context = new AudioContext();
  const picture = noise();
  const tone = quietTone(context);
  return {
    tone,
    picture: picture.track,
    close: () => {
      picture.stop();
      tone.stop();
      void context.close();
    },
  };
}

function quietTone(context: AudioContext): MediaStreamTrack {
  const tone = context.createOscillator();
  const volume = context.createGain();
  const out = context.createMediaStreamDestination();
  volume.gain.value = 0.01;
  tone.connect(volume).connect(out);
  tone.start();
  return trackOf(out.stream.getAudioTracks());
}

function noise(): { track: MediaStreamTrack; stop(): void } {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('this browser draws no pictures');
  const image = context.createImageData(width, height);
  const pixels = new Uint32Array(image.data.buffer);
  let seed = 1;
  const draw = () => {
    for (let index = 0; index < pixels.length; index += 1) {
      // xorshift32 (Marsaglia 2003): fast, and random enough for an encoder.
      seed ^= seed << 13;
      seed ^= seed >>> 17;
      seed ^= seed << 5;
      pixels[index] = seed | 0xff000000;
    }
    context.putImageData(image, 0, 0);
  };
  draw();
  const timer = setInterval(draw, 1_000 / framesPerSecond);
  const track = trackOf(canvas.captureStream(framesPerSecond).getVideoTracks());
  return {
    track,
    stop: () => {
      clearInterval(timer);
      track.stop();
    },
  };
}

function trackOf([track]: MediaStreamTrack[]): MediaStreamTrack {
  if (track === undefined) throw new Error('this browser makes no test media');
  return track;
}
