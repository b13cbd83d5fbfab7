import { listDocuments, listOwnDocuments } from '@parvis/contracts';

/** What is read again when something about documents has changed. */
export const documentReads = [listDocuments, listOwnDocuments] as const;
