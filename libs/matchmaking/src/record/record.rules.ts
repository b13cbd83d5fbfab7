import { emptyRecord, type PersonRecord } from '@parvis/engine';

/** Answers below this number say too much of who gave them, and too little of the person. */
const leastAnswers = 5;
/** A count that has grown by less than this share moves no list. */
const materialGrowth = 0.25;

/** Noes count in steps of this many: whoever knows all the yeses to oneself could work out each single no. */
const noStep = 3;

/**
 * A record as the matcher may know it. Answers given or got count only from the fifth on, and noes by threes: with fewer, one could
 * read from a changed score who has just said no.
 */
export function discreetRecord(record: PersonRecord): PersonRecord {
  const noGiven = inSteps(record.noGiven);
  const noGot = inSteps(record.noGot);
  return {
    ...record,
    ...(record.yesGiven + noGiven >= leastAnswers ? { noGiven } : { yesGiven: 0, noGiven: 0, shown: 0 }),
    ...(record.yesGot + noGot >= leastAnswers ? { noGot } : { yesGot: 0, noGot: 0 }),
  };
}

const inSteps = (noes: number): number => noes - (noes % noStep);

/** Whether a record has become another one to a degree that is worth an update of the index. */
export function hasMoved(before: PersonRecord | undefined, after: PersonRecord): boolean {
  const known = before ?? emptyRecord;
  return (Object.keys(after) as (keyof PersonRecord)[]).some(
    (count) => Math.abs(after[count] - known[count]) > materialGrowth * known[count],
  );
}
