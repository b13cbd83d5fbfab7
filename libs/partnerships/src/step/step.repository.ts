import { Injectable } from '@nestjs/common';
import type { addPartnershipStep, BodyOf, PartnershipStep } from '@parvis/contracts';
import { DataSource, type EntityManager } from 'typeorm';

type Body = BodyOf<typeof addPartnershipStep>;
const columns = `id, kind, title, due_on::text as "dueOn", who_id as "whoId", done_at is not null as "isDone"`;
/** Those without a date come last. */
const openPlace = `coalesce(due_on, '9999-12-31')`;

export interface PlacedStep {
  item: PartnershipStep;
  place: string;
}

@Injectable()
export class StepRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Open ones by date, done ones the latest first; from a place on, which `place` of a row names together with its id. */
  async list(
    partnershipId: string,
    isDone: boolean,
    after: readonly [place: string, id: string] | null,
    limit: number,
  ): Promise<PlacedStep[]> {
    const [place, type, than, order] = isDone
      ? ['done_at', 'timestamptz', '<', 'desc']
      : [openPlace, 'date', '>', 'asc'];
    const rows: (PartnershipStep & { place: string })[] = await this.dataSource.query(
      `select ${columns}, (${place})::text as place from partnerships.step
       where partnership_id = $1 and done_at is ${isDone ? 'not null' : 'null'}
         and ($2::text is null or (${place}, id) ${than} ($2::text::${type}, $3::uuid))
       order by ${place} ${order}, id ${order} limit $4`,
      [partnershipId, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
    return rows.map(({ place: at, ...item }) => ({ item, place: at }));
  }

  async count(partnershipId: string, isDone: boolean): Promise<number> {
    const [row] = await this.dataSource.query(
      `select count(*)::int as total from partnerships.step where partnership_id = $1 and (done_at is not null) = $2`,
      [partnershipId, isDone],
    );
    return row.total;
  }

  async add(manager: EntityManager, partnershipId: string, { kind, title, dueOn, whoId, isDone }: Body) {
    const [row]: PartnershipStep[] = await manager.query(
      `insert into partnerships.step (partnership_id, kind, title, due_on, who_id, done_at)
       values ($1, $2, $3, $4, $5, case when $6 then now() end) returning ${columns}`,
      [partnershipId, kind, title, dueOn, whoId, isDone],
    );
    return row;
  }

  /** Another date is reminded of anew. */
  async change(manager: EntityManager, partnershipId: string, id: string, body: Body) {
    const [row]: PartnershipStep[] = await manager.query(
      `with changed as (
         update partnerships.step set kind = $3, title = $4, who_id = $6,
           told = case when due_on is distinct from $5::date then 0 else told end, due_on = $5::date,
           done_at = case when $7 then coalesce(done_at, now()) end
         where partnership_id = $1 and id = $2 returning *
       ) select ${columns} from changed`,
      [partnershipId, id, body.kind, body.title, body.dueOn, body.whoId, body.isDone],
    );
    return row;
  }

  async remove(manager: EntityManager, partnershipId: string, id: string): Promise<boolean> {
    const rows: unknown[] = await manager.query(
      `with gone as (delete from partnerships.step where partnership_id = $1 and id = $2 returning 1) select from gone`,
      [partnershipId, id],
    );
    return rows.length > 0;
  }

  async isMember(manager: EntityManager, partnershipId: string, memberId: string): Promise<boolean> {
    const rows: unknown[] = await manager.query(
      `select from partnerships.member where partnership_id = $1 and id = $2`,
      [partnershipId, memberId],
    );
    return rows.length > 0;
  }

  async size(manager: EntityManager, partnershipId: string): Promise<number> {
    const [row] = await manager.query(
      `select count(*)::int as steps from partnerships.step where partnership_id = $1`,
      [partnershipId],
    );
    return row.steps;
  }
}
