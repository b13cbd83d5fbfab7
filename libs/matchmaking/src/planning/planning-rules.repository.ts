import { Injectable } from '@nestjs/common';
import type { PlanningRules } from '@parvis/contracts';
import { DataSource, type EntityManager } from 'typeorm';

/** What counts where an organiser has set nothing. */
export const noRules: PlanningRules = {
  maxMeetings: null,
  maxPerDay: null,
  restAfter: null,
  lunch: null,
  minForExhibitors: 0,
  minForVisitors: 0,
  commonLanguage: 'preferred',
  mixedMeetings: 'device',
  boothSeats: 0,
};

@Injectable()
export class PlanningRulesRepository {
  constructor(private readonly dataSource: DataSource) {}

  async find(fairId: string): Promise<PlanningRules> {
    const [row]: PlanningRules[] = await this.dataSource.query(
      `select max_meetings as "maxMeetings", max_per_day as "maxPerDay", rest_after as "restAfter",
         case when lunch_from is not null then
           jsonb_build_object('from', to_char(lunch_from, 'HH24:MI'), 'to', to_char(lunch_to, 'HH24:MI')) end as lunch,
         min_for_exhibitors as "minForExhibitors", min_for_visitors as "minForVisitors", common_language as "commonLanguage",
         mixed_meetings as "mixedMeetings", booth_seats as "boothSeats"
       from matchmaking.planning_rules where fair_id = $1`,
      [fairId],
    );
    return row ?? noRules;
  }

  async replace(manager: EntityManager, fairId: string, rules: PlanningRules): Promise<void> {
    await manager.query(
      `insert into matchmaking.planning_rules (fair_id, max_meetings, max_per_day, rest_after, lunch_from, lunch_to,
         min_for_exhibitors, min_for_visitors, common_language, mixed_meetings, booth_seats)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       on conflict (fair_id) do update set (max_meetings, max_per_day, rest_after, lunch_from, lunch_to, min_for_exhibitors,
         min_for_visitors, common_language, mixed_meetings, booth_seats)
       = ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        fairId,
        rules.maxMeetings,
        rules.maxPerDay,
        rules.restAfter,
        rules.lunch?.from ?? null,
        rules.lunch?.to ?? null,
        rules.minForExhibitors,
        rules.minForVisitors,
        rules.commonLanguage,
        rules.mixedMeetings,
        rules.boothSeats,
      ],
    );
  }
}
