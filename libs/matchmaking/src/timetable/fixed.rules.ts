import type { Slot } from '@parvis/contracts';
import type { FixedMeeting } from '@parvis/engine';
import { type Pair, pairKey, pairsAmong } from '../planning/pair.rules.js';
import type { PairRuleRow } from '../planning/pair-rule.repository.js';
import type { PrecedenceRow } from '../planning/precedence.repository.js';
import type { TableLimits } from '../table/table.rules.js';
import type { PlannedRow } from './plan.repository.js';

export interface FixedParts {
  slots: readonly Slot[];
  /** The timetable that is on the agendas now. */
  published: readonly PlannedRow[];
  pairRules: readonly PairRuleRow[];
  precedences: readonly PrecedenceRow[];
  known: ReadonlySet<string>;
  /** Keys of the pairs of whom one side said no. */
  declined: ReadonlySet<string>;
  cancelled: ReadonlySet<string>;
  tables: number;
  tableLimits: TableLimits;
  /** Seats of each booth, by company. */
  seatsOf: ReadonlyMap<string, number>;
  /** What begins before this instant (ms) stays whatever else. */
  frozenUntil: number;
  now: number;
  /** Whether what begins later stays too. */
  keepsLater: boolean;
}

export interface FixedMeetings {
  fixed: FixedMeeting[];
  /** What was on the agendas, by the id of the fixed meeting. */
  kept: Map<string, PlannedRow>;
  /** Rules of fixed meetings whose time the fair no longer has; they are wishes of the organiser now. */
  loose: PairRuleRow[];
}

/** Meetings looked at before other work gets its turn. */
const rowsInStep = 1_000;

/**
 * What a run leaves where it is: first what begins soon or has begun, then what the organiser has fixed, then the rest of
 * the agendas as far as no rule speaks against it.
 */
export function* fixedMeetings(parts: FixedParts): Generator<undefined, FixedMeetings> {
  const board = new Board(parts);
  const rows = parts.published.filter((row) => peopleOf(row).every((id) => parts.known.has(id)));
  const isFrozen = (row: PlannedRow) => Date.parse(row.startsAt) < parts.frozenUntil;
  for (const row of rows.filter(isFrozen)) board.keep(row);
  const loose = parts.pairRules.filter(
    (rule) => rule.kind === 'fixed' && !parts.cancelled.has(pairKey(rule)) && !board.fix(rule),
  );
  if (parts.keepsLater) {
    for (const [place, row] of rows.entries()) {
      if (!isFrozen(row) && board.allows(row)) board.keep(row);
      if (place % rowsInStep === rowsInStep - 1) yield;
    }
  }
  return { fixed: board.fixed, kept: board.kept, loose };
}

const peopleOf = (row: Pair & { otherIds: readonly string[] }) => [row.aId, row.bId, ...row.otherIds];

class Board {
  readonly fixed: FixedMeeting[] = [];
  readonly kept = new Map<string, PlannedRow>();
  private readonly startOf = new Map<string, number>();
  private readonly taken = new Set<string>();
  private readonly seatsTaken = new Map<string, number>();
  /** Keys of the pairs that must not meet. */
  private readonly vetoes: ReadonlySet<string>;
  private readonly precedencesOf = new Map<string, PrecedenceRow[]>();
  private readonly slotOf: ReadonlyMap<number, Slot>;
  private readonly closed: ReadonlySet<string>;

  constructor(private readonly parts: FixedParts) {
    this.vetoes = new Set(parts.pairRules.filter((rule) => rule.kind === 'veto').map(pairKey));
    for (const precedence of parts.precedences) {
      for (const key of [pairKey(precedence.first), pairKey(precedence.next)]) {
        const known = this.precedencesOf.get(key);
        if (known) known.push(precedence);
        else this.precedencesOf.set(key, [precedence]);
      }
    }
    this.closed = new Set(parts.tableLimits.closed.map(({ slot, table }) => `${slot} table ${table}`));
    this.slotOf = new Map(parts.slots.map((slot) => [Date.parse(slot.startsAt), slot]));
  }

