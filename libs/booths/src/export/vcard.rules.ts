import type { ExportedLead } from './exported-lead.js';

const escaped = (text: string) =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll(/\r\n|\r|\n/g, '\\n')
    .replaceAll(',', '\\,')
    .replaceAll(';', '\\;');

/** Lines of at most 75 bytes, continued with a blank; no character is cut (RFC 2426, 2.6). */
function folded(line: string): string {
  const lines: string[] = [];
  let current = '';
  for (const character of line) {
    if (Buffer.byteLength(current + character) > 75) {
      lines.push(current);
      current = ' ';
    }
    current += character;
  }
  return [...lines, current].join('\r\n');
}

/** vCard 3.0 (RFC 2426), which every address book reads; the ground of consent stands in the note. */
export function toVcard(leads: readonly ExportedLead[]): string {
  return leads.map((lead) => `${linesOf(lead).map(folded).join('\r\n')}\r\n`).join('');
}

function linesOf({ contact, consents, ...lead }: ExportedLead): string[] {
  const basis = consents.map(({ act, at, fields }) => `${act}, ${at}: ${fields.join(', ')}`).join('; ');
  const optional = (name: string, value: string | undefined) => (value ? [`${name}:${escaped(value)}`] : []);
  return [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `N:${escaped(lead.lastName)};${escaped(lead.firstName)};;;`,
    `FN:${escaped(`${lead.firstName} ${lead.lastName}`)}`,
    ...optional('ORG', lead.companyName),
    ...optional('TITLE', lead.jobTitle),
    ...optional('EMAIL;TYPE=INTERNET', contact.email),
    ...optional('TEL;TYPE=WORK', contact.phone),
    ...(contact.address ? [`ADR;TYPE=WORK:;;${escaped(contact.address)};;;;`] : []),
    // A URL is no text: its commas and semicolons stand as they are (RFC 2426, 3.6.8).
    ...(contact.website ? [`URL:${contact.website.replaceAll(/[\r\n]/g, '')}`] : []),
    ...optional('NOTE', [...lead.notes, `Consent: ${basis || 'none'}`].join('\n')),
    'END:VCARD',
  ];
}
