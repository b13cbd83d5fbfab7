import type { ContactField } from '@parvis/contracts';
import type { ExportedLead } from './exported-lead.js';

type Column = readonly [heading: string, value: (lead: ExportedLead) => string];

const contact = (field: ContactField) => (lead: ExportedLead) => lead.contact[field] ?? '';
const capitalised = (text: string | null) => (text ? text.charAt(0).toUpperCase() + text.slice(1) : '');
const about = (lead: ExportedLead) =>
  [
    lead.grade !== null && `Grade: ${lead.grade} of 5`,
    lead.tags.length > 0 && `Tags: ${lead.tags.join(', ')}`,
    lead.nextStep && `Next: ${lead.nextStep}${lead.nextOn ? ` (${lead.nextOn})` : ''}`,
    ...lead.notes,
  ]
    .filter(Boolean)
    .join('\n');

/** On what ground the contact data of a row was given, when, and which fields. */
const consent: readonly Column[] = [
  ['Consent basis', (lead) => lead.consents.map(({ act }) => act).join('; ') || 'none'],
  ['Consent date', (lead) => lead.consents.map(({ at }) => at).join('; ')],
  ['Consent scope', (lead) => lead.consents.map(({ fields }) => fields.join(', ')).join('; ')],
];

/** The full table, with one column a question. */
export const plainColumns = (questions: readonly string[]): readonly Column[] => [
  ['First name', (lead) => lead.firstName],
  ['Last name', (lead) => lead.lastName],
  ['Job title', (lead) => lead.jobTitle],
  ['Company', (lead) => lead.companyName],
  ['Country', (lead) => lead.country],
  ['Email', contact('email')],
  ['Phone', contact('phone')],
  ['Address', contact('address')],
  ['Website', contact('website')],
  ['Sources', (lead) => lead.sources.join(', ')],
  ['First contact', (lead) => lead.firstAt],
  ['Last contact', (lead) => lead.lastAt],
  ['Grade', (lead) => String(lead.grade ?? '')],
  ['Temperature', (lead) => lead.temperature ?? ''],
  ['Tags', (lead) => lead.tags.join(', ')],
  ['Next step', (lead) => lead.nextStep],
  ['Next step by', (lead) => lead.nextOn ?? ''],
  ['Assigned to', (lead) => lead.assignedTo],
  ['Notes', (lead) => lead.notes.join('\n')],
  ...questions.map((text, index): Column => [text, (lead) => lead.answers[index] ?? '']),
  ...consent,
];

/** Labels of HubSpot's own contact properties, which its import matches by name; the rest has to be mapped to custom ones. */
export const hubspotColumns: readonly Column[] = [
  ['Email', contact('email')],
  ['First name', (lead) => lead.firstName],
  ['Last name', (lead) => lead.lastName],
  ['Phone number', contact('phone')],
  ['Company name', (lead) => lead.companyName],
  ['Job title', (lead) => lead.jobTitle],
  ['Street address', contact('address')],
  ['Country/Region', (lead) => lead.country],
  ['Website URL', contact('website')],
  ['Message', about],
  ...consent,
];

/**
 * Labels of Salesforce's "Field Mapping for Importing Leads" (help.salesforce.com); last name and company are required there, and
 * `Rating` has Hot, Warm and Cold.
 */
export const salesforceColumns: readonly Column[] = [
  ['First Name', (lead) => lead.firstName],
  ['Last Name', (lead) => lead.lastName],
  ['Company', (lead) => lead.companyName || '[not provided]'],
  ['Title', (lead) => lead.jobTitle],
  ['Email', contact('email')],
  ['Phone', contact('phone')],
  ['Street', contact('address')],
  ['Country', (lead) => lead.country],
  ['Website', contact('website')],
  ['Lead Source', () => 'Trade Show'],
  ['Rating', (lead) => capitalised(lead.temperature)],
  ['Description', about],
  ...consent,
];

/** Headings, then one row a lead; every cell is text. */
export const tableOf = (columns: readonly Column[], leads: readonly ExportedLead[]): string[][] => [
  columns.map(([heading]) => heading),
  ...leads.map((lead) => columns.map(([, value]) => value(lead))),
];
