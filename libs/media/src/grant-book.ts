import type { RoomGrant, RoomKind } from '@parvis/contracts';

const voices: readonly RoomGrant[] = ['speak', 'share'];

/** Whether these grants let their bearer be heard or seen. */
export const maySend = (grants: readonly RoomGrant[]): boolean => grants.some((grant) => voices.includes(grant));

/** What each person may do in one room: what the ticket says, and what a moderator has given or taken since. */
export class GrantBook {
  private readonly decisions: Map<string, boolean>;
  private readonly moderators: Set<string>;

  constructor(
    private readonly kind: RoomKind,
    decisions: Iterable<readonly [participantId: string, maySpeak: boolean]> = [],
    moderators: Iterable<string> = [],
  ) {
    this.decisions = new Map(decisions);
    this.moderators = new Set(moderators);
  }

  of({ participantId, grants }: { participantId: string; grants: readonly RoomGrant[] }): RoomGrant[] {
    const decision = this.decisions.get(participantId);
    if (decision === undefined) return [...grants];
    const others = grants.filter((grant) => !voices.includes(grant));
    return decision ? [...voices, ...others] : [...others, ...(others.includes('observe') ? [] : ['observe' as const])];
  }

  /** One of a stage's audience: counted, not listed. */
  isViewer(grants: readonly RoomGrant[]): boolean {
    return this.kind === 'stage' && !maySend(grants) && !grants.includes('moderate');
  }

  decide(participantId: string, maySpeak: boolean): void {
    this.decisions.set(participantId, maySpeak);
  }

  /** Has come in with these. */
  entered(participantId: string, grants: readonly RoomGrant[]): void {
    if (grants.includes('moderate')) this.moderators.add(participantId);
    else this.moderators.delete(participantId);
  }

  /** Whether this person moderates, also while not here. */
  hasModerator(participantId: string): boolean {
    return this.moderators.has(participantId);
  }

  get moderatorIds(): string[] {
    return [...this.moderators];
  }

  /** Who may speak by a moderator's word. */
  get invited(): string[] {
    return [...this.decisions].flatMap(([participantId, maySpeak]) => (maySpeak ? [participantId] : []));
  }

  /** For a room that moves to another node. */
  export(): [participantId: string, maySpeak: boolean][] {
    return [...this.decisions];
  }
}
