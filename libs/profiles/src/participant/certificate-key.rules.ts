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

/**
 * Answers the keys of lists of certificates, each once a list. Remembers what it has seen: a whole fair names the same few hundred
 * certificates tens of thousands of times.
 */
export function certificateKeyring(): (written: readonly string[]) => string[] {
  const known = new Map<string, string>();
  const keyOf = (text: string): string => {
    const key = known.get(text) ?? certificateKey(text);
    known.set(text, key);
    return key;
  };
  return (written) => (written.length === 0 ? [] : [...new Set(written.map(keyOf).filter((key) => key !== ''))]);
}
