import { createHash } from 'node:crypto';
import type { Agreement, Locale } from '@parvis/contracts';
import type { SignatureRecord } from './agreement.repository.js';
import { RecordSheets } from './record-sheets.js';

const words = {
  en: {
    title: 'Record of a signature',
    signer: 'Signed by',
    as: 'Signed in as',
    company: 'Company',
    discloser: 'In favour of',
    document: 'Document',
    version: 'version',
    file: 'SHA-256 of the file',
    time: 'Time',
    address: 'Network address',
    browser: 'Browser',
    agreement: 'Text that was signed',
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
    file: 'SHA-256 du fichier',
    time: 'Heure',
    address: 'Adresse réseau',
    browser: 'Navigateur',
    agreement: 'Texte signé',
    id: 'Numéro de la signature',
    hash: 'SHA-256 du texte',
  },
} satisfies Record<Locale, Record<string, string>>;

/**
 * A signature with everything that was recorded, in the language in which it was signed: a PDF for the archive and the printer. The text
 * that was signed is on its sheets, and in it as a file whose SHA-256 is the one that is stated.
 */
export async function signatureRecord(signature: SignatureRecord, agreement: Agreement): Promise<Buffer> {
  const { language, signedAt } = signature;
  const word = words[language];
  const text = agreement.text[language] || agreement.text.en || agreement.text.fr;
  const facts: [string, string][] = [
    [word.signer, signature.typedName],
    [word.as, `${signature.profileName} <${signature.email}>`],
    [word.company, signature.profileCompany],
    [word.discloser, signature.companyName],
    [word.document, `${signature.documentTitle}, ${word.version} ${signature.versionNumber}`],
    [word.file, signature.versionSha256],
    [word.time, `${signedAt.toISOString().slice(0, 19).replace('T', ' ')} UTC`],
    [word.address, signature.address],
    [word.browser, signature.userAgent],
    [word.id, signature.id],
    [word.hash, createHash('sha256').update(text).digest('hex')],
  ];
  const sheets = await RecordSheets.begin({ title: word.title, language, at: signedAt });
  await sheets.write(word.title, { size: 18, isBold: true });
  sheets.skip(14);
  for (const [name, value] of facts) {
    // A sum in full width fits on one line.
    await sheets.writeFact(name, value, { size: 9.5, indent: 140 });
    sheets.skip(3);
  }
  sheets.skip(16);
  await sheets.write(`${word.agreement} (${word.version} ${agreement.number})`, { size: 13, isBold: true });
  sheets.skip(6);
  for (const paragraph of text.split(/\n{2,}/)) {
    await sheets.write(paragraph, { size: 10 });
    sheets.skip(6);
  }
  await sheets.attach(language === 'fr' ? 'texte.txt' : 'text.txt', text, signedAt);
  return sheets.finish();
}
