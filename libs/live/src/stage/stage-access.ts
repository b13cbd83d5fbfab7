import { Injectable } from '@nestjs/common';
import { type FairCaller, notAllowed, notFound } from '@parvis/platform';
import { RoomPeople, type RoomPerson } from '../access/room-person.js';
import { StageRepository, type StageRow } from './stage.repository.js';
import type { OwnPart } from './stage.rules.js';

/** A session as one member of the fair finds it. */
export interface StagePlace {
  session: StageRow;
  person: RoomPerson;
  part: OwnPart;
}

/** Who is what in a session: organisers moderate every one, the others are what the organiser made them. */
@Injectable()
export class StageAccess {
  constructor(
    private readonly sessions: StageRepository,
    private readonly people: RoomPeople,
  ) {}

  /** @throws NOT_FOUND */
  async enter(fairId: string, sessionId: string, caller: FairCaller): Promise<StagePlace> {
    const person = await this.people.of(fairId, caller);
    const session = await this.sessions.find(fairId, sessionId, person.id);
    if (!session) throw notFound('session');
    return { session, person, part: caller.roles.includes('organiser') ? 'moderator' : (session.part ?? 'viewer') };
  }

  /** @throws NOT_FOUND, NOT_ALLOWED */
  async moderate(fairId: string, sessionId: string, caller: FairCaller): Promise<StagePlace> {
    const place = await this.enter(fairId, sessionId, caller);
    if (place.part !== 'moderator') throw notAllowed('Only moderators of the session may do this');
    return place;
  }
}
