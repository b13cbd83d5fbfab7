import { Injectable } from '@nestjs/common';
import type { StageSessionContent } from '@parvis/contracts';
import { type FairCaller, invalid, notAllowed, notFound } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
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
    private readonly participants: ParticipantReader,
  ) {}

  /** @throws NOT_FOUND for somebody who neither takes part nor organises. */
  personOf(fairId: string, caller: FairCaller): Promise<RoomPerson> {
    return this.people.of(fairId, caller);
  }

  /** @throws INVALID where somebody named is not of the fair. */
  async assertOfFair(fairId: string, { people }: StageSessionContent): Promise<void> {
    const faces = await this.participants.faces(
      fairId,
      people.map(({ participantId }) => participantId),
    );
    if (faces.size < people.length) throw invalid('people', 'unknown');
  }

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
