import type { DealSize, Intent, LocalText, MatchReason } from '@parvis/contracts';

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
  'intents-fit',
  'size-sought',
  'stage-sought',
  'deal-size-fits',
  'certificates-held',
  'reliable',
  'no-common-language',
  'one-sided',
  'thin-profile',
  'intents-differ',
  'deal-size-differs',
  'certificate-missing',
  'exclusivity-conflict',
  'often-absent',
  'met-before',
] as const;
export type KnownReasonCode = (typeof reasonCodes)[number];

/** Who is told: the reader about the other, or what the other gains, told to the reader. */
export type ReasonVoice = 'forYou' | 'forThem';

interface ReasonParts {
  code: KnownReasonCode;
  /** What the sentence names, such as topics or languages. Empty where the reason names nothing or nothing that still exists. */
  named: string[];
  /** By which product it is offered; empty where by none, or by one that has no name in this language. */
  product: string;
}

/** Puts what a reason refers to into the reader's language. */
export interface ReasonNames {
  topic: (id: string) => string | undefined;
  product: (name: LocalText) => string;
  language: (code: string) => string;
  intent: (intent: Intent) => string;
  dealSize: (size: DealSize) => string;
}

const isKnown = (code: string): code is KnownReasonCode => reasonCodes.some((one) => one === code);

/** A standard's folded key as it is written: `iso9001` -> `ISO 9001`. Other certificates stay as they are. */
const certificateName = (key: string): string =>
  key.replace(/^([a-z]{2,5})(\d.*)$/, (_, letters: string, number: string) => `${letters.toUpperCase()} ${number}`);

/** A reason ready for the catalogue; null for a code that this version of the app has no words for. */
export function reasonParts(reason: MatchReason, names: ReasonNames): ReasonParts | null {
  const { code, topicIds = [], words = [], languages = [], intents = [], dealSizes = [], certificates = [] } = reason;
  if (!isKnown(code)) return null;
  const topics = topicIds.map(names.topic).filter((name) => name !== undefined);
  const named = [
    ...topics,
    ...words,
    ...languages.map(names.language),
    ...intents.map(names.intent),
    ...dealSizes.map(names.dealSize),
    ...certificates.map(certificateName),
  ];
  return { code, named, product: reason.product ? names.product(reason.product.name) : '' };
}
