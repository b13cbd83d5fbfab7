import { Injectable } from '@nestjs/common';
import type { AgendaMeeting, MeetingRow, Page } from '@parvis/contracts';
import { decodeCursor, notFound, pageFrom } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { MeetingRepository, type OwnMeetingRecord } from './meeting.repository.js';

@Injectable()
export class AgendaService {
  constructor(
    private readonly meetings: MeetingRepository,
    private readonly participants: ParticipantReader,
  ) {}

  async agenda(fairId: string, userId: string): Promise<{ participantId: string; meetings: AgendaMeeting[] }> {
    const own = await this.ownParticipant(fairId, userId);
    const meetings = await this.meetings.agenda(own.id);
    return { participantId: own.id, meetings: await this.withPeople(fairId, meetings) };
  }

  /** @throws NOT_FOUND for everyone who is not in the meeting. */
  async one(fairId: string, userId: string, meetingId: string): Promise<AgendaMeeting> {
    const [meeting] = await this.withPeople(fairId, [(await this.own(fairId, userId, meetingId)).meeting]);
    if (!meeting) throw notFound('meeting');
    return meeting;
  }

  /** The caller and a meeting that he or she is in. */
  async own(fairId: string, userId: string, meetingId: string) {
    const participant = await this.ownParticipant(fairId, userId);
    const meeting = await this.meetings.findFor(meetingId, participant.id);
    if (!meeting) throw notFound('meeting');
    return { participant, meeting };
  }

  async list(fairId: string, query: { cursor?: string; limit: number }): Promise<Page<MeetingRow>> {
    const [rows, total] = await Promise.all([
      this.meetings.list(fairId, decodeCursor(query.cursor, 2), query.limit),
      this.meetings.count(fairId),
    ]);
    const ids = rows.flatMap((row) => row.attendees.map((attendee) => attendee.participantId));
    const lines = await this.participants.lines([...new Set(ids)]);
    return pageFrom(
      rows,
      query.limit,
      total,
      (row) => [row.startsAt, row.id],
      ({ attendees, ...row }) => ({
        ...row,
        people: attendees.map(({ participantId: id }) => lines.get(id) ?? { id, name: '', companyName: '' }),
      }),
    );
  }

  stats(fairId: string) {
    return this.meetings.stats(fairId);
  }

  async ownParticipant(fairId: string, userId: string) {
    const own = await this.participants.byUser(fairId, userId);
    if (!own) throw notFound('profile');
    return own;
  }

  private async withPeople(fairId: string, meetings: readonly OwnMeetingRecord[]): Promise<AgendaMeeting[]> {
    const ids = meetings.flatMap((meeting) => meeting.attendees.map((attendee) => attendee.participantId));
    const faces = await this.participants.faces(fairId, [...new Set(ids)]);
    return meetings.map((meeting) => ({
      ...meeting,
      attendees: meeting.attendees.flatMap(({ participantId, part }) => {
        const face = faces.get(participantId);
        return face ? [{ ...face, part }] : [];
      }),
    }));
  }
}
