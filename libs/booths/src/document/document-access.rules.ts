import type { DocumentAccess, DocumentLevel } from '@parvis/contracts';

export interface GrantRecord {
  state: 'asked' | 'granted' | 'refused' | 'revoked';
  expiresAt: Date | null;
}

export interface AccessQuestion {
  document: { level: DocumentLevel; isWithdrawn: boolean; expiresAt: Date | null };
  /** What the team has decided about this person; null: nothing yet. */
  grant: GrantRecord | null;
  hasSigned: boolean;
  isTeam: boolean;
  now: Date;
}

const isOver = (until: Date | null, now: Date) => until !== null && until <= now;

/** What a person can do with a document at this moment. Computed at every read, so that no end has to be carried out by a job. */
export function accessTo({ document, grant, hasSigned, isTeam, now }: AccessQuestion): DocumentAccess {
  if (isTeam) return 'open';
  if (document.isWithdrawn || isOver(document.expiresAt, now)) return 'closed';
  // Taken back is taken back, also when the document becomes public later.
  if (grant?.state === 'revoked') return 'revoked';
  if (document.level === 'public') return 'open';
  if (grant === null) return document.level === 'nda' ? 'sign' : 'ask';
  if (grant.state !== 'granted') return grant.state;
  if (isOver(grant.expiresAt, now)) return 'lapsed';
  return document.level === 'nda' && !hasSigned ? 'sign' : 'open';
}

/** Until when access lasts: the earlier of the document's end and the grant's; null: no end is set. */
export function accessUntil({ document, grant, isTeam }: Omit<AccessQuestion, 'hasSigned' | 'now'>): Date | null {
  if (isTeam) return null;
  const ends = [document.expiresAt, document.level === 'public' ? null : (grant?.expiresAt ?? null)];
  return ends.filter((end) => end !== null).sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}

/** Whoever has no access yet, or whose time is over, may ask; whoever was refused or signs instead may not. */
export const mayAsk = (access: DocumentAccess): boolean => access === 'ask' || access === 'lapsed';

/** Only what has pages can carry a watermark. */
export const fitsLevel = (level: DocumentLevel, pages: number | null): boolean => level !== 'nda' || pages !== null;

const dayMs = 86_400_000;

/** When a grant that is given now ends. */
export const grantEnd = (accessDays: number | null, now: Date): Date | null =>
  accessDays === null ? null : new Date(now.getTime() + accessDays * dayMs);
