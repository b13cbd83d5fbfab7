import type { RefusedWish } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import type english from '../../i18n/en/organiser.json';

type Sentence = keyof (typeof english)['timetable']['reason'];
type Name = keyof (typeof english)['timetable']['reasonShort'];

/** The reasons of refusals in words: a sentence about two people, and a short name for filters. */
export function useRefusalWords() {
  const { t, i18n } = useTranslation('organiser');
  const has = (group: 'reason' | 'reasonShort', reason: string) =>
    i18n.exists(`timetable.${group}.${reason}`, { ns: 'organiser' });
  return {
    sentenceOf: ({ reason, a, b }: RefusedWish) => {
      const known: Sentence = has('reason', reason) ? (reason as Sentence) : 'other';
      return t(`timetable.reason.${known}`, { a: a.name, b: b.name });
    },
    nameOf: (reason: string) => {
      const known: Name = has('reasonShort', reason) ? (reason as Name) : 'other';
      return t(`timetable.reasonShort.${known}`);
    },
  };
}
