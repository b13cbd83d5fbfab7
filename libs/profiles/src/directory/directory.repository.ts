import { Injectable } from '@nestjs/common';
import type { listDirectory, listParticipants, ParticipantCard, ProfileStats, QueryOf } from '@parvis/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { type CardRow, cardColumns, cardTables } from '../participant/participant-card.js';
import { searchPatterns } from './search.rules.js';

export type DirectoryFilter = Omit<QueryOf<typeof listDirectory>, 'cursor' | 'limit'>;
export type ListFilter = Omit<QueryOf<typeof listParticipants>, 'cursor' | 'limit'>;

export type ListRow = CardRow & {
  email: string;
  invitedAt: Date | null;
  signedInAt: Date | null;
  completedAt: Date | null;
};

interface Place {
  after: string | null;
  limit: number;
}

/** A filter in SQL with its values, the first of which is the fair's id. */
interface Condition {
  sql: string;
  values: unknown[];
}

const progressColumns = `p.email, p.invited_at as "invitedAt", p.signed_in_at as "signedInAt", p.completed_at as "completedAt"`;

const missing: Record<NonNullable<ListFilter['missing']>, string> = {
  invitation: 'p.invited_at is null',
  'sign-in': 'p.signed_in_at is null',
  profile: 'p.completed_at is null',
};

/** Lists of people in order of name. */
@Injectable()
export class DirectoryRepository {
  constructor(private readonly dataSource: DataSource) {}

  async list(fairId: string, filter: DirectoryFilter, place: Place): Promise<CardRow[]> {
    return this.rows(cardColumns, directoryCondition(fairId, filter), place);
  }

  async count(fairId: string, filter: DirectoryFilter): Promise<number> {
    return this.number(directoryCondition(fairId, filter));
  }

  async listWithProgress(fairId: string, filter: ListFilter, place: Place): Promise<ListRow[]> {
    return this.rows(`${cardColumns}, ${progressColumns}`, progressCondition(fairId, filter), place);
  }

  async countWithProgress(fairId: string, filter: ListFilter): Promise<number> {
    return this.number(progressCondition(fairId, filter));
  }

  async byEmail(fairId: string, email: string, manager: EntityManager): Promise<ListRow | null> {
    const [row]: ListRow[] = await manager.query(
      `select ${cardColumns}, ${progressColumns} from ${cardTables} where p.fair_id = $1 and p.email = $2`,
      [fairId, email],
    );
    return row ?? null;
  }

  async stats(fairId: string): Promise<ProfileStats> {
    const [row]: [ProfileStats] = await this.dataSource.query(
      `select count(*) filter (where kind = 'exhibitor')::int as exhibitors,
         count(*) filter (where kind = 'visitor')::int as visitors,
         (select count(*)::int from profiles.company where fair_id = $1 and is_exhibitor) as companies,
         count(invited_at)::int as invited, count(signed_in_at)::int as "signedIn", count(completed_at)::int as completed
       from profiles.participant where fair_id = $1`,
      [fairId],
    );
    return row;
  }

  private async rows<Row>(columns: string, { sql, values }: Condition, { after, limit }: Place): Promise<Row[]> {
    const [cursor, size] = [`$${values.length + 1}`, `$${values.length + 2}`];
    return this.dataSource.query(
      `select ${columns} from ${cardTables} where ${sql}
         and (${cursor}::uuid is null or (p.sort_name, p.id) > (
           select at.sort_name, at.id from profiles.participant at where at.id = ${cursor}))
       order by p.sort_name, p.id limit ${size}`,
      [...values, after, limit + 1],
    );
  }

  private async number({ sql, values }: Condition): Promise<number> {
    const [row]: [{ count: number }] = await this.dataSource.query(
      `select count(*)::int as count from profiles.participant p where ${sql}`,
      values,
    );
    return row.count;
  }
}

/** Puts only the conditions into the statement that are asked for: the planner then sees which index helps. */
function conditionOf(fairId: string, parts: readonly [sql: (value: string) => string, value: unknown][]): Condition {
  const values: unknown[] = [fairId];
  const conditions = ['p.fair_id = $1'];
  for (const [sql, value] of parts) {
    if (value === undefined) continue;
    values.push(value);
    conditions.push(sql(`$${values.length}`));
  }
  return { sql: conditions.join(' and '), values };
}

const kindIs = (kind: ParticipantCard['kind'] | undefined) =>
  [(value: string) => `p.kind = ${value}`, kind] as [(value: string) => string, unknown];

function directoryCondition(fairId: string, filter: DirectoryFilter): Condition {
  return conditionOf(fairId, [
    kindIs(filter.kind),
    [(value) => `p.country = ${value}`, filter.country],
    [(value) => `${value} = any(p.languages)`, filter.language],
    [(value) => `(p.needs && ${value}::uuid[] or p.offers && ${value}::uuid[])`, filter.topic],
    ...searchPatterns(filter.search).map((pattern): [(value: string) => string, unknown] => [
      (value) => `p.search_text like platform.folded(${value})`,
      pattern,
    ]),
  ]);
}

function progressCondition(fairId: string, filter: ListFilter): Condition {
  const { sql, values } = conditionOf(fairId, [
    kindIs(filter.kind),
    ...searchPatterns(filter.search).map((pattern): [(value: string) => string, unknown] => [
      (value) => `(p.search_text like platform.folded(${value}) or p.email like lower(${value}))`,
      pattern,
    ]),
  ]);
  return { sql: filter.missing ? `${sql} and ${missing[filter.missing]}` : sql, values };
}
