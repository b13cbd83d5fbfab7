/** A lead of a delegation who does something in the name of one of its members. */
export interface Acting {
  fairId: string;
  delegationId: string;
  /** The delegation's name. */
  delegation: string;
  leadId: string;
  leadName: string;
  personId: string;
}
