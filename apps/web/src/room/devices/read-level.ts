const everyMs = 60;

/** Tells a track's loudness from 0 to 1, ten or more times a second. Answers how to stop. */
export function readLevel(track: MediaStreamTrack, onLevel: (level: number) => void): () => void {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 512;
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    // A page that nobody has clicked yet may not run sound; each tick is a new chance.
    if (context.state === 'suspended') {
      void context.resume();
      return;
    }
    analyser.getFloatTimeDomainData(samples);
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
    // -60 dB to -10 dB, the range of speech, over the whole scale.
    onLevel(Math.min(Math.max((10 * Math.log10(power + 1e-9) + 60) / 50, 0), 1));
  }, everyMs);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}
