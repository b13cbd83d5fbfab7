import type { RingSound } from './ring-choice.js';

interface Melody {
  /** In Hz, one after the other. */
  notes: readonly number[];
  noteSeconds: number;
  wave: OscillatorType;
}

const everyMs = 3_000;
const melodies: Readonly<Record<Exclude<RingSound, 'none'>, Melody>> = {
  bell: { notes: [659.25, 523.25], noteSeconds: 0.35, wave: 'sine' },
  chime: { notes: [523.25, 659.25, 783.99, 1046.5], noteSeconds: 0.22, wave: 'triangle' },
  phone: { notes: [440, 480, 440, 480, 440, 480], noteSeconds: 0.12, wave: 'square' },
};

/** Rings until it is told to stop. A browser that plays nothing before the first click stays silent. */
export function startRinging(sound: RingSound): () => void {
  if (sound === 'none') return () => undefined;
  const context = new AudioContext();
  play(context, melodies[sound]);
  const timer = setInterval(() => play(context, melodies[sound]), everyMs);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}

/** Rings once, to hear what it sounds like. */
export function ringOnce(sound: RingSound): void {
  if (sound === 'none') return;
  const context = new AudioContext();
  const { notes, noteSeconds } = melodies[sound];
  play(context, melodies[sound]);
  setTimeout(() => void context.close(), notes.length * noteSeconds * 1_000 + 100);
}

function play(context: AudioContext, { notes, noteSeconds, wave }: Melody): void {
  for (const [index, frequency] of notes.entries()) {
    const tone = context.createOscillator();
    const volume = context.createGain();
    const start = context.currentTime + index * noteSeconds;
    tone.type = wave;
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0, start);
    // A square wave is louder than a sine of the same height.
    volume.gain.linearRampToValueAtTime(wave === 'square' ? 0.07 : 0.2, start + 0.03);
    volume.gain.linearRampToValueAtTime(0, start + noteSeconds);
    tone.connect(volume).connect(context.destination);
    tone.start(start);
    tone.stop(start + noteSeconds);
  }
}
