/** What one direction of a voice went through. */
export interface VoicePath {
  /** To the media node and back, in ms. */
  roundTripMs: number;
  jitterMs: number;
  /** Share of the sound that was lost or made up, 0 to 1. */
  loss: number;
}

/** Framing and look-ahead of Opus with 20 ms packets. */
const codecMs = 26.5;
/** The E-model's basic rating with all defaults (G.107, 2015, 7.2). */
const basicRating = 93.2;
/** Delay from which talking becomes a strain. */
const strainMs = 177.3;
/**
 * Robustness against loss. G.113 lists none for Opus; this is our choice between G.729A (19) and G.711 with concealment (25.1).
 */
const robustness = 22;

/**
 * Estimated mean opinion score of a voice, 1 (unusable) to 4.5.
 *
 * The E-model of ITU-T G.107 in the reduced form of Cole and Rosenbluth, "Voice over IP performance monitoring" (2001): delay
 * with a jitter buffer of twice the jitter, random loss. An estimate for comparing lines, no measurement of what was heard.
 */
export function voiceScore({ roundTripMs, jitterMs, loss }: VoicePath): number {
  const delay = roundTripMs / 2 + 2 * jitterMs + codecMs;
  const delayImpairment = 0.024 * delay + (delay > strainMs ? 0.11 * (delay - strainMs) : 0);
  const percent = loss * 100;
  const lossImpairment = (95 * percent) / (percent + robustness);
  const rating = Math.min(100, Math.max(0, basicRating - delayImpairment - lossImpairment));
  const score = 1 + 0.035 * rating + rating * (rating - 60) * (100 - rating) * 7e-6;
  // Below a rating of about 6.5 the cubic dips under 1, which the scale does not have.
  return Math.min(4.5, Math.max(1, score));
}
