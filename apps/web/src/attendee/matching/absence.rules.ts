import type { Absence } from '@parvis/contracts';

interface WayOn {
  page: 'matches' | 'profile' | 'wishes';
  label: 'matches' | 'profile' | 'terms' | 'wishes';
}

/** The page on which the viewer can do something about an absence; null where there is nothing to be done. */
export function wayOn({ code }: Pick<Absence, 'code'>): WayOn | null {
  if (code === 'in-list') return { page: 'matches', label: 'matches' };
  if (code === 'requirement-missing') return { page: 'profile', label: 'terms' };
  if (code === 'you-said-no' || code === 'answered') return { page: 'wishes', label: 'wishes' };
  if (code === 'nothing-in-common' || code === 'others-fit-better') return { page: 'profile', label: 'profile' };
  return null;
}

const worthAsking: ReadonlySet<Absence['code']> = new Set([
  'nothing-in-common',
  'colleague-fits-better',
  'colleague-asked',
  'in-demand',
  'others-fit-better',
]);

/** Whether it is worth offering to wish for this person all the same. */
export const isWorthAsking = ({ code }: Pick<Absence, 'code'>): boolean => worthAsking.has(code);
