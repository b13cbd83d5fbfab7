import { Injectable } from '@nestjs/common';
import type { RequestBar, RequestRules, RequestWarning } from '@parvis/contracts';
import type { FairRecord } from '@parvis/fairs';
import { type ParticipantIdentity, ParticipantReader } from '@parvis/profiles';
import { DataSource } from 'typeorm';
import { RequestRepository } from './request.repository.js';
import { RequestSettings } from './request-settings.js';

/** Warnings that are told at a time. */
const mostWarnings = 5;

const barred = (code: RequestBar['code'], about: Partial<RequestBar> = {}): RequestBar => ({
  code,
  note: '',
  opensAt: null,
  requestId: null,
  meetingId: null,
  ...about,
});

/** Why somebody cannot ask a person for a meeting, and what the own company should know before it asks. */
@Injectable()
export class RequestBars {
  constructor(
    private readonly requests: RequestRepository,
    private readonly settings: RequestSettings,
    private readonly participants: ParticipantReader,
    private readonly dataSource: DataSource,
  ) {}

  /** Null where the person can be asked; whether the two have a free time in common is the caller's to see. */
  async of(
    fair: FairRecord,
    rules: RequestRules,
    own: ParticipantIdentity,
    other: ParticipantIdentity,
  ): Promise<RequestBar | null> {
    if (own.id === other.id) return barred('self');
    if (own.companyId !== null && own.companyId === other.companyId) return barred('colleague');
    if (!rules.areAllowed || fair.status !== 'open') return barred('closed');
    if (rules.opensAt !== null && Date.parse(rules.opensAt) > Date.now())
      return barred('not-yet', { opensAt: rules.opensAt });
    const [requestId, meetingId, preference, areApart, pending] = await Promise.all([
      this.requests.pendingBetween(own.id, other.id),
      this.meetingAhead(own.id, other.id),
      this.settings.preference(other.id),
      this.settings.areApart(own.id, other.id),
      this.requests.countPending(own.id),
    ]);
    if (requestId !== null) return barred('pending', { requestId });
    if (meetingId !== null) return barred('meeting', { meetingId });
    // Nobody learns of being blocked: it looks like somebody who takes no requests, and says nothing about it.
    if (areApart) return barred('opted-out');
    if (!preference.takesRequests) return barred('opted-out', { note: preference.note });
    if (pending >= rules.mostPending) return barred('quota');
    return null;
  }

  readonly noFreeTime = () => barred('no-free-time');

  /** One buyer, one company: what the reader's company has with that of the other one already. */
  async warnings(own: ParticipantIdentity, other: ParticipantIdentity): Promise<RequestWarning[]> {
    const [ownIds, otherIds] = await Promise.all([this.companyOf(own), this.companyOf(other)]);
    const rows: { ownId: string; otherId: string; isMeeting: boolean }[] = await this.dataSource.query(
      `select * from (
         select from_id as "ownId", to_id as "otherId", false as "isMeeting" from meetings.request
         where kind = 'meet' and status = 'pending' and from_id = any($1::uuid[]) and to_id = any($2::uuid[])
         union
         select to_id, from_id, false from meetings.request
         where kind = 'meet' and status = 'pending' and to_id = any($1::uuid[]) and from_id = any($2::uuid[])
         union
         select mine.participant_id, theirs.participant_id, true
         from meetings.attendee mine join meetings.attendee theirs on theirs.meeting_id = mine.meeting_id
         where mine.participant_id = any($1::uuid[]) and theirs.participant_id = any($2::uuid[])
           and mine.status = 'scheduled' and lower(mine.during) > now()
       ) known where not ("ownId" = $3::uuid and "otherId" = $4::uuid)
       order by "otherId" <> $4::uuid, "isMeeting" desc, "ownId", "otherId" limit ${mostWarnings}`,
      [ownIds, otherIds, own.id, other.id],
    );
    // What the reader has asked for oneself is in the own list of requests.
    const told = rows.filter((row) => row.isMeeting || row.ownId !== own.id);
    const names = await this.participants.lines([...new Set(told.flatMap(({ ownId, otherId }) => [ownId, otherId]))]);
    const nameOf = (id: string) => ({ id, name: names.get(id)?.name ?? '' });
    return told.map(({ ownId, otherId, isMeeting }) => ({
      code: isMeeting ? (ownId === own.id ? 'own-meets' : 'colleague-meets') : 'colleague-asks',
      own: nameOf(ownId),
      other: nameOf(otherId),
    }));
  }

  private async companyOf({ id, fairId, companyId }: ParticipantIdentity): Promise<string[]> {
    return companyId === null ? [id] : this.participants.idsOfCompany(fairId, companyId);
  }

  private async meetingAhead(oneId: string, otherId: string): Promise<string | null> {
    const [row]: { id: string }[] = await this.dataSource.query(
      `select id from meetings.meeting where a_id = least($1::uuid, $2::uuid) and b_id = greatest($1::uuid, $2::uuid)
         and status = 'scheduled' and lower(during) > now() order by lower(during) limit 1`,
      [oneId, otherId],
    );
    return row?.id ?? null;
  }
}
