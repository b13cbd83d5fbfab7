import { Injectable } from '@nestjs/common';
import type { PartnershipLine, PartnershipMember, PartnershipSpace } from '@parvis/contracts';
import type { TimePosition } from '@parvis/platform';
import { DataSource } from 'typeorm';

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const line = `
  p.id, p.state, p.fair_id as "fairId", p.fair_name as "fairName",
  case m.side when 'from' then p.from_name else p.to_name end as "ownName",
  case m.side when 'from' then p.to_name else p.from_name end as "otherName",
  m.role, (p.state = 'proposed' and m.side = 'to') as "isToAnswer",
  (select u.text from partnerships.purpose u where u.partnership_id = p.id order by u.id desc limit 1) as purpose,
  case when p.sleeps_until > current_date then p.sleeps_until::text end as "sleepsUntil",
  ${instant('p.last_activity_at')} as "lastActivityAt"`;
const tables = 'partnerships.member m join partnerships.partnership p on p.id = m.partnership_id';

export interface ListedLine {
  item: PartnershipLine;
  at: TimePosition;
}

/** Without what the fair knows of a member, and with the account by which it is asked. */
export type ListedMember = Omit<PartnershipMember, 'participantId'> & { userId: string };

@Injectable()
export class SpaceRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Those of an account, the latest activity first. */
  async list(userId: string, after: TimePosition | null, limit: number): Promise<ListedLine[]> {
    const rows: (PartnershipLine & { place: string })[] = await this.dataSource.query(
      `select ${line}, p.last_activity_at::text as place from ${tables}
       where m.user_id = $1 and ($2::timestamptz is null or (p.last_activity_at, p.id) < ($2::timestamptz, $3::uuid))
       order by p.last_activity_at desc, p.id desc limit $4`,
      [userId, after?.time ?? null, after?.id ?? null, limit],
    );
    return rows.map(({ place, ...item }) => ({ item, at: { time: place, id: item.id } }));
  }

  async count(userId: string): Promise<number> {
    const [row] = await this.dataSource.query(
      `select count(*)::int as total from partnerships.member where user_id = $1`,
      [userId],
    );
    return row.total;
  }

  async line(partnershipId: string, userId: string): Promise<PartnershipLine | null> {
    const [row]: PartnershipLine[] = await this.dataSource.query(
      `select ${line} from ${tables} where m.user_id = $2 and p.id = $1`,
      [partnershipId, userId],
    );
    return row ?? null;
  }

  /** The own side first, leads first. */
  members(partnershipId: string, userId: string): Promise<ListedMember[]> {
    return this.dataSource.query(
      `select m.id, m.user_id as "userId", m.name, m.role, case when m.side = self.side then 'own' else 'other' end as side, m.id = self.id as "isCaller"
       from partnerships.member m join partnerships.member self on self.partnership_id = m.partnership_id and self.user_id = $2
       where m.partnership_id = $1 order by m.side <> self.side, array_position('{lead,member,reader}', m.role), m.name, m.id limit 100`,
      [partnershipId, userId],
    );
  }

  /** What the purpose has been, the latest first. */
  purposes(partnershipId: string): Promise<PartnershipSpace['purposes']> {
    return this.dataSource.query(
      `select text, by_name as "by", ${instant('at')} as at from partnerships.purpose where partnership_id = $1
       order by id desc limit 20`,
      [partnershipId],
    );
  }
}
