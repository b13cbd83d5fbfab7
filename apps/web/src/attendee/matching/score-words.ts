/**
 * How a mutual score is put into words. 0.5 means that both sides are as likely as not to say yes. At a fair of 450 people the heads
 * of lists come to .85 to .97, the ends to .6 to .8, hardly seen people who get a place to .3, and two people at random to less than .1.
 */
export function scoreWord(score: number): 'excellent' | 'good' | 'fair' | 'weak' {
  if (score >= 0.85) return 'excellent';
  if (score >= 0.65) return 'good';
  return score >= 0.35 ? 'fair' : 'weak';
}
