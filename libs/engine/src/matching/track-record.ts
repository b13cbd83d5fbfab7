import type { PersonRecord } from './match-types.js';

/** How many observations at the fair's mean a person's own ones are mixed with. */
const SHRINKAGE = { rates: 5, answers: 3 };
/** A fair without a history: what its means start from, as (of, in) counts. */
const START = { yes: [5, 10], shownUp: [9, 10], answered: [5, 10] } as const;

/** Mean rates of a fair, 0..1 exclusive. */
export interface FairMeans {
  /** Yes among all answers. */
  yes: number;
  /** Meetings held among those due. */
  shownUp: number;
  /** Proposals answered among those shown. */
  answered: number;
}

/** What a person's behaviour says, each 0 where nothing is known. */
export interface TrackRecord {
  /** Rates beyond the fair's mean, shrunk towards it (Beta prior). */
  showUp: number;
  answers: number;
  /** Log-odds of giving, and of getting, a yes beyond the fair's mean; shrunk as in a Rasch model with k = 3. */
  selectivity: number;
  popularity: number;
}

export function fairMeans(records: Iterable<PersonRecord>): FairMeans {
  const [yes, shownUp, answered] = [[...START.yes], [...START.shownUp], [...START.answered]] as [Tally, Tally, Tally];
  for (const record of records) {
    count(yes, record.yesGiven, record.yesGiven + record.noGiven);
    count(shownUp, record.held, record.held + record.missed);
    count(answered, answersIn(record), record.shown);
  }
  return { yes: yes[0] / yes[1], shownUp: shownUp[0] / shownUp[1], answered: answered[0] / answered[1] };
}

export function trackRecord(record: PersonRecord, means: FairMeans): TrackRecord {
  return {
    showUp: beyondMean(record.held, record.held + record.missed, means.shownUp),
    answers: beyondMean(answersIn(record), record.shown, means.answered),
    selectivity: logOddsBeyondMean(record.yesGiven, record.noGiven, means.yes),
    popularity: logOddsBeyondMean(record.yesGot, record.noGot, means.yes),
  };
}

type Tally = [number, number];

/** Leaves room for doubt, so that a mean never becomes 0 or 1. */
function count(tally: Tally, part: number, total: number): void {
  tally[0] += Math.min(part, total);
  tally[1] += total;
}

/** Somebody may answer without having been shown a proposal. */
function answersIn(record: PersonRecord): number {
  return Math.min(record.yesGiven + record.noGiven, record.shown);
}

function beyondMean(part: number, total: number, mean: number): number {
  return total > 0 ? (part + SHRINKAGE.rates * mean) / (total + SHRINKAGE.rates) - mean : 0;
}

function logOddsBeyondMean(yes: number, no: number, mean: number): number {
  if (yes + no <= 0) return 0;
  const k = SHRINKAGE.answers;
  return Math.log((yes + k * mean) / (no + k * (1 - mean))) - Math.log(mean / (1 - mean));
}
