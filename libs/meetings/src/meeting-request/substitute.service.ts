import { Injectable } from '@nestjs/common';
import type { BodyOf, substituteAttendee } from '@parvis/contracts';
import { DomainError, notAllowed, notFound } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { DataSource, type EntityManager } from 'typeorm';
import type { MeetingRecord } from '../agenda/meeting.repository.js';
import { meetingCancelled } from '../cancellation/cancellation.errors.js';
import { RoomDoors } from '../room/room-doors.js';
import { HeldMeetings } from './held-meetings.js';
import { isDoubleBooking } from './request.errors.js';
import { RequestNews } from './request-news.js';
import { RequestParts } from './request-parts.js';
import { type Substitution, SubstitutionRepository } from './substitution.repository.js';

/** Lets a colleague take somebody's place in a confirmed meeting. */
@Injectable()
export class SubstituteService {
  constructor(
    private readonly parts: RequestParts,
    private readonly participants: ParticipantReader,
    private readonly agendas: HeldMeetings,
    private readonly substitutions: SubstitutionRepository,
    private readonly news: RequestNews,
    private readonly doors: RoomDoors,
    private readonly dataSource: DataSource,
  ) {}

  /** @throws NOT_FOUND, NOT_ALLOWED for guests, NOT_A_COLLEAGUE, MEETING_CANCELLED, MEETING_OVER, SLOT_TAKEN */
  async substitute(
    fairId: string,
    userId: string,
    meetingId: string,
    { colleagueId, note }: BodyOf<typeof substituteAttendee>,
  ): Promise<void> {
    const own = await this.parts.own(fairId, userId);
    const seen = await this.agendas.findFor(meetingId, own.id);
    if (!seen) throw notFound('meeting');
    const colleague = await this.parts.colleague(own, colleagueId);
    const ownSide = new Set(await this.participants.idsOfCompany(fairId, colleague.companyId ?? ''));
    const substitution = { gone: own, came: colleague, note, ownSide };
    const meeting = await this.dataSource
      .transaction((manager) => this.replace(manager, meetingId, substitution))
      .catch((error: unknown) => {
        throw isDoubleBooking(error) ? slotTaken() : error;
      });
    if (own.companyId !== null) {
      this.doors.shutOut(meetingId, own.id, own.companyId);
      this.doors.letIn(meetingId, colleague.id, own.companyId);
    }
    const everybody = [...meeting.attendees.map(({ participantId }) => participantId), colleague.id];
    await this.news.changed(fairId, everybody, true);
  }

  private async replace(manager: EntityManager, meetingId: string, substitution: Substitution): Promise<MeetingRecord> {
    const { gone: own, came: colleague } = substitution;
    const meeting = await this.agendas.hold(manager, own.fairId, meetingId);
    const part = meeting?.attendees.find(({ participantId }) => participantId === own.id)?.part;
    if (!meeting || !part) throw notFound('meeting');
    if (part === 'guest') throw notAllowed('A guest takes the own invitation back instead');
    if (meeting.status !== 'scheduled') throw meetingCancelled();
    if (Date.parse(meeting.endsAt) <= Date.now())
      throw new DomainError('MEETING_OVER', 'conflict', 'The meeting is over');
    if (meeting.attendees.some(({ participantId, part }) => participantId === colleague.id && part === 'party'))
      throw new DomainError('CONFLICT', 'conflict', 'This colleague takes part already');
    if (await this.substitutions.isBusy(manager, colleague.id, meeting)) throw slotTaken();
    await this.substitutions.replace(manager, meeting, substitution);
    return meeting;
  }
}

const slotTaken = () => new DomainError('SLOT_TAKEN', 'conflict', 'This colleague has another meeting at that time');
