import { folded } from '../text/folded.rules.js';

/** What makes two spellings of a name one company of a fair. */
export const companyKey = (name: string): string => folded(name);
