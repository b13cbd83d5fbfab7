/**
 * How a mutual score is put into words. 0.5 means that both sides are as likely as not to say yes; lists show the best of many,
 * so most of what is on them lies well above it.
 */
export function scoreWord(score: number): 'excellent' | 'good' | 'fair' | 'weak' {
  if (score >= 0.9) return 'excellent';
  if (score >= 0.7) return 'good';
  return score >= 0.4 ? 'fair' : 'weak';
}
