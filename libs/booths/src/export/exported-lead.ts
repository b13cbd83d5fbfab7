import type { ConsentAct, Contact, ContactField, LeadSource, Temperature } from '@parvis/contracts';

/** One lead as files show it. Its contact data is what `visibleContact` let through when the file was made. */
export interface ExportedLead {
  firstName: string;
  lastName: string;
  jobTitle: string;
  companyName: string;
  country: string;
  contact: Contact;
  sources: LeadSource[];
  firstAt: string;
  lastAt: string;
  grade: number | null;
  temperature: Temperature | null;
  tags: string[];
  nextStep: string;
  nextOn: string | null;
  assignedTo: string;
  notes: string[];
  /** Answers to the team's questions, in the order of the questions. */
  answers: string[];
  /** Receipts that stand, oldest first; none: no contact data. */
  consents: { act: ConsentAct; at: string; fields: ContactField[] }[];
}