  keep(row: PlannedRow): void {
    const slot = this.slotAt(row.startsAt);
    if (!slot || this.startOf.has(pairKey(row))) return;
    // Where the fair's hours have changed, two meetings that followed each other can lie in one slot: the earlier one has it.
    if (peopleOf(row).some((id) => this.taken.has(`${slot.index} ${id}`))) return;
    const id = this.hasPlace(row, slot)
      ? this.put(row, slot, { place: row.place, table: row.tableNumber })
      : this.put(row, slot, { table: null });
    if (row.place === 'booth') this.seatsTaken.set(seatKey(row, slot), this.seatsAt(row, slot) + 1);
    this.kept.set(id, row);
  }

  /** False when the fair has no such slot. */
  fix(rule: PairRuleRow): boolean {
    const slot = rule.startsAt === null ? undefined : this.slotAt(rule.startsAt);
    if (!slot) return false;
    const isPast = Date.parse(slot.startsAt) < this.parts.now;
    if (!isPast && !this.startOf.has(pairKey(rule))) this.put(rule, slot, { table: null });
    return true;
  }

  /** Whether a meeting that begins later may stay. */
  allows(row: PlannedRow): boolean {
    const slot = this.slotAt(row.startsAt);
    const people = peopleOf(row);
    return (
      slot !== undefined &&
      !this.startOf.has(pairKey(row)) &&
      !this.parts.declined.has(pairKey(row)) &&
      !this.parts.cancelled.has(pairKey(row)) &&
      !(this.vetoes.size > 0 && pairsAmong(people).some((key) => this.vetoes.has(key))) &&
      !people.some((id) => this.taken.has(`${slot.index} ${id}`)) &&
      this.hasPlace(row, slot) &&
      !this.closed.has(`${slot.index} table ${row.tableNumber}`) &&
      this.isInOrder(row)
    );
  }

  private put(
    meeting: Pair & { otherIds: readonly string[] },
    slot: Slot,
    where: Pick<FixedMeeting, 'place' | 'table'>,
  ): string {
    const { aId, bId, otherIds } = meeting;
    // Engine errors name the meeting by this, and so its people.
    const id = `${this.fixed.length} ${aId} ${bId}`;
    this.fixed.push({ id, aId, bId, withIds: otherIds, slot: slot.index, ...where });
    this.startOf.set(pairKey(meeting), Date.parse(slot.startsAt));
    for (const person of peopleOf(meeting)) this.taken.add(`${slot.index} ${person}`);
    if (where.table !== null) this.taken.add(`${slot.index} table ${where.table}`);
    return id;
  }

  /** Whether the place that the meeting has is still there, and takes it. */
  private hasPlace(row: PlannedRow, slot: Slot): boolean {
    const { place, tableNumber, boothCompanyId } = row;
    if (place === 'video') return true;
    if (place === 'booth') return this.seatsAt(row, slot) < (this.parts.seatsOf.get(boothCompanyId ?? '') ?? 0);
    if (tableNumber === null || tableNumber > this.parts.tables) return false;
    return !this.taken.has(`${slot.index} table ${tableNumber}`);
  }

  private seatsAt(row: PlannedRow, slot: Slot): number {
    return this.seatsTaken.get(seatKey(row, slot)) ?? 0;
  }

  private isInOrder(row: PlannedRow): boolean {
    const key = pairKey(row);
    const start = Date.parse(row.startsAt);
    return (this.precedencesOf.get(key) ?? []).every(({ first, next }) =>
      pairKey(first) === key
        ? start < (this.startOf.get(pairKey(next)) ?? Number.POSITIVE_INFINITY)
        : start > (this.startOf.get(pairKey(first)) ?? Number.NEGATIVE_INFINITY),
    );
  }

  /** The slot in which an instant lies: what took a place that fell free begins later than its slot. */
  private slotAt(instant: string): Slot | undefined {
    const at = Date.parse(instant);
    return (
      this.slotOf.get(at) ??
      this.parts.slots.find(({ startsAt, endsAt }) => Date.parse(startsAt) <= at && at < Date.parse(endsAt))
    );
  }
}

const seatKey = ({ boothCompanyId }: PlannedRow, slot: Slot) => `${slot.index} ${boothCompanyId}`;
