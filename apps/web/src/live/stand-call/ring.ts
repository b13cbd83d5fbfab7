const everyMs = 3_000;
const notes = [659.25, 523.25];
const noteSeconds = 0.35;

/** Rings until it is told to stop. A browser that plays nothing before the first click stays silent. */
export function startRinging(): () => void {
  const context = new AudioContext();
  const ring = () => {
    for (const [index, frequency] of notes.entries()) playNote(context, frequency, index * noteSeconds);
  };
  ring();
  const timer = setInterval(ring, everyMs);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}

function playNote(context: AudioContext, frequency: number, after: number): void {
  const tone = context.createOscillator();
  const volume = context.createGain();
  const start = context.currentTime + after;
  tone.frequency.value = frequency;
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(0.2, start + 0.03);
  volume.gain.linearRampToValueAtTime(0, start + noteSeconds);
  tone.connect(volume).connect(context.destination);
  tone.start(start);
  tone.stop(start + noteSeconds);
}
