import { Injectable } from '@nestjs/common';
import type { RoomTicket } from '@parvis/contracts';
import { type FairCaller, RoomTickets } from '@parvis/platform';
import { sessionNotLive, sessionOver } from './stage.errors.js';
import { stageDoor, stageRights } from './stage.rules.js';
import { StageAccess } from './stage-access.js';

/** The way into a session's room. */
@Injectable()
export class StageTickets {
  constructor(
    private readonly access: StageAccess,
    private readonly tickets: RoomTickets,
  ) {}

  async issue(fairId: string, sessionId: string, caller: FairCaller): Promise<RoomTicket> {
    const { session, person, part } = await this.access.enter(fairId, sessionId, caller);
    const door = stageDoor({ ...session, startsAt: session.startsAt.toISOString() }, part, Date.now());
    if (door === 'over') throw sessionOver();
    if (door === 'not-live') throw sessionNotLive();
    return this.tickets.issue({
      roomId: session.id,
      fairId,
      kind: 'stage',
      knocks: false,
      participantId: person.id,
      displayName: person.displayName,
      companyName: person.companyName,
      ...stageRights[part],
      // A session that runs late goes on until somebody ends it.
      endsAt: session.endsAt.getTime() > Date.now() ? session.endsAt.toISOString() : null,
    });
  }
}
