import { z } from 'zod';
import { Id, Instant, Locale, RequiredLine } from './common.js';
import { endpoint, members } from './endpoint.js';
import { RequiredLocalText } from './live-text.js';

/** One version of a text that is signed. It never changes; a change is a new version. */
export const Agreement = z
  .object({
    id: Id,
    number: z.int(),
    /** Whether it is the booth's own; else the organiser's for the whole fair. */
    isOwn: z.boolean(),
    text: RequiredLocalText(20_000),
    createdAt: Instant,
  })
  .meta({ id: 'Agreement' });
export type Agreement = z.infer<typeof Agreement>;

export const AgreementInput = z.object({ text: RequiredLocalText(20_000) });

export const getStandardAgreement = endpoint({
  method: 'GET',
  path: '/api/booths/:fairId/agreement',
  access: ['organiser'],
  answer: Agreement,
  summary: 'The confidentiality agreement of all booths without one of their own',
});
export const putStandardAgreement = endpoint({
  method: 'PUT',
  path: '/api/booths/:fairId/agreement',
  access: ['organiser'],
  body: AgreementInput,
  answer: Agreement,
  summary: 'A new version of it; what was signed stays as it was signed',
});
export const getBoothAgreement = endpoint({
  method: 'GET',
  path: '/api/booths/:fairId/booths/:boothId/agreement',
  access: members,
  answer: Agreement,
  summary: 'The agreement that is signed for documents of this booth now',
});
export const putBoothAgreement = endpoint({
  method: 'PUT',
  path: '/api/booths/:fairId/booths/:boothId/agreement',
  access: ['exhibitor'],
  body: z.object({ text: RequiredLocalText(20_000).nullable() }),
  answer: Agreement,
  summary: 'A new version of the booth’s own text, or null for the organiser’s; own team only',
});
export const signAgreement = endpoint({
  method: 'POST',
  path: '/api/booths/:fairId/booths/:boothId/documents/:documentId/signature',
  access: ['exhibitor', 'participant'],
  body: z.object({
    /** The version that was read; another one in force by now is refused with `CONFLICT`. */
    agreementId: Id,
    language: Locale,
    name: RequiredLine(160),
  }),
  answer: z.object({ id: Id }),
  summary: 'Signs the agreement for one document; kept with name, time and address',
});
export const downloadSignature = endpoint({
  method: 'GET',
  path: '/api/booths/:fairId/signatures/:signatureId',
  access: members,
  summary: 'The record of a signature with the text that was signed, as a PDF; for the signer and the booth’s team',
});
