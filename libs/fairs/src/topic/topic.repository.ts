import { Injectable } from '@nestjs/common';
import type { Topic } from '@parvis/contracts';
import { DataSource, type EntityManager } from 'typeorm';

interface TopicRow {
  id: string;
  parentId: string | null;
  en: string;
  fr: string;
}

const columns = `id, parent_id as "parentId", name_en as en, name_fr as fr`;

@Injectable()
export class TopicRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** In display order: each topic is followed by its children. */
  async list(fairId: string, manager: EntityManager = this.dataSource.manager): Promise<Topic[]> {
    const rows: TopicRow[] = await manager.query(
      `select ${columns} from fairs.topic where fair_id = $1 order by position, id`,
      [fairId],
    );
    return rows.map(({ id, parentId, en, fr }) => ({ id, parentId, names: { en, fr } }));
  }

  /** Writes topics under their ids, parents before children; `position` is the place in the list. */
  async upsert(manager: EntityManager, fairId: string, topics: readonly Topic[], firstPosition = 0): Promise<void> {
    const rows = topics.map((topic, index) => ({ ...topic, position: firstPosition + index }));
    for (const level of [rows.filter((row) => row.parentId === null), rows.filter((row) => row.parentId !== null)]) {
      if (level.length === 0) continue;
      await manager.query(
        `insert into fairs.topic (id, fair_id, parent_id, position, name_en, name_fr)
         select id, $1, parent_id, position, en, fr
         from unnest($2::uuid[], $3::uuid[], $4::int[], $5::text[], $6::text[]) as item (id, parent_id, position, en, fr)
         on conflict (id) do update
         set parent_id = excluded.parent_id, position = excluded.position, name_en = excluded.name_en, name_fr = excluded.name_fr
         where topic.fair_id = $1`,
        [
          fairId,
          level.map((row) => row.id),
          level.map((row) => row.parentId),
          level.map((row) => row.position),
          level.map((row) => row.names.en),
          level.map((row) => row.names.fr),
        ],
      );
    }
  }

  async remove(manager: EntityManager, fairId: string, ids: readonly string[]): Promise<void> {
    await manager.query(`delete from fairs.topic where fair_id = $1 and id = any($2)`, [fairId, ids]);
  }

  /** Serialises changes of one fair's taxonomy until the transaction ends. */
  async lock(manager: EntityManager, fairId: string): Promise<void> {
    await manager.query(`select 1 from fairs.fair where id = $1 for update`, [fairId]);
  }
}
