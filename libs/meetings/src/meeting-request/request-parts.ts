import { Injectable } from '@nestjs/common';
import type { Interval, RequestSide } from '@parvis/contracts';
import { FairReader } from '@parvis/fairs';
import { DomainError, invalid, notAllowed, notFound } from '@parvis/platform';
import { type ParticipantIdentity, ParticipantReader } from '@parvis/profiles';
import { requestOver } from './request.errors.js';
import { RequestRepository, type RequestRow } from './request.repository.js';

/** Finds who does something to what, and refuses what cannot be. */
@Injectable()
export class RequestParts {
  constructor(
    private readonly participants: ParticipantReader,
    private readonly fairs: FairReader,
    private readonly requests: RequestRepository,
  ) {}

  /** @throws NOT_FOUND for accounts without a profile. */
  async own(fairId: string, userId: string): Promise<ParticipantIdentity> {
    const own = await this.participants.byUser(fairId, userId);
    if (!own) throw notFound('profile');
    return own;
  }

  /** The caller and a request in which he or she speaks for a side. @throws NOT_FOUND, NOT_ALLOWED for whoever only comes along. */
  async principal(
    fairId: string,
    userId: string,
    requestId: string,
  ): Promise<{ own: ParticipantIdentity; row: RequestRow }> {
    const own = await this.own(fairId, userId);
    const row = await this.requests.findFor(fairId, requestId, own.id);
    if (!row) throw notFound('request');
    if (row.fromId !== own.id && row.toId !== own.id) throw notAllowed('Only the two that it is between can answer');
    return { own, row };
  }

  /** @throws NOT_A_COLLEAGUE */
  async colleague(own: ParticipantIdentity, colleagueId: string): Promise<ParticipantIdentity> {
    const colleague = await this.participants.find(own.fairId, colleagueId);
    if (!colleague) throw notFound('person');
    if (colleague.id === own.id || own.companyId === null || colleague.companyId !== own.companyId)
      throw new DomainError('NOT_A_COLLEAGUE', 'conflict', 'Only colleagues of the same company');
    return colleague;
  }

  /** Those of these who are colleagues. @throws NOT_A_COLLEAGUE */
  async companions(own: ParticipantIdentity, ids: readonly string[]): Promise<string[]> {
    const wanted = [...new Set(ids)].filter((id) => id !== own.id);
    if (wanted.length === 0) return [];
    const colleagues = new Set(
      own.companyId === null ? [] : await this.participants.idsOfCompany(own.fairId, own.companyId),
    );
    if (!wanted.every((id) => colleagues.has(id)))
      throw new DomainError('NOT_A_COLLEAGUE', 'conflict', 'Only colleagues of the same company');
    return wanted;
  }

  /** The slots of the fair that begin at these times, in order. @throws INVALID_INPUT for any other time. */
  async slots(fairId: string, starts: readonly string[]): Promise<Interval[]> {
    const slotAt = new Map((await this.fairs.slots(fairId)).map((slot) => [Date.parse(slot.startsAt), slot]));
    return starts
      .map((start) => {
        const slot = slotAt.get(Date.parse(start));
        if (!slot) throw invalid('times', 'not-a-slot');
        if (Date.parse(slot.startsAt) <= Date.now()) throw invalid('times', 'past');
        return { startsAt: slot.startsAt, endsAt: slot.endsAt };
      })
      .sort((one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt));
  }
}

export const sideOf = ({ fromId }: Pick<RequestRow, 'fromId'>, participantId: string): RequestSide =>
  participantId === fromId ? 'from' : 'to';
export const otherSide = (side: RequestSide): RequestSide => (side === 'from' ? 'to' : 'from');

/** The request as it is now that it is held. @throws REQUEST_OVER */
export function stillPending(row: RequestRow | null): RequestRow {
  if (row?.status !== 'pending' || Date.parse(row.expiresAt) <= Date.now()) throw requestOver();
  return row;
}
