/** A piece of a message: plain words, or an address that can be opened. */
export interface TextPart {
  text: string;
  /** Only http and https. */
  href: string | null;
}

const address = /https?:\/\/[^\s<>"'`]+/gi;
/** What stands behind an address in a sentence and is none of it. */
const tail = /[.,;:!?…»”’\])}]+$/;

/** Finds the addresses in a message. What it answers is shown as text, never as HTML. */
export function partsOf(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(address)) {
    const found = trimmed(match[0]);
    const href = hrefOf(found);
    if (href === null) continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index), href: null });
    parts.push({ text: found, href });
    end = match.index + found.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), href: null });
  return parts;
}

/** A closing bracket belongs to an address that has opened one. */
function trimmed(found: string): string {
  const short = found.replace(tail, '');
  const rest = found.slice(short.length);
  return rest.startsWith(')') && short.includes('(') ? `${short})` : short;
}

function hrefOf(text: string): string | null {
  try {
    const url = new URL(text);
    // Names and passwords in an address are there to deceive.
    return url.username === '' && url.password === '' && url.hostname !== '' ? url.href : null;
  } catch {
    return null;
  }
}
