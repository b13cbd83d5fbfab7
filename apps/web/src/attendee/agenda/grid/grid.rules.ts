import type { AgendaMeeting, Interval, Slot, StageSession } from '@parvis/contracts';
import { clockIn, dayIn } from '../../time/zone-time.js';

const minute = 60_000;
const wholeDay = 24 * 60;

/** Where something stands in a day's column, in minutes since midnight on the clock of the fair. */
export interface Span {
  from: number;
  to: number;
}

/** Something with its place; things at the same time share the width, each in a lane of its own. */
export interface Placed<Item> extends Span {
  item: Item;
  lane: number;
  lanes: number;
}

/** `busy`: the person has something else then. `calendar`: the person's own calendar has. `session`: a session that is to keep requests away. */
export type SlotState = 'free' | 'busy' | 'calendar' | 'session';

/** Whether a slot can be chosen here; what keeps the others is changed where it was said. */
export const isChoosable = (state: SlotState): boolean => state === 'free' || state === 'busy';

/** A slot without a meeting that has not begun. */
export type GridSlot = Slot & Span & { state: SlotState };

/** One day as a column. */
export interface GridDay {
  day: string;
  slots: GridSlot[];
  meetings: Placed<AgendaMeeting>[];
  sessions: Placed<StageSession>[];
}

export interface GridContent {
  slots: readonly Slot[];
  meetings: readonly AgendaMeeting[];
  sessions: readonly StageSession[];
  /** What the person says, and what the person's own calendar says. */
  busy: readonly Interval[];
  inCalendar: readonly Interval[];
}

const overlap = (a: Interval, b: Interval) =>
  Date.parse(a.startsAt) < Date.parse(b.endsAt) && Date.parse(b.startsAt) < Date.parse(a.endsAt);

/** What lasts beyond midnight ends there. */
export function spanOf({ startsAt, endsAt }: Interval, zone: string): Span {
  const [hours = 0, minutes = 0] = clockIn(startsAt, zone).split(':').map(Number);
  const from = hours * 60 + minutes;
  return { from, to: Math.min(from + (Date.parse(endsAt) - Date.parse(startsAt)) / minute, wholeDay) };
}

/** Places things of one day side by side where they overlap; each takes the first lane that is free. */
export function inLanes<Item extends Interval>(items: readonly Item[], zone: string): Placed<Item>[] {
  const placed = items
    .map((item) => ({ item, ...spanOf(item, zone), lane: 0, lanes: 1 }))
    .sort((a, b) => a.from - b.from || b.to - a.to);
  let group: Placed<Item>[] = [];
  let groupEnd = 0;
  for (const one of placed) {
    if (one.from >= groupEnd) group = [];
    const taken = new Set(group.filter(({ to }) => to > one.from).map(({ lane }) => lane));
    while (taken.has(one.lane)) one.lane += 1;
    group.push(one);
    groupEnd = Math.max(groupEnd, one.to);
    const lanes = Math.max(...group.map(({ lane }) => lane)) + 1;
    for (const other of group) other.lanes = lanes;
  }
  return placed;
}

/** All days of the fair, and those outside it that have a meeting or a session, each with what it holds. */
export function gridDays(content: GridContent, { zone, now }: { zone: string; now: number }): GridDay[] {
  const meetings = content.meetings.filter(({ status }) => status === 'scheduled');
  const sessions = content.sessions.filter(({ state }) => state !== 'cancelled');
  const days = new Set([...content.slots, ...meetings, ...sessions].map(({ startsAt }) => dayIn(startsAt, zone)));
  return [...days].sort().map((day) => {
    const isOnDay = ({ startsAt }: Interval) => dayIn(startsAt, zone) === day;
    return {
      day,
      slots: content.slots
        .filter(
          (slot) => isOnDay(slot) && Date.parse(slot.startsAt) > now && !meetings.some((one) => overlap(one, slot)),
        )
        .map((slot) => ({ ...slot, ...spanOf(slot, zone), state: stateOf(slot, { ...content, sessions }) })),
      meetings: inLanes(meetings.filter(isOnDay), zone),
      sessions: inLanes(sessions.filter(isOnDay), zone),
    };
  });
}

function stateOf(slot: Slot, { busy, inCalendar, sessions }: Omit<GridContent, 'slots' | 'meetings'>): SlotState {
  if (sessions.some((session) => session.onAgenda === 'busy' && overlap(session, slot))) return 'session';
  if (inCalendar.some((time) => overlap(time, slot))) return 'calendar';
  return busy.some((time) => overlap(time, slot)) ? 'busy' : 'free';
}

/** Whole hours from the first to the last thing of these days. `hours` are those of the fair on a day without anything. */
export function axisOf(days: readonly GridDay[], slots: readonly Slot[], zone: string): Span {
  const spans = [
    ...days.flatMap(({ meetings, sessions }) => [...meetings, ...sessions]),
    ...slots.map((slot) => spanOf(slot, zone)),
  ];
  if (spans.length === 0) return { from: 8 * 60, to: 18 * 60 };
  return {
    from: Math.floor(Math.min(...spans.map(({ from }) => from)) / 60) * 60,
    to: Math.ceil(Math.max(...spans.map(({ to }) => to)) / 60) * 60,
  };
}

/** The slots of a day between two of them, both included, that are like the first one; and the meetings in between. */
export function stretch(
  { slots, meetings }: GridDay,
  first: GridSlot,
  last: GridSlot,
): { slots: GridSlot[]; meetings: AgendaMeeting[] } {
  const from = Math.min(first.from, last.from);
  const to = Math.max(first.to, last.to);
  return {
    slots: slots.filter((slot) => slot.from >= from && slot.to <= to && slot.state === first.state),
    meetings: meetings.filter((placed) => placed.from < to && placed.to > from).map(({ item }) => item),
  };
}

/** Something that can have the focus: its column counted from the left, and where it begins. */
export interface Stop {
  column: number;
  from: number;
}

/**
 * Where an arrow key leads: up and down within a column, to the sides to what is nearest in the next column that has anything; Home and End to
 * the ends of the column. The index of a stop, or null: nowhere.
 */
export function nextStop(stops: readonly Stop[], current: number, key: string): number | null {
  const here = stops[current];
  if (!here) return null;
  const inColumn = (column: number) =>
    stops
      .map((stop, index) => ({ ...stop, index }))
      .filter((stop) => stop.column === column)
      .sort((a, b) => a.from - b.from);
  const own = inColumn(here.column);
  const place = own.findIndex(({ index }) => index === current);
  const inOwn = { ArrowUp: place - 1, ArrowDown: place + 1, Home: 0, End: own.length - 1 }[key];
  if (inOwn !== undefined) return own[inOwn]?.index ?? null;
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return null;
  const step = key === 'ArrowLeft' ? -1 : 1;
  const columns = [...new Set(stops.map(({ column }) => column))].sort((a, b) => a - b);
  const next = columns[columns.indexOf(here.column) + step];
  if (next === undefined) return null;
  const [nearest] = inColumn(next).sort((a, b) => Math.abs(a.from - here.from) - Math.abs(b.from - here.from));
  return nearest?.index ?? null;
}
