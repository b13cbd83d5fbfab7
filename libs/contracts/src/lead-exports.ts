import { z } from 'zod';
import { Id, Instant } from './common.js';
import { endpoint } from './endpoint.js';

export const exportFormats = ['csv', 'xlsx', 'vcard', 'hubspot', 'salesforce'] as const;
export const ExportFormat = z.enum(exportFormats);
export type ExportFormat = z.infer<typeof ExportFormat>;

/** More leads than these are written in the background. */
export const mostDirectLeads = 1_000;

/** That somebody of the team took the leads out of Parvis, or is about to. */
export const LeadExport = z
  .object({
    id: Id,
    format: ExportFormat,
    /** Leads in the file; while it is made, all that there are. */
    rows: z.number().int(),
    by: z.string(),
    at: Instant,
    state: z.enum(['waiting', 'done', 'failed']),
    /** Leads that have been read so far. */
    progress: z.number().int(),
    /** A file that can be fetched until then; null for what was downloaded directly, and for what is gone. */
    fileUntil: Instant.nullable(),
    /** Somebody in it has taken something back since: it can be fetched no more. */
    isOutdated: z.boolean(),
  })
  .meta({ id: 'LeadExport' });
export type LeadExport = z.infer<typeof LeadExport>;

const team = ['exhibitor'] as const;

export const exportLeads = endpoint({
  method: 'GET',
  path: '/api/booths/:fairId/lead-export',
  access: team,
  query: z.object({ format: ExportFormat }),
  summary:
    'A file of all leads of the own booth, 1,000 at most, each with basis, date and scope of consent; whoever took everything back is left out',
});
export const startLeadExport = endpoint({
  method: 'POST',
  path: '/api/booths/:fairId/lead-exports',
  access: team,
  body: z.object({ format: ExportFormat }),
  answer: LeadExport,
  summary: 'Has the same file made in the background, for any number of leads; it can be fetched for seven days',
});
export const listLeadExports = endpoint({
  method: 'GET',
  path: '/api/booths/:fairId/lead-exports',
  access: team,
  answer: z.array(LeadExport),
  summary: 'Who exported leads of the own booth, newest first, 100 at most',
});
export const fetchLeadExport = endpoint({
  method: 'GET',
  path: '/api/booths/:fairId/lead-exports/:exportId/file',
  access: team,
  summary: 'A file that was made in the background, as long as nobody in it has taken something back',
});
