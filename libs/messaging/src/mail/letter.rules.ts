import type { Locale } from '@parvis/contracts';
import { catalogues, fill } from './catalogue.js';

/** The parts of a mail before they are laid out. All of it plain text. */
export interface Letter {
  locale: Locale;
  subject: string;
  /** Name to greet by, empty where none is known. */
  name: string;
  before: readonly string[];
  button: string;
  link: string;
  after: readonly string[];
  site: string;
  /** An entry for the reader's calendar, as iCalendar. */
  calendar?: string;
}

export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
  /** As iCalendar; '' where there is none. */
  calendar: string;
}

/** Lays a letter out as text and as HTML that every mail program shows: no pictures, no scripts, nothing that is fetched. */
export function layOut(letter: Letter): RenderedMail {
  const catalogue = catalogues[letter.locale];
  const name = oneLine(letter.name);
  const greeting = name ? fill(catalogue.greeting, { name }) : catalogue.greetingWithoutName;
  const footer = fill(catalogue.footer, { site: letter.site });
  const subject = oneLine(letter.subject);
  const text = [greeting, ...letter.before, `${letter.button}:\n${letter.link}`, ...letter.after, `-- \n${footer}`];
  const html = page(letter, { subject, greeting, footer });
  return { subject, text: `${text.join('\n\n')}\n`, html, calendar: letter.calendar ?? '' };
}

function page(letter: Letter, { subject, greeting, footer }: { subject: string; greeting: string; footer: string }) {
  const { linkHint } = catalogues[letter.locale];
  const link = escaped(letter.link);
  const paragraphs = (lines: readonly string[]) => lines.map((line) => `<p>${escaped(line)}</p>`).join('\n');
  return `<!doctype html>
<html lang="${letter.locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(subject)}</title></head>
<body style="margin:0;padding:24px;background:#f4f5f6;color:#1c2430;font:16px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif">
<div style="max-width:560px;margin:0 auto;padding:32px;background:#ffffff;border-radius:8px">
<p>${escaped(greeting)}</p>
${paragraphs(letter.before)}
<p style="margin:28px 0"><a href="${link}" style="padding:12px 24px;background:#0b5563;color:#ffffff;border-radius:6px;text-decoration:none">${escaped(letter.button)}</a></p>
${paragraphs(letter.after)}
<p style="font-size:13px;color:#55606e">${escaped(linkHint)}<br><a href="${link}" style="color:#0b5563;word-break:break-all">${link}</a></p>
<p style="font-size:13px;color:#55606e">${escaped(footer)}</p>
</div>
</body>
</html>
`;
}

/** A line break in a header would begin another header. */
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
