import { z } from 'zod';
import { Id, Instant } from './common.js';
import { endpoint } from './endpoint.js';

export const exportFormats = ['csv', 'xlsx', 'vcard', 'hubspot', 'salesforce'] as const;
export const ExportFormat = z.enum(exportFormats);
export type ExportFormat = z.infer<typeof ExportFormat>;

/** That somebody of the team took the leads out of Parvis. */
export const LeadExport = z
  .object({ id: Id, format: ExportFormat, rows: z.number().int(), by: z.string(), at: Instant })
  .meta({ id: 'LeadExport' });
export type LeadExport = z.infer<typeof LeadExport>;

export const exportLeads = endpoint({
  method: 'GET',
  path: '/api/booths/:fairId/lead-export',
  access: ['exhibitor'],
  query: z.object({ format: ExportFormat }),
  summary:
    'A file of all leads of the own booth, each with basis, date and scope of consent; whoever took everything back is left out',
});
export const listLeadExports = endpoint({
  method: 'GET',
  path: '/api/booths/:fairId/lead-exports',
  access: ['exhibitor'],
  answer: z.array(LeadExport),
  summary: 'Who exported leads of the own booth, newest first, 100 at most',
});
