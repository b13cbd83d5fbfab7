import type { ExportFormat } from '@parvis/contracts';
import { stringify } from 'csv-stringify/sync';
import writeWorkbook from 'write-excel-file/node';
import { defused } from './cell.rules.js';
import { hubspotColumns, plainColumns, salesforceColumns, tableOf } from './columns.rules.js';
import type { ExportedLead } from './exported-lead.js';
import { toVcard } from './vcard.rules.js';

export interface LeadFile {
  name: string;
  type: string;
  bytes: Buffer;
}

const csvType = 'text/csv; charset=utf-8';

/** The file of a format. CSV begins with a mark by which spreadsheets know it to be UTF-8, except where a CRM reads it. */
export async function leadFile(
  format: ExportFormat,
  leads: readonly ExportedLead[],
  questions: readonly string[],
): Promise<LeadFile> {
  switch (format) {
    case 'csv':
      return { name: 'leads.csv', type: csvType, bytes: csvOf(tableOf(plainColumns(questions), leads), true) };
    case 'hubspot':
      return { name: 'leads-hubspot.csv', type: csvType, bytes: csvOf(tableOf(hubspotColumns, leads), false) };
    case 'salesforce':
      return { name: 'leads-salesforce.csv', type: csvType, bytes: csvOf(tableOf(salesforceColumns, leads), false) };
    case 'vcard':
      return { name: 'leads.vcf', type: 'text/vcard; charset=utf-8', bytes: Buffer.from(toVcard(leads)) };
    case 'xlsx':
      return {
        name: 'leads.xlsx',
        type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        bytes: await workbookOf(tableOf(plainColumns(questions), leads)),
      };
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
