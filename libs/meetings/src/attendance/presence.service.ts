import { Injectable } from '@nestjs/common';
import type { MeetingPresence } from '@parvis/contracts';
import { notFound } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { type MeetingRecord, MeetingRepository } from '../agenda/meeting.repository.js';
import { checkInOpensAt } from './check-in.rules.js';
import { CheckInCodes } from './check-in-code.rules.js';
import { HeldRecorder } from './held-recorder.js';
import { PresenceRepository } from './presence.repository.js';

interface Reader {
  userId: string;
  isOrganiser: boolean;
}

/** Who was at a meeting, as its people and organisers see it. */
@Injectable()
export class PresenceService {
  constructor(
    private readonly meetings: MeetingRepository,
    private readonly participants: ParticipantReader,
    private readonly presences: PresenceRepository,
    private readonly held: HeldRecorder,
    private readonly codes: CheckInCodes,
  ) {}

  /** @throws NOT_FOUND for everybody else */
  async of(fairId: string, meetingId: string, { userId, isOrganiser }: Reader): Promise<MeetingPresence> {
    const own = await this.participants.byUser(fairId, userId);
    const mine = own && (await this.meetings.findFor(meetingId, own.id));
    const meeting = mine ?? (isOrganiser ? await this.meetings.find(fairId, meetingId) : null);
    if (!meeting) throw notFound('meeting');
    const [people, parties] = await Promise.all([this.presences.of(meetingId), this.held.partiesOf(meetingId)]);
    return {
      people,
      minutesTogether: await this.presences.minutesTogether(meetingId, parties),
      checkIn: mine && own ? this.checkInOf(mine, own.id) : null,
    };
  }

  private checkInOf(meeting: MeetingRecord, participantId: string): MeetingPresence['checkIn'] {
    const part = meeting.attendees.find((attendee) => attendee.participantId === participantId)?.part;
    if (part !== 'party' || meeting.status === 'cancelled' || meeting.place === 'video') return null;
    return {
      code: this.codes.codeOf(meeting.id, participantId),
      opensAt: checkInOpensAt(meeting),
      closesAt: meeting.endsAt,
    };
  }
}
