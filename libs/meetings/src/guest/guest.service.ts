import { Injectable } from '@nestjs/common';
import type { AgendaMeeting, ParticipantCard } from '@parvis/contracts';
import { audience, DomainError, notAllowed, notFound, Outbox, RealtimePublisher } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { DataSource } from 'typeorm';
import { AgendaService } from '../agenda/agenda.service.js';
import { meetingCancelled } from '../cancellation/cancellation.errors.js';
import { RoomDoors } from '../room/room-doors.js';

const exclusionViolation = '23P01';

/** Colleagues whom one side brings along. */
@Injectable()
export class GuestService {
  constructor(
    private readonly agendas: AgendaService,
    private readonly participants: ParticipantReader,
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
    private readonly realtime: RealtimePublisher,
    private readonly doors: RoomDoors,
  ) {}

  /** Colleagues of the caller who are not in the meeting yet, 50 at most. */
  async candidates(
    fairId: string,
    userId: string,
    meetingId: string,
  ): Promise<(ParticipantCard & { isFree: boolean })[]> {
    const { participant, meeting } = await this.agendas.own(fairId, userId, meetingId);
    if (!participant.companyId) return [];
    const present = new Set(meeting.attendees.map((attendee) => attendee.participantId));
    const colleagues = await this.participants.colleagues(fairId, participant.companyId);
    const others = colleagues.filter((card) => !present.has(card.id)).slice(0, 50);
    const busy: { id: string }[] = await this.dataSource.query(
      `select distinct participant_id as id from meetings.attendee
       where participant_id = any($1) and status = 'scheduled' and during && tstzrange($2, $3)`,
      [others.map((card) => card.id), meeting.startsAt, meeting.endsAt],
    );
    const busyIds = new Set(busy.map((row) => row.id));
    return others.map((card) => ({ ...card, isFree: !busyIds.has(card.id) }));
  }

  /** @throws NOT_A_COLLEAGUE, SLOT_TAKEN when the colleague has another meeting then. */
  async invite(fairId: string, userId: string, meetingId: string, guestId: string): Promise<AgendaMeeting> {
    const { participant, meeting } = await this.agendas.own(fairId, userId, meetingId);
    if (meeting.status !== 'scheduled') throw meetingCancelled();
    if (Date.parse(meeting.endsAt) < Date.now()) {
      throw new DomainError('MEETING_OVER', 'conflict', 'The meeting is over');
    }
    const cards = await this.participants.cards(fairId, [guestId, participant.id]);
    const guest = cards.get(guestId);
    if (!guest) throw notFound('person');
    if (!participant.companyId || guest.companyId !== participant.companyId) {
      throw new DomainError('NOT_A_COLLEAGUE', 'conflict', 'Only colleagues of the same company can be invited');
    }
    const host = cards.get(participant.id);
    const guestUserId = (await this.participants.userIds([guestId])).get(guestId);
    await this.dataSource.transaction(async (manager) => {
      const [added]: { participant_id: string }[] = await manager
        .query(
          `insert into meetings.attendee (meeting_id, participant_id, fair_id, during, status, part, invited_by)
           select id, $2, fair_id, during, status, 'guest', $3 from meetings.meeting
           where id = $1 and not exists (select 1 from meetings.attendee where meeting_id = $1 and participant_id = $2)
           on conflict (meeting_id, participant_id) do nothing returning participant_id`,
          [meetingId, guestId, participant.id],
        )
        .catch(refuseDoubleBooking);
      if (!added || !guestUserId) return;
      await this.outbox.record(manager, 'guest.invited.v1', {
        fairId,
        meetingId,
        userId: guestUserId,
        invitedBy: host ? `${host.firstName} ${host.lastName}` : '',
        startsAt: meeting.startsAt,
      });
    });
    this.doors.letIn(meetingId, guestId, participant.companyId);
    await this.tell(fairId, [...meeting.attendees.map((each) => each.participantId), guestId]);
    return this.agendas.one(fairId, userId, meetingId);
  }

  /** The guest's own company takes the invitation back; the guest may do so too. */
  async remove(fairId: string, userId: string, meetingId: string, guestId: string): Promise<AgendaMeeting> {
    const { participant, meeting } = await this.agendas.own(fairId, userId, meetingId);
    const attendee = meeting.attendees.find((each) => each.participantId === guestId);
    if (attendee?.part !== 'guest') throw notFound('guest');
    const guest = (await this.participants.cards(fairId, [guestId])).get(guestId);
    if (!participant.companyId || guest?.companyId !== participant.companyId)
      throw notAllowed('This is the guest of the other side');
    const view = await this.agendas.one(fairId, userId, meetingId);
    await this.dataSource.query(
      `delete from meetings.attendee where meeting_id = $1 and participant_id = $2 and part = 'guest'`,
      [meetingId, guestId],
    );
    this.doors.shutOut(meetingId, guestId, participant.companyId);
    await this.tell(
      fairId,
      meeting.attendees.map((each) => each.participantId),
    );
    return { ...view, attendees: view.attendees.filter((each) => each.id !== guestId) };
  }

  private async tell(fairId: string, participantIds: readonly string[]): Promise<void> {
    const users = await this.participants.userIds(participantIds);
    this.realtime.publish([...users.values()].map(audience.user), 'agenda.changed', { fairId });
  }
}

function refuseDoubleBooking(error: unknown): never {
  if ((error as { code?: string }).code !== exclusionViolation) throw error;
  throw new DomainError('SLOT_TAKEN', 'conflict', 'This colleague has another meeting at that time');
}
