import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** One person on one list. */
export interface Impression {
  fairId: string;
  viewerId: string;
  shownId: string;
  at: Date;
  /** Place in the list, from 1. */
  position: number;
  propensity: number;
  /** In the engine's order of terms. */
  features: readonly number[];
}

/** As many as one statement deletes. */
const portion = 10_000;

@Injectable()
export class ImpressionRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Adds up what was shown, one row a pair; no pair may be in it twice. In order of pairs, so that replicas do not lock each other out. */
  async add(impressions: readonly Impression[]): Promise<void> {
    const rows = impressions.map(({ fairId, viewerId, shownId, at, position, propensity, features }) => ({
      fair: fairId,
      viewer: viewerId,
      shown: shownId,
      at,
      place: position,
      chance: propensity,
      features: features.map((feature) => Math.round(feature * 1e4) / 1e4),
    }));
    await this.dataSource.query(
      `insert into matchmaking.impression
         (fair_id, viewer_id, shown_id, first_at, last_at, times, best_position, propensity, features)
       select fair, viewer, shown, at, at, 1, place, chance, features
       from json_to_recordset($1::json) as row (fair uuid, viewer uuid, shown uuid, at timestamptz, place smallint, chance real,
         features real[])
       order by viewer, shown
       on conflict (viewer_id, shown_id) do update set last_at = excluded.last_at, times = impression.times + 1,
         best_position = least(impression.best_position, excluded.best_position),
         propensity = greatest(impression.propensity, excluded.propensity), features = excluded.features`,
      [JSON.stringify(rows)],
    );
  }

  /** Deletes all of these fairs, in portions, so that nobody waits for it. */
  async forget(fairIds: readonly string[]): Promise<void> {
    for (const fairId of fairIds)
      for (let gone = portion; gone === portion; ) {
        const [, count]: [unknown, number] = await this.dataSource.query(
          `delete from matchmaking.impression where ctid in (
             select ctid from matchmaking.impression where fair_id = $1 limit ${portion})`,
          [fairId],
        );
        gone = count;
      }
  }
}
