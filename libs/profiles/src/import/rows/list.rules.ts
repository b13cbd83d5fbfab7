/** The parts of a list in one cell, between `|`, else `;`, else `,`; without empty ones. */
export function splitList(text: string): string[] {
  const separator = ['|', ';', ','].find((sign) => text.includes(sign)) ?? '|';
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** The same, but a text that is itself an entry is not taken apart at its commas. */
export const splitEntries = (text: string, isEntry: (text: string) => boolean): string[] =>
  isEntry(text) ? [text] : splitList(text);
