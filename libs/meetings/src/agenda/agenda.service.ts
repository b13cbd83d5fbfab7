import { Injectable } from '@nestjs/common';
import type { AgendaMeeting, AgendaSession, MeetingRow, Page } from '@parvis/contracts';
import { decodeCursor, notFound, pageFrom } from '@parvis/platform';
import { CompanyReader, ParticipantReader } from '@parvis/profiles';
import { AgendaSessions, type SessionEntry } from '../agenda-session/agenda-sessions.js';
import { roomState } from '../room/room.rules.js';
import { type MeetingRecord, MeetingRepository, type OwnMeetingRecord } from './meeting.repository.js';
import { agendaView, rowView } from './meeting-view.rules.js';

@Injectable()
export class AgendaService {
  constructor(
    private readonly meetings: MeetingRepository,
    private readonly participants: ParticipantReader,
    private readonly companies: CompanyReader,
    private readonly sessions: AgendaSessions,
  ) {}

  async agenda(
    fairId: string,
    userId: string,
  ): Promise<{ participantId: string; meetings: AgendaMeeting[]; sessions: AgendaSession[] }> {
    const own = await this.ownParticipant(fairId, userId);
    const [meetings, sessions] = await Promise.all([this.meetings.agenda(own.id), this.sessions.of(own.id)]);
    return {
      participantId: own.id,
      meetings: await this.views(fairId, own.id, meetings),
      sessions: sessions.map(({ sequence: _, ...session }) => session),
    };
  }

  /** The same for calendars, with what a timetable has taken away and the version of each entry. */
  async calendar(
    fairId: string,
    userId: string,
  ): Promise<{ participantId: string; meetings: (AgendaMeeting & { sequence: number })[]; sessions: SessionEntry[] }> {
    const own = await this.ownParticipant(fairId, userId);
    const [records, sessions] = await Promise.all([this.meetings.agenda(own.id, 'all'), this.sessions.of(own.id)]);
    const views = await this.views(fairId, own.id, records);
    return {
      participantId: own.id,
      meetings: views.map((view, index) => ({ ...view, sequence: records[index]?.sequence ?? 0 })),
      sessions,
    };
  }

  /** @throws NOT_FOUND for everyone who is not in the meeting. */
  async one(fairId: string, userId: string, meetingId: string): Promise<AgendaMeeting> {
    const { participant, meeting } = await this.own(fairId, userId, meetingId);
    const phones = await this.phonesNow(meeting, participant.id);
    const [view] = await this.views(fairId, participant.id, [meeting], phones);
    if (!view) throw notFound('meeting');
    return view;
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
    const [lines, boothNameOf] = await Promise.all([
      this.participants.lines([...new Set(ids)]),
      this.boothNames(fairId, rows),
    ]);
    return pageFrom(
      rows,
      query.limit,
      total,
      (row) => [row.startsAt, row.id],
      (row) => rowView(row, lines, boothNameOf),
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

  private async views(
    fairId: string,
    readerId: string,
    meetings: readonly OwnMeetingRecord[],
    phones: ReadonlyMap<string, string> = new Map(),
  ): Promise<AgendaMeeting[]> {
    const ids = meetings.flatMap(({ attendees, substitutions }) => [
      ...attendees.map((attendee) => attendee.participantId),
      ...substitutions.flatMap(({ goneId, cameId }) => [goneId, cameId]),
    ]);
    const [faces, boothNameOf, origins] = await Promise.all([
      this.participants.faces(fairId, [...new Set(ids)]),
      this.boothNames(fairId, meetings),
      this.participants.origins([...new Set(ids)]),
    ]);
    return meetings.map((meeting) =>
      agendaView(
        meeting,
        readerId,
        faces,
        boothNameOf,
        (id) => phones.get(id) ?? null,
        (id) => origins.get(id)?.attendance,
      ),
    );
  }

  /** Of the others in a meeting that can be held by video just now. */
  private async phonesNow(meeting: MeetingRecord, readerId: string): Promise<Map<string, string>> {
    const isNow = meeting.hasVideo && meeting.status === 'scheduled' && roomState(meeting, Date.now()) === 'open';
    const others = meeting.attendees.map(({ participantId }) => participantId).filter((id) => id !== readerId);
    return isNow ? this.participants.callPhones(others) : new Map();
  }

  private async boothNames(fairId: string, meetings: readonly MeetingRecord[]) {
    const ids = [...new Set(meetings.flatMap(({ boothCompanyId }) => boothCompanyId ?? []))];
    const companies = await this.companies.cards(fairId, ids);
    return (id: string | null): string | null => (id === null ? null : (companies.get(id)?.name ?? null));
  }
}
