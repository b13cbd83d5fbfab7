import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ActingRecorder } from '../delegation/acting-recorder.js';
import { RoomDoors } from '../room/room-doors.js';
import { AcceptanceAgendas } from './acceptance-agendas.js';
import type { Acceptance } from './acceptance-terms.js';
import { notYourTurn } from './request.errors.js';
import { RequestRepository, type RequestRow } from './request.repository.js';
import { holderOf, RequestNews } from './request-news.js';
import { sideOf, stillPending } from './request-parts.js';
import { RequestWriter } from './request-writer.js';

/**
 * One transaction from the yes to the meeting. Locks in this order, which everything that books keeps: the fair's agendas, the meeting, the request.
 */
@Injectable()
export class AcceptanceRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly agendas: AcceptanceAgendas,
    private readonly requests: RequestRepository,
    private readonly writer: RequestWriter,
    private readonly news: RequestNews,
    private readonly actings: ActingRecorder,
    private readonly doors: RoomDoors,
  ) {}

  /**
   * Everybody whose agenda has changed; null where one of the two is no longer free. @param known the request as it was before it is held.
   * @throws REQUEST_OVER, REQUEST_NOT_YOUR_TURN, NO_TABLE_LEFT, MEETING_CANCELLED, MEETING_BEGUN, MEETING_ATTENDED
   */
  async take(acceptance: Acceptance, known: RequestRow): Promise<string[] | null> {
    const concerned = await this.dataSource.transaction(async (manager) => {
      await this.agendas.hold(manager, acceptance.fair.id);
      const row = known.kind === 'move' ? null : await this.held(manager, acceptance);
      return row ? this.meet(manager, acceptance, row) : this.move(manager, acceptance, known);
    });
    if (concerned && known.kind === 'move' && known.meetingId) this.doors.renew(known.meetingId, concerned);
    return concerned;
  }

  private async held(manager: EntityManager, { requestId, byId, time }: Acceptance): Promise<RequestRow> {
    const row = stillPending(await this.requests.lock(manager, requestId));
    const isOffered = row.times.some(({ startsAt }) => Date.parse(startsAt) === Date.parse(time.startsAt));
    // A colleague has answered meanwhile, or other times are proposed.
    if (holderOf(row) !== byId || !isOffered) throw notYourTurn();
    return row;
  }

  private async meet(manager: EntityManager, acceptance: Acceptance, row: RequestRow): Promise<string[] | null> {
    const { byId, companionIds, time, acting } = acceptance;
    const side = sideOf(row, byId);
    const wanted = row.people.filter(({ part }) => part === 'companion').map(({ id }) => id);
    const companions = [...new Set([...wanted, ...companionIds])].filter((id) => id !== row.fromId && id !== row.toId);
    const booked = await this.agendas.book(manager, acceptance, row, companions);
    if (booked === null) return null;
    await this.writer.addPeople(manager, row.id, side, 'companion', companionIds);
    await this.writer.end(manager, row.id, { status: 'accepted', meetingId: booked.meetingId });
    await this.writer.note(manager, row.id, { act: 'accepted', byId, side, times: [time], acting });
    await this.told(manager, acceptance, row);
    const done = (await this.requests.lock(manager, row.id)) ?? row;
    // The two are told by `meeting.booked.v1`.
    await this.news.record(manager, done, {
      act: 'companion',
      byId,
      tell: booked.companions,
      time,
      tableNumber: booked.tableNumber,
    });
    return [row.fromId, row.toId, ...booked.companions];
  }

  private async move(manager: EntityManager, acceptance: Acceptance, known: RequestRow): Promise<string[] | null> {
    const { byId, time, acting } = acceptance;
    const meeting = await this.agendas.meeting(manager, known);
    const row = await this.held(manager, acceptance);
    const moved = await this.agendas.move(manager, acceptance, row, meeting);
    if (moved === null) return null;
    await this.writer.end(manager, row.id, { status: 'accepted' });
    await this.writer.note(manager, row.id, {
      act: 'accepted',
      byId,
      side: sideOf(row, byId),
      times: [time],
      acting,
    });
    await this.told(manager, acceptance, row);
    const done = (await this.requests.lock(manager, row.id)) ?? row;
    const news = { act: 'accepted' as const, byId, time, version: moved.version, tableNumber: moved.tableNumber };
    await this.news.record(manager, done, { ...news, tell: moved.expected });
    await this.news.record(manager, done, { ...news, tell: moved.dropped, isExpected: false });
    return [...moved.expected, ...moved.dropped];
  }

  private told(manager: EntityManager, { byId, acting }: Acceptance, row: RequestRow): Promise<void> {
    const withId = byId === row.fromId ? row.toId : row.fromId;
    return this.actings.record(manager, acting, { requestId: row.id, act: 'accepted', withId });
  }
}
