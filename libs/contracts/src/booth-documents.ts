import { z } from 'zod';
import { fileEndings, Id, Instant, Line, PageQuery, pageOf, RequiredLine } from './common.js';
import { endpoint, members } from './endpoint.js';
import { PersonFace } from './profiles.js';

/** Pictures are made smaller; everything else is kept as it is. */
export const documentMaxBytes = 20 * 1024 * 1024;
export const documentPictureMaxBytes = 5 * 1024 * 1024;
/** What may be a document, by the ending of its name; the content is looked at, too. */
export const documentEndings = fileEndings;

/** `public`: everybody in the fair. `request`: whom the team lets in. `nda`: who signs the agreement, pages with a watermark only. */
export const documentLevels = ['public', 'request', 'nda'] as const;
export const DocumentLevel = z.enum(documentLevels);
export type DocumentLevel = z.infer<typeof DocumentLevel>;

/**
 * What a person can do with a document now. `open`: read it. `sign`: read it after signing. `ask`: ask for it. `asked`: the team has not
 * answered. `refused`, `revoked`: by the team. `lapsed`: the time is over, may be asked for again. `closed`: withdrawn or expired.
 */
export const documentAccesses = ['open', 'sign', 'ask', 'asked', 'refused', 'revoked', 'lapsed', 'closed'] as const;
export const DocumentAccess = z.enum(documentAccesses);
export type DocumentAccess = z.infer<typeof DocumentAccess>;

export const DocumentFile = z.object({
  version: z.int(),
  name: z.string(),
  /** Media type, of the content. */
  type: z.string(),
  /** In bytes. */
  size: z.int(),
  /** Pages that can be shown in a browser; null: the file is downloaded. */
  pages: z.int().nullable(),
  uploadedAt: Instant,
});
export type DocumentFile = z.infer<typeof DocumentFile>;

/** A document of a booth, as the caller has it before her or him. */
export const BoothDocument = z
  .object({
    id: Id,
    title: z.string(),
    description: z.string(),
    level: DocumentLevel,
    productId: Id.nullable(),
    file: DocumentFile,
    expiresAt: Instant.nullable(),
    isWithdrawn: z.boolean(),
    /** Each grant ends after so many days. */
    accessDays: z.int().nullable(),
    access: DocumentAccess,
    /** Until when the caller may read it. */
    accessUntil: Instant.nullable(),
    /** What the team answered to the caller's request. */
    answerNote: z.string(),
    /** The caller's signature, if there is one. */
    signatureId: Id.nullable(),
    /** Requests that nobody has answered; for the team, 0 for everybody else. */
    waiting: z.int(),
  })
  .meta({ id: 'BoothDocument' });
export type BoothDocument = z.infer<typeof BoothDocument>;

/** Absent fields stay as they are. */
export const DocumentChange = z
  .object({
    title: RequiredLine(160),
    description: Line(1000),
    level: DocumentLevel,
    productId: Id.nullable(),
    expiresAt: Instant.nullable(),
    accessDays: z.int().min(1).max(365).nullable(),
    isWithdrawn: z.boolean(),
  })
  .partial();

const documentsPath = '/api/booths/:fairId/booths/:boothId/documents' as const;

export const listDocuments = endpoint({
  method: 'GET',
  path: documentsPath,
  access: members,
  answer: z.object({
    /** In the team's order. Withdrawn and expired ones are the team's only. */
    items: z.array(BoothDocument),
    /** Whether the caller belongs to the booth's team. */
    isTeam: z.boolean(),
    /** How many the booth's package holds. */
    limit: z.int(),
  }),
  summary: 'Documents of a booth and what the caller may do with them',
});
export const addDocument = endpoint({
  method: 'POST',
  path: documentsPath,
  access: ['exhibitor'],
  query: z.object({ level: DocumentLevel }),
  upload: { maxBytes: documentMaxBytes },
  answer: BoothDocument,
  summary:
    'Adds a document, named after its file; own team only. Under an NDA only PDF and pictures, which can carry a watermark',
});
export const orderDocuments = endpoint({
  method: 'PUT',
  path: `${documentsPath}/order`,
  access: ['exhibitor'],
  body: z.object({ ids: z.array(Id).max(200) }),
  summary: 'Puts the documents in this order; own team only',
});
export const updateDocument = endpoint({
  method: 'PATCH',
  path: `${documentsPath}/:documentId`,
  access: ['exhibitor'],
  body: DocumentChange,
  answer: BoothDocument,
  summary: 'Changes title, text, level, product, expiry; own team only. Withdrawn: closed to everybody else at once',
});
export const replaceDocumentFile = endpoint({
  method: 'PUT',
  path: `${documentsPath}/:documentId/file`,
  access: ['exhibitor'],
  upload: { maxBytes: documentMaxBytes },
  answer: BoothDocument,
  summary: 'A new version; former ones stay readable for the own team only',
});
export const deleteDocument = endpoint({
  method: 'DELETE',
  path: `${documentsPath}/:documentId`,
  access: ['exhibitor', 'organiser'],
  summary: 'Removes a document with its files; signatures stay. Own team and organisers',
});
export const listDocumentVersions = endpoint({
  method: 'GET',
  path: `${documentsPath}/:documentId/versions`,
  access: ['exhibitor'],
  answer: z.array(DocumentFile),
  summary: 'All versions, newest first; own team only',
});

