import { folded } from '../text/folded.rules.js';

const marks = /[™®©]/g;
/** `ISO 9001:2015` and `ISO 9001 (2015)` are editions of one certificate. */
const edition = /(?<=\d)[\s:(–-]+(19|20)\d\d\)?$/;
/** National and European adoptions of an ISO standard are that standard. */
const adoption = /^((nf|din|bs|nbn|uni|une|nen)[\s-]+)?(en[\s-]+)?iso([\s/-]*iec)?(?=[\s\d:-])/;

/**
 * What makes two spellings one certificate: `ISO 9001`, `iso-9001` and `NF EN ISO 9001:2015` are `iso9001`. Empty where nothing but
 * punctuation was written.
 */
export const certificateKey = (written: string): string =>
  folded(written.replace(marks, ''))
    .replace(edition, '')
    .replace(adoption, 'iso')
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Keys of certificates, each once. */
export const certificateKeys = (written: readonly string[]): string[] => [
  ...new Set(written.map(certificateKey).filter((key) => key !== '')),
];
