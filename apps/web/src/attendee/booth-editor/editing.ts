import { type BoothContent, type Locale, PublishableContent, readImage } from '@parvis/contracts';
import { addressOf } from '../../api/client.js';
import { reasonOf } from '../../ui/field-reason.js';

/** What every field of the editor is given. */
export interface Editing {
  content: BoothContent;
  change: (what: Partial<BoothContent>) => void;
  /** The language that is written now. */
  language: Locale;
  boothId: string;
  /** Why a field cannot be shown to visitors, by its path; empty until somebody wants to publish. */
  issues: ReadonlyMap<string, { reason: string; limit?: number }>;
}

/** What keeps a content from visitors, the first reason of each field. */
export function issuesOf(content: BoothContent): Editing['issues'] {
  const issues = new Map<string, { reason: string; limit?: number }>();
  for (const issue of PublishableContent.safeParse(content).error?.issues ?? []) {
    const path = issue.path.join('.');
    // An address is either none or a whole one; which of the two rules refused it says nothing to anybody.
    const reason = issue.code === 'invalid_union' ? { reason: 'url' } : reasonOf(issue);
    if (!issues.has(path)) issues.set(path, reason);
  }
  return issues;
}

/** Where a picture is read. */
export const pictureAddress = (imageId: string): string => addressOf(readImage, { params: { imageId } });
export const pictureAddressOrNone = (imageId: string | null) => imageId && pictureAddress(imageId);
