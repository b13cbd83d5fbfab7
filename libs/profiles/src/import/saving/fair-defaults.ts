import type { FairTopics } from './fair-topics.js';

/** What saving needs to know of the fair. */
export interface FairDefaults {
  fairId: string;
  timeZone: string;
  mode: 'virtual' | 'on_site' | 'hybrid';
  topics: FairTopics;
}
