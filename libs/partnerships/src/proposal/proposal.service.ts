import { Injectable } from '@nestjs/common';
import type { listReconnections, PersonFace, QueryOf } from '@parvis/contracts';
import { FairReader } from '@parvis/fairs';
import {
  DomainError,
  decodeCursor,
  invalid,
  notAllowed,
  notFound,
  Outbox,
  pageFrom,
  RateLimiter,
} from '@parvis/platform';
import { type ParticipantIdentity, ParticipantReader } from '@parvis/profiles';
import { DataSource, QueryFailedError } from 'typeorm';
import { StandingRepository, wrongState } from '../space/standing.repository.js';
import { BlockRepository } from './block.repository.js';

const proposals = { name: 'partnership-proposals', points: 10, seconds: 86_400 };
/** People with whom one has partnerships, at most; a page shows some of them. */
const mostPartners = 1000;

const refOf = ({ companyId, id }: ParticipantIdentity) => companyId ?? id;
const personName = ({ firstName, lastName }: ParticipantIdentity) => `${firstName} ${lastName}`.trim();
const sideName = (person: ParticipantIdentity) => person.companyName || personName(person);

/** How partnerships begin, and who meets again at another fair. */
@Injectable()
export class ProposalService {
  constructor(
    private readonly participants: ParticipantReader,
    private readonly fairs: FairReader,
    private readonly standings: StandingRepository,
    private readonly blocks: BlockRepository,
    private readonly outbox: Outbox,
    private readonly limiter: RateLimiter,
    private readonly dataSource: DataSource,
  ) {}

  /** @throws NOT_FOUND, NOT_ALLOWED for colleagues, PARTNERSHIP_EXISTS, PARTNERSHIP_NOT_TAKEN, TOO_MANY_REQUESTS */
  async propose(fairId: string, userId: string, toId: string, purpose: string): Promise<{ id: string }> {
    const [fair, from, to] = await Promise.all([
      this.fairs.get(fairId),
      this.participants.byUser(fairId, userId),
      this.participants.find(fairId, toId),
    ]);
    if (!from || !to) throw notFound('profile');
    if (refOf(from) === refOf(to)) throw notAllowed('Colleagues need no partnership');
    // Nobody learns of being blocked: it looks like somebody who takes no proposals.
    if (await this.blocks.areApart(from.id, to.id)) throw new DomainError('PARTNERSHIP_NOT_TAKEN', 'conflict');
    await this.limiter.consume(proposals, userId);
    try {
      return await this.dataSource.transaction(async (manager) => {
        const [row]: { id: string }[] = await manager.query(
          `insert into partnerships.partnership (fair_id, fair_name, from_ref, to_ref, from_name, to_name)
           values ($1, $2, $3, $4, $5, $6) returning id`,
          [fairId, fair.name, refOf(from), refOf(to), sideName(from), sideName(to)],
        );
        if (!row) throw new Error('nothing was inserted');
        await manager.query(
          `insert into partnerships.member (partnership_id, user_id, name, side, role)
           values ($1, $2, $3, 'from', 'lead'), ($1, $4, $5, 'to', 'lead')`,
          [row.id, from.userId, personName(from), to.userId, personName(to)],
        );
        await manager.query(`insert into partnerships.purpose (partnership_id, text, by_name) values ($1, $2, $3)`, [
          row.id,
          purpose,
          personName(from),
        ]);
        await this.outbox.record(manager, 'partnership.news.v1', {
          partnershipId: row.id,
          fairId,
          userIds: [to.userId],
          act: 'proposed',
          withName: sideName(from),
          title: '',
          dueOn: null,
        });
        return row;
      });
    } catch (fault) {
      if (fault instanceof QueryFailedError && fault.driverError.code === '23505')
        throw new DomainError('PARTNERSHIP_EXISTS', 'conflict');
      throw fault;
    }
  }

  /** The addressed side accepts or declines, the other one takes back; once. @throws NOT_FOUND, NOT_ALLOWED, PARTNERSHIP_STATE */
  answer(partnershipId: string, userId: string, answer: 'accept' | 'decline' | 'withdraw'): Promise<void> {
    return this.standings.hold(partnershipId, userId, async (manager, standing) => {
      if (standing.side !== (answer === 'withdraw' ? 'from' : 'to')) throw notAllowed('It is for the other side');
      if (standing.state !== 'proposed') throw wrongState();
      const state = ({ accept: 'open', decline: 'declined', withdraw: 'withdrawn' } as const)[answer];
      await manager.query(`update partnerships.partnership set state = $2, last_activity_at = now() where id = $1`, [
        partnershipId,
        state,
      ]);
      if (state === 'withdrawn' || standing.fairId === null) return;
      const others: { userId: string }[] = await manager.query(
        `select user_id as "userId" from partnerships.member where partnership_id = $1 and side <> $2`,
        [partnershipId, standing.side],
      );
      if (others.length === 0) return;
      await this.outbox.record(manager, 'partnership.news.v1', {
        partnershipId,
        fairId: standing.fairId,
        userIds: others.map((other) => other.userId),
        act: state === 'open' ? 'opened' : 'declined',
        withName: standing.ownName,
        title: '',
        dueOn: null,
      });
    });
  }

  /** In order of id; whoever takes no part in this fair is left out. */
  async reconnections(fairId: string, userId: string, { cursor, limit }: QueryOf<typeof listReconnections>) {
    const after = decodeCursor(cursor, 1)?.[0] ?? '';
    if (typeof after !== 'string') throw invalid('cursor', 'unknown');
    const rows: { userId: string; partnershipId: string }[] = await this.dataSource.query(
      `select distinct on (other.user_id) other.user_id as "userId", p.id as "partnershipId"
       from partnerships.member self join partnerships.partnership p on p.id = self.partnership_id
         join partnerships.member other on other.partnership_id = p.id and other.side <> self.side
       where self.user_id = $1 and p.state = 'open' and p.fair_id is distinct from $2
       order by other.user_id, p.last_activity_at desc limit ${mostPartners}`,
      [userId, fairId],
    );
    const here = await this.participants.byUsers(
      fairId,
      rows.map((row) => row.userId),
    );
    const found = rows
      .flatMap(({ userId: id, partnershipId }) => {
        const person = here.get(id);
        return person ? [{ id: person.id, partnershipId }] : [];
      })
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    const shown = found.filter(({ id }) => id > after).slice(0, limit + 1);
    const faces = await this.participants.faces(
      fairId,
      shown.map(({ id }) => id),
    );
    const people = shown.flatMap(({ id, partnershipId }) => {
      const face = faces.get(id);
      return face ? [{ ...face, partnershipId }] : [];
    });
    return pageFrom(
      people,
      limit,
      found.length,
      ({ id }) => [id],
      (person): PersonFace & { partnershipId: string } => person,
    );
  }
}
