const notes = [523.25, 783.99];
const noteSeconds = 0.45;

/** Plays a fifth on the given speaker, or on the default one where the browser offers no choice. */
export async function playTestSound(speakerId: string | null): Promise<void> {
  const context = new AudioContext();
  const out = context.createMediaStreamDestination();
  const audio = new Audio();
  try {
    audio.srcObject = out.stream;
    if (speakerId !== null && 'setSinkId' in audio) await audio.setSinkId(speakerId);
    await audio.play();
    for (const [index, frequency] of notes.entries()) playNote(context, out, frequency, index * noteSeconds);
    await new Promise((resolve) => setTimeout(resolve, notes.length * noteSeconds * 1_000 + 200));
  } finally {
    audio.pause();
    audio.srcObject = null;
    await context.close();
  }
}

function playNote(context: AudioContext, out: AudioNode, frequency: number, after: number): void {
  const tone = context.createOscillator();
  const volume = context.createGain();
  const start = context.currentTime + after;
  tone.frequency.value = frequency;
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(0.25, start + 0.03);
  volume.gain.linearRampToValueAtTime(0, start + noteSeconds);
  tone.connect(volume).connect(out);
  tone.start(start);
  tone.stop(start + noteSeconds);
}
