import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type MeetingRecord, MeetingRepository } from '../agenda/meeting.repository.js';
import { PublicationRepository } from '../publish/publication.repository.js';

/** Meetings that nobody else changes meanwhile: the fair's agendas first, then the meeting, as everything that books holds them. */
@Injectable()
export class HeldMeetings {
  constructor(
    private readonly meetings: MeetingRepository,
    private readonly publications: PublicationRepository,
  ) {}

  /** A meeting of this person, not held. */
  findFor(meetingId: string, participantId: string): Promise<MeetingRecord | null> {
    return this.meetings.findFor(meetingId, participantId);
  }

  async hold(manager: EntityManager, fairId: string, meetingId: string): Promise<MeetingRecord | null> {
    await this.publications.lock(manager, fairId);
    return this.meetings.lock(manager, fairId, meetingId);
  }
}
