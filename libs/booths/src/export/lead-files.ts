import type { ExportFormat } from '@parvis/contracts';
import { stringify } from 'csv-stringify/sync';
import writeWorkbook from 'write-excel-file/node';
import { defused } from './cell.rules.js';
import { hubspotColumns, plainColumns, salesforceColumns, tableOf } from './columns.rules.js';
import type { ExportedLead } from './exported-lead.js';
import { toVcard } from './vcard.rules.js';

export interface LeadFileKind {
  name: string;
  type: string;
}

export interface LeadFile extends LeadFileKind {
  bytes: Buffer;
}

const csvType = 'text/csv; charset=utf-8';

/** What the file of each format is called and what it is. */
export const leadFileKinds: Readonly<Record<ExportFormat, LeadFileKind>> = {
  csv: { name: 'leads.csv', type: csvType },
  hubspot: { name: 'leads-hubspot.csv', type: csvType },
  salesforce: { name: 'leads-salesforce.csv', type: csvType },
  vcard: { name: 'leads.vcf', type: 'text/vcard; charset=utf-8' },
  xlsx: { name: 'leads.xlsx', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
};

/** The file of a format. */
export async function leadFile(
  format: ExportFormat,
  leads: readonly ExportedLead[],
  questions: readonly string[],
): Promise<LeadFile> {
  return { ...leadFileKinds[format], bytes: await bytesOf(format, leads, questions) };
}

/** CSV begins with a mark by which spreadsheets know it to be UTF-8, except where a CRM reads it. */
function bytesOf(
  format: ExportFormat,
  leads: readonly ExportedLead[],
  questions: readonly string[],
): Buffer | Promise<Buffer> {
  switch (format) {
    case 'csv':
      return csvOf(tableOf(plainColumns(questions), leads), true);
    case 'hubspot':
      return csvOf(tableOf(hubspotColumns, leads), false);
    case 'salesforce':
      return csvOf(tableOf(salesforceColumns, leads), false);
    case 'vcard':
      return Buffer.from(toVcard(leads));
    case 'xlsx':
      return workbookOf(tableOf(plainColumns(questions), leads));
  }
}

const csvOf = (table: string[][], bom: boolean) =>
  Buffer.from(
    stringify(
      table.map((row) => row.map(defused)),
      { bom, record_delimiter: 'windows' },
    ),
  );

/** Cells of the type text are never computed; they are defused all the same, for whoever saves the sheet as CSV. */
const workbookOf = (table: string[][]) =>
  writeWorkbook(
    table.map((row, index) =>
      row.map((cell) => ({
        value: defused(cell),
        type: String,
        ...(index === 0 ? { fontWeight: 'bold' as const } : {}),
      })),
    ),
  ).toBuffer();