const Version = z.object({ version: z.coerce.number().int().min(1).optional() });
export const readDocumentPage = endpoint({
  method: 'GET',
  path: `${documentsPath}/:documentId/pages/:page`,
  pathParams: { page: z.string().regex(/^[1-9]\d{0,3}$/) },
  access: members,
  query: Version,
  summary:
    'One page as a picture; with the reader’s name burnt in unless the document is public. Former versions: own team only',
});
export const downloadDocument = endpoint({
  method: 'GET',
  path: `${documentsPath}/:documentId/file`,
  access: members,
  query: Version,
  summary:
    'The file itself: of public documents, and of kinds that cannot be shown; never of those under an NDA except to the own team',
});
export const askForDocument = endpoint({
  method: 'POST',
  path: `${documentsPath}/:documentId/request`,
  access: ['exhibitor', 'participant'],
  body: z.object({ note: Line(500).default('') }),
  answer: BoothDocument,
  summary: 'Asks the team to open a document',
});

/** One person's access to a document, for the team. */
export const DocumentReader = z
  .object({
    person: PersonFace,
    state: z.enum(['asked', 'granted', 'refused', 'revoked']).nullable(),
    askedNote: z.string(),
    answerNote: z.string(),
    expiresAt: Instant.nullable(),
    signature: z.object({ id: Id, typedName: z.string(), signedAt: Instant }).nullable(),
    /** Pages and files read. */
    readings: z.int(),
    lastReadAt: Instant.nullable(),
  })
  .meta({ id: 'DocumentReader' });
export type DocumentReader = z.infer<typeof DocumentReader>;

export const listDocumentReaders = endpoint({
  method: 'GET',
  path: `${documentsPath}/:documentId/readers`,
  access: ['exhibitor'],
  query: PageQuery,
  answer: pageOf(DocumentReader),
  summary: 'Who asked, may read, signed or has read, those who wait first, then by what happened last; own team only',
});
export const decideOnReader = endpoint({
  method: 'PUT',
  path: `${documentsPath}/:documentId/readers/:participantId`,
  access: ['exhibitor'],
  body: z.object({
    decision: z.enum(['granted', 'refused', 'revoked']),
    note: Line(500).default(''),
    /** Of a grant. Absent: by the document's own days. */
    expiresAt: Instant.nullable().optional(),
  }),
  summary: 'Opens a document to a person, refuses, or takes it back at once; own team only',
});

/** One page or file that was delivered. */
export const DocumentReading = z
  .object({
    id: Id,
    documentId: Id,
    title: z.string(),
    version: z.int(),
    /** Null: the whole file. */
    page: z.int().nullable(),
    name: z.string(),
    companyName: z.string(),
    /** IP address. */
    address: z.string(),
    userAgent: z.string(),
    at: Instant,
  })
  .meta({ id: 'DocumentReading' });
export type DocumentReading = z.infer<typeof DocumentReading>;

export const listDocumentReadings = endpoint({
  method: 'GET',
  path: `${documentsPath}/:documentId/readings`,
  access: ['exhibitor'],
  query: PageQuery,
  answer: pageOf(DocumentReading),
  summary: 'Access log of a document, newest first; own team only',
});
export const listOwnReadings = endpoint({
  method: 'GET',
  path: '/api/booths/:fairId/own-readings',
  access: members,
  query: PageQuery,
  answer: pageOf(DocumentReading),
  summary: 'What the access logs of all booths say about the caller, newest first',
});
/** A document of some booth that the caller asked for, was let in to, or signed for. */
export const OwnDocument = z
  .object({ boothId: Id, companyName: z.string(), document: BoothDocument })
  .meta({ id: 'OwnDocument' });
export type OwnDocument = z.infer<typeof OwnDocument>;
export const listOwnDocuments = endpoint({
  method: 'GET',
  path: '/api/booths/:fairId/own-documents',
  access: members,
  answer: z.array(OwnDocument),
  summary: 'Documents that the caller asked for, was let in to or signed for, newest first, 200 at most',
});
