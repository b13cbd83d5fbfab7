import type { BoothDocument, DocumentFile } from '@parvis/contracts';
import { accessTo, accessUntil, type GrantRecord } from './document-access.rules.js';

export interface VersionRecord {
  id: string;
  key: string;
  number: number;
  name: string;
  type: string;
  size: number;
  pages: number | null;
  sha256: string;
  createdAt: Date;
}

/** A document with its latest version and what is known of one person's access. */
export interface DocumentRecord {
  id: string;
  boothId: string;
  title: string;
  description: string;
  level: BoothDocument['level'];
  productId: string | null;
  expiresAt: Date | null;
  isWithdrawn: boolean;
  accessDays: number | null;
  version: VersionRecord;
  grant: (GrantRecord & { answerNote: string }) | null;
  signatureId: string | null;
  waiting: number;
}

export const toFile = ({ number, name, type, size, pages, createdAt }: VersionRecord): DocumentFile => ({
  version: number,
  name,
  type,
  size,
  pages,
  uploadedAt: createdAt.toISOString(),
});

/** What this person can do with the document now. */
export const accessOf = (document: DocumentRecord, isTeam: boolean, now = new Date()) =>
  accessTo({ document, grant: document.grant, hasSigned: document.signatureId !== null, isTeam, now });

export function toView(document: DocumentRecord, isTeam: boolean): BoothDocument {
  const { version, grant, boothId, expiresAt, waiting, ...rest } = document;
  return {
    ...rest,
    file: toFile(version),
    expiresAt: expiresAt?.toISOString() ?? null,
    access: accessOf(document, isTeam),
    accessUntil: accessUntil({ document, grant, isTeam })?.toISOString() ?? null,
    answerNote: grant?.answerNote ?? '',
    waiting: isTeam ? waiting : 0,
  };
}
