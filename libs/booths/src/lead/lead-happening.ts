import type { LeadSource } from '@parvis/contracts';

/** Something that happened between a person and a booth. */
export interface Happening {
  fairId: string;
  boothId: string;
  participantId: string;
  kind: LeadSource;
  /** The same happening has the same key. */
  key: string;
  at: Date;
  byId?: string | null;
  details?: Record<string, string | number>;
}

export interface Recorded {
  leadId: string;
  /** Whether it counted as a lead before. */
  wasLead: boolean;
  isLead: boolean;
  /** False for what had been recorded before. */
  isNew: boolean;
}
