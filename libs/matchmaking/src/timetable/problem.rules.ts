import type { Fair, Slot } from '@parvis/contracts';
import type { TimetablePerson, TimetableProblem } from '@parvis/engine';
import type { PlanningPerson } from '@parvis/profiles';
import { pairKey, pairsAmong } from '../planning/pair.rules.js';
import type { Planning } from '../planning/planning-reader.js';
import { closedTables, type TableLimits } from '../table/table.rules.js';
import { capsOf } from './caps.rules.js';
import { applyColleagueRule } from './colleague.rules.js';
import { type FixedMeetings, fixedMeetings } from './fixed.rules.js';
import type { PlanningPair } from './pair.repository.js';
import type { PlannedRow, RefusedRow } from './plan.repository.js';
import { boothsOf, toTimetablePerson } from './planned-person.rules.js';
import { coveredByColleague, demandOutcome, type PairOutcome, type ScoreOf, wishOutcome } from './wish-value.rules.js';

export interface ProblemParts {
  fair: Pick<Fair, 'mode' | 'tables' | 'timeZone' | 'slotMinutes' | 'breakMinutes'>;
  slots: readonly Slot[];
  people: readonly PlanningPerson[];
  pairs: readonly PlanningPair[];
  planning: Planning;
  tableLimits: TableLimits;
  /** The timetable that is on the agendas now. */
  published: readonly PlannedRow[];
  /** Keys of the pairs of whom one side said no. */
  declined: ReadonlySet<string>;
  /** Keys of the pairs that are not to be brought together again. */
  cancelled: ReadonlySet<string>;
  /** Meetings that begin before this instant stay, and nothing new is put there. In ms. */
  frozenUntil: number;
  now: number;
  /** Whether what is on the agendas later stays too. */
  keepsLater: boolean;
  seed: number;
  /** Mutual score of a pair, 0 to 1. */
  scoreOf: ScoreOf;
}

/** What the timetable is to be made of, and the wishes that never get that far, each with its reason. */
export interface PreparedProblem {
  problem: TimetableProblem;
  /** Wishes that are settled before anything is planned. */
  settled: RefusedRow[];
  /** What was on the agendas, by the id of the fixed meeting. */
  kept: ReadonlyMap<string, PlannedRow>;
  /** Pairs of colleagues with one counterpart, by key of the pair. */
  rivals: ReadonlyMap<string, readonly string[]>;
  scoreOf: ScoreOf;
  tableLimits: TableLimits;
}

/** What is looked at before other work gets its turn. */
const pairsInStep = 5_000;
const peopleInStep = 1_000;

/** Only what both sides said yes to, or the organiser demands, becomes a meeting. In steps: a large fair takes a second. */
export function* prepareSteps(parts: ProblemParts): Generator<undefined, PreparedProblem> {
  const { fair, slots, people, planning, scoreOf } = parts;
  const { rules } = planning;
  const booths = fair.mode === 'virtual' ? [] : boothsOf(people, rules.boothSeats);
  const board = yield* fixedMeetings({
    ...parts,
    pairRules: planning.pairRules,
    precedences: planning.precedences,
    known: new Set(people.map((person) => person.id)),
    tables: fair.tables,
    seatsOf: new Map(booths.map((booth) => [booth.companyId, booth.seats])),
  });
  yield;
  // Its keys are those of `pairKey`: a pair's `a` is the smaller id.
  const pairOf = new Map(parts.pairs.map((pair) => [`${pair.aId} ${pair.bId}`, pair]));
  yield;
  const outcomes = yield* pairOutcomes(parts, board, pairOf);
  const wishes = outcomes.flatMap((outcome) => ('wish' in outcome ? [outcome.wish] : []));
  yield;
  const companyOf = new Map(people.map((person) => [person.id, person.companyId]));
  const colleagues = applyColleagueRule(
    wishes,
    (key) => pairOf.get(key),
    (id) => companyOf.get(id) ?? null,
    board.fixed,
  );
  const covered = colleagues.covered.size === 0 ? [] : wishes.filter((wish) => colleagues.covered.has(pairKey(wish)));
  yield;
  const caps = capsOf(rules, slots, fair);
  const closed = slots.filter((slot) => Date.parse(slot.startsAt) < parts.frozenUntil).map((slot) => slot.index);
  const planned: TimetablePerson[] = [];
  for (const person of people) {
    planned.push(toTimetablePerson(person, { ...parts, caps, closed }));
    if (planned.length % peopleInStep === 0) yield;
  }
  const closedPlaces = closedTables(parts.tableLimits, board.fixed, slots, fair.tables);
  return {
    tableLimits: parts.tableLimits,
    settled: [
      ...outcomes.flatMap((outcome) => ('refused' in outcome ? [outcome.refused] : [])),
      ...covered.map((wish) => coveredByColleague(wish, scoreOf)),
    ],
    kept: board.kept,
    rivals: colleagues.rivals,
    scoreOf,
    problem: {
      slots,
      people: [...planned, ...colleagues.standIns, ...closedPlaces.people],
      wishes: colleagues.wishes,
      fixed: [...board.fixed, ...closedPlaces.fixed],
      ...orderAndVetoes(parts, board),
      tables: fair.tables,
      booths,
      mixedMeetings: rules.mixedMeetings,
      commonLanguage: rules.commonLanguage === 'required' ? 'required' : 'ignored',
      seed: parts.seed,
    },
  };
}

function* pairOutcomes(
  parts: ProblemParts,
  { fixed, loose }: FixedMeetings,
  pairOf: ReadonlyMap<string, PlanningPair>,
): Generator<undefined, PairOutcome[]> {
  const { declined, cancelled, scoreOf } = parts;
  const isFixed = new Set(fixed.map(pairKey));
  const demands = [...parts.planning.pairRules.filter((rule) => rule.kind === 'must'), ...loose].filter(
    (rule) => !isFixed.has(pairKey(rule)),
  );
  const isDemanded = new Set(demands.map(pairKey));
  const outcomes = demands.map((rule) => {
    const key = pairKey(rule);
    const obstacle = declined.has(key) ? 'declined' : cancelled.has(key) ? 'cancelled' : null;
    return demandOutcome(rule, pairOf.get(key), obstacle, scoreOf);
  });
  let looked = 0;
  for (const [key, pair] of pairOf) {
    if (!isDemanded.has(key)) outcomes.push(wishOutcome(pair, cancelled.has(key) && !isFixed.has(key), scoreOf));
    if (++looked % pairsInStep === 0) yield;
  }
  return outcomes;
}

/** Without what speaks against a meeting that stays: it does not make the run impossible. */
function orderAndVetoes({ planning, slots }: ProblemParts, { fixed }: FixedMeetings) {
  const startOf = new Map(slots.map((slot) => [slot.index, Date.parse(slot.startsAt)]));
  const fixedStart = new Map(fixed.map((meeting) => [pairKey(meeting), startOf.get(meeting.slot) ?? 0]));
  const together = new Set(fixed.flatMap(({ aId, bId, withIds = [] }) => pairsAmong([aId, bId, ...withIds])));
  return {
    vetoes: planning.pairRules.filter((rule) => rule.kind === 'veto' && !together.has(pairKey(rule))),
    precedences: planning.precedences
      .filter(({ first, next }) => {
        const [before, after] = [fixedStart.get(pairKey(first)), fixedStart.get(pairKey(next))];
        return before === undefined || after === undefined || before < after;
      })
      // biome-ignore lint/suspicious/noThenProperty: the engine's word; nothing awaits it.
      .map(({ first, next }) => ({ first, then: next })),
  };
}
