import type { Interval } from '@parvis/contracts';
import type { FairRecord } from '@parvis/fairs';
import type { Acting } from '../delegation/acting.js';
import type { Venue } from './venue.rules.js';

/** A yes to one of the times of a request. */
export interface Acceptance {
  fair: FairRecord;
  requestId: string;
  byId: string;
  time: Interval;
  venue: Venue;
  /** Colleagues of the one who accepts. */
  companionIds: readonly string[];
  isVideoChosen: boolean;
  /** A lead who says yes for `byId`. */
  acting: Acting | null;
}
