import type { DealSize, Intent, MatchReason } from '@parvis/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { useLocale } from '../../i18n/use-locale.js';
import { useLocalText } from '../../live/use-local-text.js';
import { useTopics } from '../topics/use-topics.js';
import { type ReasonVoice, reasonParts } from './reason-sentence.js';

/** Puts a reason of the matcher into words, with the topics' names in the reader's language. */
export function useReasonSentence(): (reason: MatchReason, voice: ReasonVoice) => string | null {
  const { t } = useTranslation('attendee');
  const locale = useLocale();
  const format = useFormat();
  const topics = useTopics();
  const textOf = useLocalText();
  return useMemo(() => {
    const languages = new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' });
    const names = {
      topic: topics.nameOf,
      product: textOf,
      language: (code: string) => languages.of(code) ?? code,
      intent: (intent: Intent) => t(`business.intent.${intent}`).toLocaleLowerCase(locale),
      dealSize: (size: DealSize) => t(`business.dealSize.${size}`),
    };
    return (reason, voice) => {
      const parts = reasonParts(reason, names);
      if (!parts) return null;
      const { code, product } = parts;
      if (parts.named.length === 0) return t(`reason.${voice}.plain.${code}`);
      const named = format.list(parts.named);
      if (product && code === 'they-offer-what-you-seek') return t(`reason.${voice}.byProduct`, { named, product });
      return t(`reason.${voice}.named.${code}`, { named });
    };
  }, [t, locale, format, topics, textOf]);
}
