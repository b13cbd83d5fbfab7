import { z } from 'zod';
import { Id, Instant, PageQuery, pageOf } from './common.js';
import { endpoint } from './endpoint.js';

export const ImportKind = z.enum(['exhibitors', 'participants']);
export type ImportKind = z.infer<typeof ImportKind>;

/** What a column of a spreadsheet can mean, by kind of import. The first ones are required. */
export const importFields = {
  exhibitors: [
    'company',
    'email',
    'country',
    'sector',
    'website',
    'boothSize',
    'tagline',
    'employees',
    'certificates',
    'offers',
    'firstName',
    'lastName',
  ],
  participants: [
    'email',
    'firstName',
    'lastName',
    'company',
    'jobTitle',
    'country',
    'needs',
    'offers',
    'languages',
    'timeZone',
    'attendance',
  ],
} as const;
export const requiredImportFields = {
  exhibitors: ['company', 'email'],
  participants: ['email', 'firstName', 'lastName'],
} as const;
export type ImportField = (typeof importFields)[ImportKind][number];

/** Why a row was refused (`severity: error`) or what was changed in it so that it fits (`severity: warning`). */
export const rowProblemCodes = [
  'required',
  'email-invalid',
  'email-doubled',
  'email-of-another',
  'country-unknown',
  'country-recognised',
  'language-unknown',
  'time-zone-unknown',
  'attendance-unknown',
  'formula',
  'markup',
  'too-long',
  'too-many-columns',
  'too-few-columns',
  'topic-created',
  'website-invalid',
  'number-invalid',
  'booth-size-unknown',
  'line-breaks-joined',
  'undecodable',
  'not-saved',
] as const;
export const RowProblem = z
  .object({
    /** Line of the sheet, the header being 1. */
    row: z.number().int(),
    /** Header of the column as it stands in the file; empty when the whole row is meant. */
    column: z.string(),
    severity: z.enum(['error', 'warning']),
    code: z.enum(rowProblemCodes),
    /** The cell's text, shortened. */
    value: z.string(),
  })
  .meta({ id: 'RowProblem' });
export type RowProblem = z.infer<typeof RowProblem>;

export const ImportStatus = z.enum(['uploaded', 'running', 'finished', 'failed']);

export const ImportRun = z
  .object({
    id: Id,
    kind: ImportKind,
    fileName: z.string(),
    status: ImportStatus,
    /** Header cells of the file, in order. */
    columns: z.array(z.string()),
    /** For each column the field it fills, null for none. A guess until the import is started. */
    mapping: z.array(z.string().nullable()),
    /** The first rows as text, cells in the order of `columns`. */
    preview: z.array(z.array(z.string())),
    /** How the file was read. */
    encoding: z.string(),
    separator: z.string().nullable(),
    totalRows: z.number().int(),
    processedRows: z.number().int(),
    created: z.number().int(),
    updated: z.number().int(),
    unchanged: z.number().int(),
    refused: z.number().int(),
    warnings: z.number().int(),
    createdAt: Instant,
    finishedAt: Instant.nullable(),
    /** Why a failed import failed. */
    failure: z.string().nullable(),
  })
  .meta({ id: 'ImportRun' });
export type ImportRun = z.infer<typeof ImportRun>;

export const importUpload = { maxBytes: 20 * 1024 * 1024 };

export const uploadImport = endpoint({
  method: 'POST',
  path: '/api/profiles/:fairId/imports',
  access: ['organiser'],
  query: z.object({ kind: ImportKind }),
  upload: importUpload,
  answer: ImportRun,
  summary: 'Uploads a CSV or XLSX file and answers the guessed columns and a preview; nothing is imported yet',
});
export const startImport = endpoint({
  method: 'POST',
  path: '/api/profiles/:fairId/imports/:importId/start',
  access: ['organiser'],
  body: z.object({ mapping: z.array(z.string().nullable()).max(100) }),
  answer: ImportRun,
  summary: 'Starts the import as a job with this mapping of columns',
});
export const getImport = endpoint({
  method: 'GET',
  path: '/api/profiles/:fairId/imports/:importId',
  access: ['organiser'],
  answer: ImportRun,
  summary: 'One import with its progress',
});
export const listImports = endpoint({
  method: 'GET',
  path: '/api/profiles/:fairId/imports',
  access: ['organiser'],
  query: PageQuery,
  answer: pageOf(ImportRun),
  summary: 'The imports of a fair, newest first',
});
export const listRowProblems = endpoint({
  method: 'GET',
  path: '/api/profiles/:fairId/imports/:importId/problems',
  access: ['organiser'],
  query: PageQuery.extend({ severity: z.enum(['error', 'warning']).optional() }),
  answer: pageOf(RowProblem),
  summary: 'Refused rows and warnings, with row, column and reason',
});
/** Answers a CSV file: the refused rows as they were uploaded, with one more column that says why. */
export const downloadRefusedRows = endpoint({
  method: 'GET',
  path: '/api/profiles/:fairId/imports/:importId/refused.csv',
  access: ['organiser'],
  summary: 'The refused rows as a file that can be corrected and imported again',
});
