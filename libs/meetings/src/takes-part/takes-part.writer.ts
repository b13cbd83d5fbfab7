import { Injectable } from '@nestjs/common';
import type { TakesPart } from '@parvis/contracts';
import type { FairRecord } from '@parvis/fairs';
import { DomainError, notAllowed, notFound, Outbox } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import type { EntityManager } from 'typeorm';
import { type MeetingRecord, MeetingRepository } from '../agenda/meeting.repository.js';
import { InterpreterBookings } from '../interpreter/interpreter-bookings.js';
import { MeetingTimes } from '../meeting-request/meeting-times.js';
import { PublicationRepository } from '../publish/publication.repository.js';
import { takesPartIn } from './takes-part.rules.js';

/** Changes how somebody takes part in a meeting, and with it the meeting's place. */
@Injectable()
export class TakesPartWriter {
  constructor(
    private readonly meetings: MeetingRepository,
    private readonly publications: PublicationRepository,
    private readonly times: MeetingTimes,
    private readonly people: ParticipantReader,
    private readonly interpreters: InterpreterBookings,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Everybody whose agenda shows the change; nobody where there is none.
   * @throws NOT_FOUND, NOT_ALLOWED outside hybrid fairs, MEETING_CANCELLED, MEETING_OVER, NO_TABLE_LEFT
   */
  async change(
    manager: EntityManager,
    fair: FairRecord,
    { meetingId, ownId, takesPart }: { meetingId: string; ownId: string; takesPart: TakesPart },
  ): Promise<string[]> {
    await this.publications.lock(manager, fair.id);
    const meeting = await this.meetings.lock(manager, fair.id, meetingId);
    if (!meeting) throw notFound('meeting');
    if (meeting.status === 'cancelled') throw new DomainError('MEETING_CANCELLED', 'conflict');
    if (Date.parse(meeting.endsAt) <= Date.now()) throw new DomainError('MEETING_OVER', 'conflict');
    const ids = meeting.attendees.map(({ participantId }) => participantId);
    const origins = await this.people.origins(ids);
    const before = new Map(
      meeting.attendees.map((one) => [
        one.participantId,
        takesPartIn(meeting, { takesPart: one.takesPart, attendance: origins.get(one.participantId)?.attendance }),
      ]),
    );
    if (before.get(ownId) === takesPart) return [];
    if (fair.mode !== 'hybrid') throw notAllowed('There is one way to take part in this fair');
    const after = new Map(before).set(ownId, takesPart);
    const spot = await this.spotFor(manager, fair, meeting, [...after.values()]);
    await manager.query(
      `update meetings.attendee a set takes_part = item.way from unnest($2::uuid[], $3::text[]) as item (id, way)
       where a.meeting_id = $1 and a.participant_id = item.id`,
      [meetingId, [...after.keys()], [...after.values()]],
    );
    await manager.query(
      `update meetings.meeting set place = $2, table_number = $3, booth_company_id = $4, has_video = $5, sequence = sequence + 1
       where id = $1`,
      [meetingId, spot.place, spot.tableNumber, spot.boothCompanyId, spot.hasVideo],
    );
    await this.interpreters.settleOne(manager, fair, meetingId);
    const toIds = ids.filter((id) => id !== ownId);
    if (toIds.length > 0)
      await this.outbox.record(manager, 'meeting.takes-part.v1', {
        fairId: fair.id,
        meetingId,
        byId: ownId,
        toIds,
        takesPart,
        tableNumber: spot.tableNumber,
      });
    return ids;
  }

  private async spotFor(
    manager: EntityManager,
    fair: FairRecord,
    meeting: MeetingRecord,
    ways: readonly TakesPart[],
  ): Promise<Pick<MeetingRecord, 'place' | 'tableNumber' | 'boothCompanyId' | 'hasVideo'>> {
    const hasVideo = ways.includes('virtual');
    if (!ways.includes('on_site')) return { place: 'video', tableNumber: null, boothCompanyId: null, hasVideo };
    if (meeting.place !== 'video') return { ...meeting, hasVideo };
    const venue = { needsTable: true, hasVideo, isTableRequired: true };
    const seats = ways.filter((way) => way === 'on_site').length;
    const choice = { isVideoChosen: false, meetingId: meeting.id, seats };
    const spot = await this.times.spot(manager, fair, meeting, venue, choice);
    return { ...spot, boothCompanyId: null };
  }
}
