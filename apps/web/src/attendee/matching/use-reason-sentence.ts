import type { DealSize, Intent, MatchReason } from '@parvis/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { useLocale } from '../../i18n/use-locale.js';
import { useTopics } from '../topics/use-topics.js';
import { type ReasonVoice, reasonParts } from './reason-sentence.js';

/** Puts a reason of the matcher into words, with the topics' names in the reader's language. */
export function useReasonSentence(): (reason: MatchReason, voice: ReasonVoice) => string | null {
  const { t } = useTranslation('attendee');
  const locale = useLocale();
  const format = useFormat();
  const topics = useTopics();
  return useMemo(() => {
    const languages = new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' });
    const names = {
      topic: topics.nameOf,
      language: (code: string) => languages.of(code) ?? code,
      intent: (intent: Intent) => t(`business.intent.${intent}`).toLocaleLowerCase(locale),
      dealSize: (size: DealSize) => t(`business.dealSize.${size}`),
    };
    return (reason, voice) => {
      const parts = reasonParts(reason, names);
      if (!parts) return null;
      if (parts.named.length === 0) return t(`reason.${voice}.plain.${parts.code}`);
      return t(`reason.${voice}.named.${parts.code}`, { named: format.list(parts.named) });
    };
  }, [t, locale, format, topics]);
}
