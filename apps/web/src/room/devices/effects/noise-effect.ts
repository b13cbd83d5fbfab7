import { EffectError, type StartEffect } from './effect.js';

/** RNNoise works on 48 kHz. */
const sampleRate = 48_000;

/** Takes hum, fans and keyboards out of a voice: RNNoise in an audio worklet, in this browser. */
export const startNoiseEffect: StartEffect = async (input, onProblem) => {
  if (typeof AudioWorkletNode === 'undefined' || typeof WebAssembly === 'undefined')
    throw new EffectError('unsupported');
  const [{ loadRnnoise, RnnoiseWorkletNode }, { default: worklet }, { default: url }, { default: simdUrl }] =
    await Promise.all([
      import('@sapphi-red/web-noise-suppressor'),
      import('@sapphi-red/web-noise-suppressor/rnnoiseWorklet.js?url&no-inline'),
      import('@sapphi-red/web-noise-suppressor/rnnoise.wasm?url&no-inline'),
      import('@sapphi-red/web-noise-suppressor/rnnoise_simd.wasm?url&no-inline'),
    ]);
  const context = new AudioContext({ sampleRate, latencyHint: 'interactive' });
  try {
    const [wasmBinary] = await Promise.all([loadRnnoise({ url, simdUrl }), context.audioWorklet.addModule(worklet)]);
    const suppressor = new RnnoiseWorkletNode(context, { wasmBinary, maxChannels: 1 });
    suppressor.addEventListener('processorerror', () => onProblem('failed'));
    const out = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
    context
      .createMediaStreamSource(new MediaStream([input]))
      .connect(suppressor)
      .connect(out);
    await running(context);
    const [track] = out.stream.getAudioTracks();
    if (track === undefined) throw new EffectError('failed');
    return {
      track,
      close: () => {
        if (context.state === 'closed') return;
        track.stop();
        suppressor.destroy();
        void context.close();
      },
    };
  } catch (error) {
    void context.close();
    throw error;
  }
};

/** A page that nobody has touched yet may not process sound; the untreated voice goes out until then. */
async function running(context: AudioContext): Promise<void> {
  if (context.state === 'running') return;
  await new Promise<void>((resolve, reject) => {
    const wake = () => void context.resume().catch(() => undefined);
    const look = () => {
      if (context.state === 'suspended') return;
      for (const event of touches) document.removeEventListener(event, wake);
      context.removeEventListener('statechange', look);
      if (context.state === 'running') resolve();
      else reject(new EffectError('failed'));
    };
    for (const event of touches) document.addEventListener(event, wake);
    context.addEventListener('statechange', look);
    wake();
  });
}

const touches = ['pointerdown', 'keydown'] as const;
