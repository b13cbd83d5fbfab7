import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type {
  AnswerOf,
  BodyOf,
  CallLine,
  CallNumbers,
  DeviceCheck,
  getCall,
  Page,
  RoomTicket,
  saveDeviceCheck,
} from '@parvis/contracts';
import { notFound, pageFrom, type RateLimit, RateLimiter, RoomTickets, timePlaceOf } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { CallRepository, type CallRow } from './call.repository.js';
import { DeviceCheckRepository } from './device-check.repository.js';

/** A page asks once, and again when its line was lost. */
const checkLimit: RateLimit = { name: 'check-tickets', points: 30, seconds: 300 };

/** How calls go, and how the checks before them came out. */
@Injectable()
export class QualityService {
  constructor(
    private readonly calls: CallRepository,
    private readonly checks: DeviceCheckRepository,
    private readonly participants: ParticipantReader,
    private readonly tickets: RoomTickets,
    private readonly limiter: RateLimiter,
  ) {}

  async list(
    fairId: string,
    { which, cursor, limit }: { which: 'all' | 'trouble'; cursor?: string; limit: number },
  ): Promise<Page<CallLine>> {
    const [rows, total] = await Promise.all([
      this.calls.list(fairId, which === 'trouble', cursor, limit),
      this.calls.count(fairId, which === 'trouble'),
    ]);
    const lines = await this.participants.lines([...new Set(rows.flatMap(({ first }) => first.map(({ id }) => id)))]);
    return pageFrom(rows, limit, total, timePlaceOf, (row) => lineView(row, lines));
  }

  /** @throws NOT_FOUND */
  async one(fairId: string, callId: string): Promise<AnswerOf<typeof getCall>> {
    const [call, people] = await Promise.all([this.calls.find(fairId, callId), this.calls.people(callId)]);
    if (!call) throw notFound('call');
    const lines = await this.participants.lines(people.map(({ participantId }) => participantId));
    return {
      callId: call.id,
      roomId: call.roomId,
      kind: call.kind,
      fairId,
      startedAt: call.startedAt.toISOString(),
      endedAt: call.endedAt?.toISOString() ?? null,
      audience: call.audience,
      resets: call.resets,
      people: people.map((person) => ({
        ...person,
        joinedAt: person.joinedAt.toISOString(),
        leftAt: person.leftAt?.toISOString() ?? null,
        name: lines.get(person.participantId)?.name ?? person.calledAs,
        companyName: lines.get(person.participantId)?.companyName ?? '',
      })),
    };
  }

  async numbers(fairId: string): Promise<CallNumbers> {
    const [numbers, checked] = await Promise.all([this.calls.numbers(fairId), this.checks.counts(fairId)]);
    return { ...numbers, checked };
  }

  /** The way to the network check and to nothing else: no room can be entered with it. @throws TOO_MANY_REQUESTS */
  async checkTicket(fairId: string, userId: string): Promise<RoomTicket> {
    await this.limiter.consume(checkLimit, userId);
    return this.tickets.issue({
      roomId: randomUUID(),
      fairId,
      kind: 'team',
      knocks: false,
      participantId: userId,
      displayName: '–',
      companyName: null,
      role: 'member',
      grants: ['check'],
      endsAt: null,
    });
  }

  save(fairId: string, userId: string, result: BodyOf<typeof saveDeviceCheck>): Promise<DeviceCheck> {
    return this.checks.save(fairId, userId, result);
  }

  async lastCheck(fairId: string, userId: string): Promise<{ check: DeviceCheck | null }> {
    return { check: await this.checks.find(fairId, userId) };
  }
}

const lineView = (
  { startedAt, endedAt, first, at: _, ...call }: CallRow,
  lines: ReadonlyMap<string, { name: string }>,
): CallLine => ({
  callId: call.id,
  roomId: call.roomId,
  kind: call.kind,
  startedAt: startedAt.toISOString(),
  endedAt: endedAt?.toISOString() ?? null,
  audience: call.audience,
  resets: call.resets,
  people: call.people,
  mos: call.mos,
  worstMos: call.worstMos,
  freezes: call.freezes,
  recoveries: call.recoveries,
  names: first.map(({ id, calledAs }) => lines.get(id)?.name ?? calledAs).filter(Boolean),
});
