import { useTranslation } from 'react-i18next';
import { isNamedTerm } from './term-names.js';

/** The name of a term of the score; one that is newer than this app keeps its code. */
export function useTermName(): (term: string) => string {
  const { t } = useTranslation('attendee');
  return (term) => (isNamedTerm(term) ? t(`numbers.term.${term}`) : term);
}
