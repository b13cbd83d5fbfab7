import { createHash } from 'node:crypto';
import type { Agreement, Locale } from '@parvis/contracts';
import type { SignatureRecord } from './agreement.repository.js';

const words: Record<Locale, Record<string, string>> = {
  en: {
    title: 'Record of a signature',
    signer: 'Signed by',
    as: 'Signed in as',
    company: 'Company',
    discloser: 'In favour of',
    document: 'Document',
    version: 'version',
    time: 'Time',
    address: 'Network address',
    browser: 'Browser',
    agreement: 'Text that was signed',
    number: 'version',
    id: 'Number of the signature',
    hash: 'SHA-256 of the text',
  },
  fr: {
    title: 'Attestation de signature',
    signer: 'Signé par',
    as: 'Compte',
    company: 'Entreprise',
    discloser: 'En faveur de',
    document: 'Document',
    version: 'version',
    time: 'Heure',
    address: 'Adresse réseau',
    browser: 'Navigateur',
    agreement: 'Texte signé',
    number: 'version',
    id: 'Numéro de la signature',
    hash: 'SHA-256 du texte',
  },
};

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const safe = (text: string) => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

/**
 * A signature with everything that was recorded, in the language in which it was signed: one HTML page without anything from outside, for
 * the archive and the printer. HTML rather than PDF because names come in every script.
 */
export function signatureRecord(signature: SignatureRecord, agreement: Agreement): string {
  const { language } = signature;
  const word = words[language];
  const text = agreement.text[language] || agreement.text.en || agreement.text.fr;
  const rows: [string | undefined, string][] = [
    [word.signer, signature.typedName],
    [word.as, `${signature.profileName} <${signature.email}>`],
    [word.company, signature.profileCompany],
    [word.discloser, signature.companyName],
    [word.document, `${signature.documentTitle}, ${word.version} ${signature.versionNumber}`],
    ['SHA-256', signature.versionSha256],
    [word.time, `${signature.signedAt.toISOString().slice(0, 19).replace('T', ' ')} UTC`],
    [word.address, signature.address],
    [word.browser, signature.userAgent],
    [word.id, signature.id],
    [word.hash, createHash('sha256').update(text).digest('hex')],
  ];
  const table = rows.map(([name = '', value]) => `<tr><th scope="row">${safe(name)}</th><td>${safe(value)}</td></tr>`);
  const paragraphs = text.split(/\n{2,}/).map((part) => `<p>${safe(part)}</p>`);
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${safe(word.title ?? '')}</title>
<style>body{font:11pt/1.5 sans-serif;max-width:44em;margin:2em auto;padding:0 1em;color:#111}
th{text-align:left;vertical-align:top;padding:.2em 1.5em .2em 0;font-weight:600;white-space:nowrap}
td{overflow-wrap:anywhere;padding:.2em 0}p{white-space:pre-line}</style></head>
<body><h1>${safe(word.title ?? '')}</h1><table>${table.join('\n')}</table>
<h2>${safe(word.agreement ?? '')} (${word.number} ${agreement.number})</h2>
${paragraphs.join('\n')}
</body></html>
`;
}
