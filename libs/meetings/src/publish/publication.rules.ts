/** A meeting as a timetable plans it; instants in UTC. */
export interface Planned {
  aId: string;
  bId: string;
  /** Others who take part, on either side. */
  otherIds: readonly string[];
  startsAt: string;
  endsAt: string;
  place: 'video' | 'table' | 'booth';
  tableNumber: number | null;
  boothCompanyId: string | null;
  hasVideo: boolean;
}

/** A meeting that is on the agendas. */
export interface Published extends Planned {
  id: string;
}

export interface PublicationDiff {
  added: Planned[];
  /** The meeting keeps its id, so notes, links and calendar entries go with it. */
  moved: (Planned & { id: string })[];
  removed: Published[];
  /** Everyone whose agenda changes, once, in a fixed order; guests aside. */
  people: string[];
}

interface Pair {
  aId: string;
  bId: string;
}

const pairOf = ({ aId, bId }: Pair) => (aId < bId ? `${aId} ${bId}` : `${bId} ${aId}`);

/** The parties of a meeting. */
export const partiesOf = ({ aId, bId, otherIds }: Planned): string[] => [aId, bId, ...otherIds];

const isSame = (one: Planned, other: Planned) =>
  Date.parse(one.startsAt) === Date.parse(other.startsAt) &&
  Date.parse(one.endsAt) === Date.parse(other.endsAt) &&
  one.place === other.place &&
  one.tableNumber === other.tableNumber &&
  one.boothCompanyId === other.boothCompanyId &&
  one.hasVideo === other.hasVideo &&
  [...one.otherIds].sort().join() === [...other.otherIds].sort().join();

/** Who and what a meeting takes up. */
const takenBy = (meeting: Planned) => [
  ...partiesOf(meeting),
  ...(meeting.tableNumber === null ? [] : [`table ${meeting.tableNumber}`]),
];

/** Whether a meeting falls into the time of one of these that needs the same person or table. */
function collidesWith(meetings: readonly Planned[]): (meeting: Planned) => boolean {
  const byPart = new Map<string, Planned[]>();
  for (const meeting of meetings)
    for (const part of takenBy(meeting)) byPart.set(part, [...(byPart.get(part) ?? []), meeting]);
  return (meeting) =>
    takenBy(meeting).some((part) =>
      byPart
        .get(part)
        ?.some(
          (other) =>
            Date.parse(meeting.startsAt) < Date.parse(other.endsAt) &&
            Date.parse(other.startsAt) < Date.parse(meeting.endsAt),
        ),
    );
}

/**
 * What has to change so that the agendas show `planned`. A pair's meeting that has begun before `now` (ms) stays as it is,
 * whatever the plan says, and so do those that people have `booked` themselves; what the plan puts into their time cannot take place
 * and is left out. The same plan twice changes nothing the second time.
 */
export function publicationDiff(
  published: readonly Published[],
  planned: readonly Planned[],
  now: number,
  booked: readonly Published[] = [],
): PublicationDiff {
  const hasBegun = (meeting: Published) => Date.parse(meeting.startsAt) <= now;
  const isImpossible = collidesWith([...published.filter(hasBegun), ...booked]);
  // Two who have moved their meeting, or made one, do not get a second one from a plan that is older.
  const isBooked = new Set(booked.map(pairOf));
  const possible = planned.filter((meeting) => !isImpossible(meeting) && !isBooked.has(pairOf(meeting)));
  const wanted = new Map(possible.map((meeting) => [pairOf(meeting), meeting]));
  const moved: PublicationDiff['moved'] = [];
  const removed: Published[] = [];
  const left: string[] = [];
  for (const meeting of published) {
    const target = wanted.get(pairOf(meeting));
    wanted.delete(pairOf(meeting));
    if (hasBegun(meeting) || (target && isSame(meeting, target))) continue;
    if (target) {
      moved.push({ ...target, id: meeting.id });
      left.push(...meeting.otherIds);
    } else removed.push(meeting);
  }
  const added = [...wanted.values()];
  const people = new Set([...[...added, ...moved, ...removed].flatMap(partiesOf), ...left]);
  return { added, moved, removed, people: [...people].sort() };
}

/** What is planned for later, and does not stand yet: it may be obstructed by what has come up since the run. */
export function notYetStanding<P extends Planned>(
  published: readonly Published[],
  planned: readonly P[],
  now: number,
): P[] {
  const standing = new Set(published.map((meeting) => `${pairOf(meeting)} ${Date.parse(meeting.startsAt)}`));
  return planned.filter(
    (meeting) =>
      Date.parse(meeting.startsAt) > now && !standing.has(`${pairOf(meeting)} ${Date.parse(meeting.startsAt)}`),
  );
}

/** Those of these that fall into the time of what people have booked themselves, unless the two have booked each other. */
export function takenByBooked<P extends Planned>(planned: readonly P[], booked: readonly Published[]): P[] {
  const isImpossible = collidesWith(booked);
  const isBooked = new Set(booked.map(pairOf));
  return planned.filter((meeting) => !isBooked.has(pairOf(meeting)) && isImpossible(meeting));
}

/** A pair whose meeting one of its people, or the organiser, called off. */
export interface CancelledPair extends Pair {
  cancelledAt: string;
}

/**
 * The planned meetings without those of pairs who called theirs off, unless it is on the agendas again or one of them has
 * wished anew since.
 */
export function withoutCancelled<P extends Planned>(
  planned: readonly P[],
  published: readonly Published[],
  cancelled: readonly CancelledPair[],
  lastWish: (pair: Pair) => string | null,
): P[] {
  const standing = new Set(published.map(pairOf));
  const gone = new Set(
    cancelled
      .filter((pair) => Date.parse(lastWish(pair) ?? '1970-01-01') <= Date.parse(pair.cancelledAt))
      .map(pairOf)
      .filter((pair) => !standing.has(pair)),
  );
  return planned.filter((meeting) => !gone.has(pairOf(meeting)));
}
