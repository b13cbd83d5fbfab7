/** How a mutual score is put into words; 0.5 means that both sides are as likely as not to say yes. */
export function scoreWord(score: number): 'excellent' | 'good' | 'fair' | 'weak' {
  if (score >= 0.75) return 'excellent';
  if (score >= 0.5) return 'good';
  return score >= 0.25 ? 'fair' : 'weak';
}
