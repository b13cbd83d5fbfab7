import type { MatchReason } from '@parvis/contracts';

/** Codes of the matcher that the catalogue has sentences for, in both voices. */
export const reasonCodes = [
  'they-offer-what-you-seek',
  'they-seek-what-you-offer',
  'related-topic',
  'words-in-common',
  'common-language',
  'wishes-to-meet-you',
  'you-wish-to-meet',
  'same-place',
  'same-country',
  'no-common-language',
  'one-sided',
  'thin-profile',
] as const;
export type KnownReasonCode = (typeof reasonCodes)[number];

/** Who is told: the reader about the other, or what the other gains, told to the reader. */
export type ReasonVoice = 'forYou' | 'forThem';

interface ReasonParts {
  code: KnownReasonCode;
  /** What the sentence names: topics, words or languages. Empty where the reason names none or none exists any more. */
  named: string[];
}

const isKnown = (code: string): code is KnownReasonCode => reasonCodes.some((one) => one === code);

/** A reason ready for the catalogue; null for a code that this version of the app has no words for. */
export function reasonParts(
  { code, topicIds = [], words = [], languages = [] }: MatchReason,
  names: { topic: (id: string) => string | undefined; language: (code: string) => string },
): ReasonParts | null {
  if (!isKnown(code)) return null;
  const topics = topicIds.map(names.topic).filter((name) => name !== undefined);
  return { code, named: [...topics, ...words, ...languages.map(names.language)] };
}
