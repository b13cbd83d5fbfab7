import {
  backStageMinutes,
  type RoomGrant,
  type RoomRole,
  type StagePart,
  type StageSession,
  type StageState,
} from '@parvis/contracts';

export type OwnPart = StageSession['ownPart'];

/** Who may bring a session from one state into another; null: nobody. */
export function whoMayMove(from: StageState, to: 'live' | 'over' | 'cancelled'): 'moderator' | 'organiser' | null {
  if (from === 'planned') return to === 'live' ? 'moderator' : to === 'cancelled' ? 'organiser' : null;
  return from === 'live' && to === 'over' ? 'moderator' : null;
}

/** Whether somebody is let into a session's room at `now` (ms): viewers while it is live, the others also back stage. */
export function stageDoor(
  session: { state: StageState; startsAt: string },
  part: OwnPart,
  now: number,
): 'open' | 'not-live' | 'over' {
  if (session.state === 'over' || session.state === 'cancelled') return 'over';
  if (session.state === 'live') return 'open';
  if (part === 'viewer') return 'not-live';
  return now < Date.parse(session.startsAt) - backStageMinutes * 60_000 ? 'not-live' : 'open';
}

/** What each part may do in the room. */
export const stageRights: Readonly<Record<OwnPart, { role: RoomRole; grants: RoomGrant[] }>> = {
  moderator: { role: 'host', grants: ['speak', 'share', 'moderate', 'observe', 'record'] },
  speaker: { role: 'member', grants: ['speak', 'share', 'observe'] },
  viewer: { role: 'guest', grants: ['observe'] },
};

interface PartIn {
  participantId: string;
  part: StagePart;
}

/** Whose part is another one now, those who have come new or have none any more included. */
export function changedParts(before: readonly PartIn[], after: readonly PartIn[]): string[] {
  const [old, current] = [before, after].map(
    (people) => new Map(people.map(({ participantId, part }) => [participantId, part])),
  );
  const ids = new Set([...before, ...after].map(({ participantId }) => participantId));
  return [...ids].filter((id) => old?.get(id) !== current?.get(id));
}
