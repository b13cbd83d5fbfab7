/** A meeting as a timetable plans it; instants in UTC. */
export interface Planned {
  aId: string;
  bId: string;
  startsAt: string;
  endsAt: string;
  place: 'video' | 'table';
  tableNumber: number | null;
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
  /** Everyone whose agenda changes, once, in a fixed order. */
  people: string[];
}

const pairOf = ({ aId, bId }: Planned) => (aId < bId ? `${aId} ${bId}` : `${bId} ${aId}`);

const isSame = (one: Planned, other: Planned) =>
  Date.parse(one.startsAt) === Date.parse(other.startsAt) &&
  Date.parse(one.endsAt) === Date.parse(other.endsAt) &&
  one.place === other.place &&
  one.tableNumber === other.tableNumber;

/** Who and what a meeting takes up. */
const partsOf = ({ aId, bId, tableNumber }: Planned) => [
  aId,
  bId,
  ...(tableNumber === null ? [] : [`table ${tableNumber}`]),
];

/** Whether a meeting falls into the time of one of these that needs the same person or table. */
function collidesWith(meetings: readonly Planned[]): (meeting: Planned) => boolean {
  const byPart = new Map<string, Planned[]>();
  for (const meeting of meetings)
    for (const part of partsOf(meeting)) byPart.set(part, [...(byPart.get(part) ?? []), meeting]);
  return (meeting) =>
    partsOf(meeting).some((part) =>
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
 * whatever the plan says; what an older plan puts into its time cannot take place and is left out. The same plan twice changes
 * nothing the second time.
 */
export function publicationDiff(
  published: readonly Published[],
  planned: readonly Planned[],
  now: number,
): PublicationDiff {
  const hasBegun = (meeting: Published) => Date.parse(meeting.startsAt) <= now;
  const isImpossible = collidesWith(published.filter(hasBegun));
  const possible = planned.filter((meeting) => !isImpossible(meeting));
  const wanted = new Map(possible.map((meeting) => [pairOf(meeting), meeting]));
  const moved: PublicationDiff['moved'] = [];
  const removed: Published[] = [];
  for (const meeting of published) {
    const target = wanted.get(pairOf(meeting));
    wanted.delete(pairOf(meeting));
    if (hasBegun(meeting) || (target && isSame(meeting, target))) continue;
    if (target) moved.push({ ...target, id: meeting.id });
    else removed.push(meeting);
  }
  const added = [...wanted.values()];
  const people = new Set([...added, ...moved, ...removed].flatMap(({ aId, bId }) => [aId, bId]));
  return { added, moved, removed, people: [...people].sort() };
}
