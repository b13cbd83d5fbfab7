import { Injectable } from '@nestjs/common';
import { DomainError, notFound, Outbox } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { DataSource, type EntityManager } from 'typeorm';
import { MeetingRepository } from '../agenda/meeting.repository.js';
import { checkInRefusal } from './check-in.rules.js';
import { PresenceRepository, type SidedParty } from './presence.repository.js';

/** Sees when the sides of a meeting have come together, in its room, where they meet, or one here and one there. */
@Injectable()
export class HeldRecorder {
  constructor(
    private readonly meetings: MeetingRepository,
    private readonly presences: PresenceRepository,
    private readonly participants: ParticipantReader,
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
  ) {}

  /** The parties of a meeting with their sides. Colleagues among themselves hold no meeting. */
  async partiesOf(meetingId: string): Promise<SidedParty[]> {
    const rows: { fairId: string; participantId: string }[] = await this.dataSource.query(
      `select fair_id as "fairId", participant_id as "participantId" from meetings.attendee
       where meeting_id = $1 and part = 'party' order by participant_id`,
      [meetingId],
    );
    const faces = await this.participants.faces(
      rows[0]?.fairId ?? '',
      rows.map(({ participantId }) => participantId),
    );
    return rows.map(({ participantId }) => ({
      participantId,
      side: faces.get(participantId)?.companyId ?? participantId,
    }));
  }

  /** Once for each meeting, however often it is called. */
  async record(manager: EntityManager, meetingId: string, at: string, parties: readonly SidedParty[]): Promise<void> {
    const held = await this.presences.noteHeld(manager, meetingId, at, parties);
    if (held) await this.outbox.record(manager, 'meeting.outcome.v1', { ...held, meetingId, missedBy: [], heldAt: at });
  }

  /**
   * These people of a meeting are where it takes place. A no-show is reported either before or after, never at the same time.
   * @throws CHECK_IN_TOO_EARLY, MEETING_OVER, MEETING_CANCELLED
   */
  async checkIn(fairId: string, meetingId: string, participantIds: readonly string[]): Promise<void> {
    const parties = await this.partiesOf(meetingId);
    await this.dataSource.transaction(async (manager) => {
      const meeting = await this.meetings.lock(manager, fairId, meetingId);
      if (!meeting) throw notFound('meeting');
      const refusal = checkInRefusal(meeting, Date.now());
      if (refusal) throw new DomainError(refusal, 'conflict');
      await this.presences.checkIn(manager, meetingId, participantIds);
      await this.record(manager, meetingId, new Date().toISOString(), parties);
    });
  }
}
