import type { PersonFace } from '@parvis/contracts';

/** The page of a company's booth, for whoever knows the company and not the booth. */
export const boothAddress = (fairId: string, { companyId, companyName }: PersonFace): string =>
  `/fairs/${fairId}/companies/${companyId}/booth?name=${encodeURIComponent(companyName)}`;
