import { Injectable } from '@nestjs/common';
import type { EventPayload, Interval } from '@parvis/contracts';
import { audience, Outbox, RealtimePublisher } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import type { EntityManager } from 'typeorm';
import { DelegationWatch } from '../delegation/delegation-watch.js';
import type { RequestRow } from './request.repository.js';

export interface News {
  act: EventPayload<'request.changed.v1'>['act'];
  byId: string | null;
  /** Who is told; each of them once. */
  tell: readonly string[];
  /** The time that was accepted. */
  time?: Interval;
  meetingId?: string;
  /** What was written with it. */
  message?: string;
  version?: number;
  isExpected?: boolean;
  tableNumber?: number | null;
}

/** Tells people what has become of their requests. */
@Injectable()
export class RequestNews {
  constructor(
    private readonly outbox: Outbox,
    private readonly realtime: RealtimePublisher,
    private readonly participants: ParticipantReader,
    private readonly delegations: DelegationWatch,
  ) {}

  /** Records one event for each person, in the transaction that changes the request; `row` as it is afterwards. */
  async record(manager: EntityManager, row: RequestRow, news: News): Promise<void> {
    const time = news.time ?? row.times[0] ?? null;
    await this.outbox.recordAll(
      manager,
      'request.changed.v1',
      [...new Set(news.tell)].map((participantId) => ({
        fairId: row.fairId,
        requestId: row.id,
        kind: row.kind,
        act: news.act,
        participantId,
        byId: news.byId,
        withId: otherPrincipal(row, participantId),
        meetingId: news.meetingId ?? row.meetingId,
        isMyTurn: row.status === 'pending' && holderOf(row) === participantId,
        startsAt: time?.startsAt ?? null,
        endsAt: time?.endsAt ?? null,
        expiresAt: row.expiresAt,
        message: news.message ?? '',
        version: news.version ?? 0,
        isExpected: news.isExpected ?? true,
        tableNumber: news.tableNumber ?? null,
      })),
    );
  }

  /** Open pages show it at once; notifications come by the events. */
  async changed(fairId: string, participantIds: readonly string[], isAgenda = false): Promise<void> {
    const users = await this.participants.userIds([...new Set(participantIds)]);
    const rooms = [...users.values()].map(audience.user);
    if (rooms.length === 0) return;
    this.realtime.publish(rooms, 'requests.changed', { fairId });
    if (isAgenda) this.realtime.publish(rooms, 'agenda.changed', { fairId });
    await this.delegations.tellLeadsOf(fairId, participantIds);
  }
}

/** Whose answer a request waits for. */
export const holderOf = ({ turn, fromId, toId }: Pick<RequestRow, 'turn' | 'fromId' | 'toId'>): string =>
  turn === 'to' ? toId : fromId;

/** Who stands on the other side, as one of its people sees it. */
export function otherPrincipal({ fromId, toId, people }: RequestRow, readerId: string): string {
  if (readerId === fromId) return toId;
  if (readerId === toId) return fromId;
  return people.find(({ id }) => id === readerId)?.side === 'to' ? fromId : toId;
}
