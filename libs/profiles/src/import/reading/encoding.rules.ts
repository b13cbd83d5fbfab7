import { isUtf8 } from 'node:buffer';
import { analyse } from 'chardet';
import iconv from 'iconv-lite';

/** Encodings of Latin letters, the likeliest first: Windows, newer ISO, classic Mac, MS-DOS, Windows of Central Europe. */
const latin = ['windows-1252', 'iso-8859-15', 'macintosh', 'cp850', 'windows-1250'] as const;

/** What a statistical guess is believed about; among Latin encodings it takes short French texts for Turkish ones. */
const otherScripts =
  /^(UTF-16|UTF-32|Shift_JIS|EUC-|Big5|GB|ISO-2022|windows-125[1356]|KOI8|ISO-8859-[5678]$|mac-?cyrillic)/i;
const enoughConfidence = 30;

const sampleBytes = 256 * 1024;
const runBytes = 32 * 1024;

/**
 * Finds the encoding of a text file: byte order mark, then UTF-8 if the bytes are valid as such, then UTF-16 by its zero
 * bytes, then other scripts by statistics, then the Latin one-byte encoding that reads best.
 */
export function detectEncoding(bytes: Buffer): string {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const zeros = zeroBytes(bytes.subarray(0, 4096));
  if (zeros) return zeros;
  if (isUtf8(bytes)) return 'utf-8';
  const [best] = analyse(runFromFirstHighByte(bytes));
  if (best && otherScripts.test(best.name) && best.confidence >= enoughConfidence && iconv.encodingExists(best.name)) {
    return best.name.toLowerCase();
  }
  return bestLatin(surroundingsOfHighBytes(bytes));
}

/** UTF-16 without a mark: every second byte of plain text is zero. */
function zeroBytes(head: Buffer): string | null {
  if (head.length < 8) return null;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < head.length; index += 2) {
    if (head[index] === 0) even += 1;
    if (head[index + 1] === 0) odd += 1;
  }
  const most = (head.length / 2) * 0.6;
  if (odd > most && even < odd / 10) return 'utf-16le';
  if (even > most && odd < even / 10) return 'utf-16be';
  return null;
}

/** Statistics need text in one piece: letters of other scripts are several bytes. */
function runFromFirstHighByte(bytes: Buffer): Buffer {
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const lineStart = bytes.lastIndexOf(0x0a, first) + 1;
  return bytes.subarray(lineStart, lineStart + runBytes);
}

/** The text around each byte beyond ASCII: a file's only accent may be at its end. */
function surroundingsOfHighBytes(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  let length = 0;
  for (let index = 0; index < bytes.length && length < sampleBytes; index += 1) {
    if ((bytes[index] ?? 0) < 0x80) continue;
    const end = Math.min(bytes.length, index + 16);
    const part = bytes.subarray(Math.max(0, index - 16), end);
    parts.push(part, Buffer.from('\n'));
    length += part.length + 1;
    index = end;
  }
  return Buffer.concat(parts);
}

function bestLatin(sample: Buffer): string {
  let best: string = latin[0];
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const encoding of latin) {
    const score = plausibility(iconv.decode(sample, encoding));
    if (score > bestScore) [best, bestScore] = [encoding, score];
  }
  return best;
}

const usualLetter = /[àáâãäåæçèéêëìíîïñòóôõöøœßùúûüýÿšžąćčďęěłńňőřśťůűźżăşţ]/i;
const usualSign = /[€«»°–—’‘“”…·²³™®©§½\u00a0]/;

/** How well a text reads: usual accented letters count for it, signs within words and capitals after small letters against it. */
function plausibility(text: string): number {
  let score = 0;
  for (let index = 0; index < text.length; index += 1) {
    const sign = text.charAt(index);
    if (sign.charCodeAt(0) < 0x80) continue;
    const isAfterSmall = /\p{Ll}/u.test(text.charAt(index - 1));
    const isWithin = isAfterSmall && /\p{Ll}/u.test(text.charAt(index + 1));
    if (usualLetter.test(sign)) score += isAfterSmall && /\p{Lu}/u.test(sign) ? 0 : 2;
    else if (usualSign.test(sign)) score += isWithin && !/[’·\u00a0]/.test(sign) ? -3 : 0.5;
    else score -= isWithin ? 3 : 1;
  }
  return score;
}
