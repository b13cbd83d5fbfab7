import { Injectable } from '@nestjs/common';
import { type MatchSettings, usualMatchSettings } from '@parvis/contracts';
import { pillars } from '@parvis/engine';
import { DataSource, type EntityManager } from 'typeorm';

@Injectable()
export class MatchSettingsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** What was saved last, else the usual. */
  async find(fairId: string): Promise<MatchSettings> {
    const [row]: MatchSettings[] = await this.dataSource.query(
      `select json_build_object('desire', desire, 'project', project, 'balance', balance, 'terms', terms, 'proof', proof,
         'activity', activity) as pillars,
         reach, explore_places as "explorePlaces", per_company as "perCompany", learns
       from matchmaking.match_settings where fair_id = $1`,
      [fairId],
    );
    return row ?? usualMatchSettings;
  }

  async save(manager: EntityManager, fairId: string, settings: MatchSettings): Promise<void> {
    const { reach, explorePlaces, perCompany, learns } = settings;
    await manager.query(
      `insert into matchmaking.match_settings
         (fair_id, desire, project, balance, terms, proof, activity, reach, explore_places, per_company, learns)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       on conflict (fair_id) do update set (desire, project, balance, terms, proof, activity, reach, explore_places,
         per_company, learns, updated_at) = (excluded.desire, excluded.project, excluded.balance, excluded.terms,
         excluded.proof, excluded.activity, excluded.reach, excluded.explore_places, excluded.per_company, excluded.learns, now())`,
      [fairId, ...pillars.map((pillar) => settings.pillars[pillar]), reach, explorePlaces, perCompany, learns],
    );
  }
}
