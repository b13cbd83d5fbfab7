import type { EntityManager } from 'typeorm';
import { demoFairId, demoZone } from './demo-fair.js';
import type { LeadSeed } from './demo-leads.js';
import type { PersonSeed } from './demo-seeds.js';

const ago = (minutes: string) => `now() - interval '1 minute' * ${minutes}`;

/** Writes the leads of one stand as they would have come about during the last hours. */
export class DemoLeadStore {
  constructor(private readonly manager: EntityManager) {}

  /** @param team of the stand, one at least */
  async insert(team: readonly PersonSeed[], leads: readonly LeadSeed[]): Promise<void> {
    const [first] = team;
    if (!first) return;
    const people = team.map(({ id }) => id);
    const boothId = first.companyId;
    const values = [demoFairId, boothId, people, JSON.stringify(leads)];
    await this.manager.query(
      `insert into booths.lead (id, fair_id, booth_id, participant_id, company_id, company_key, sources, grade, temperature, tags, next_step,
         next_on, next_done_at, assigned_to, first_at, last_at)
       select l.id, $1, $2, l."participantId", l."companyId", platform.folded(l."companyName"), h.sources, l.grade, l.temperature,
         array(select jsonb_array_elements_text(l.tags)), l."nextStep", (now() at time zone $5)::date + l."nextInDays",
         case when l."isNextDone" then now() end, ($3::uuid[])[1 + l."assignedTo" % cardinality($3::uuid[])],
         ${ago('h.most')}, ${ago('h.least')}
       from jsonb_to_recordset($4::jsonb) as l (id uuid, "participantId" uuid, "companyId" uuid, "companyName" text, happenings jsonb,
         grade int, temperature text, tags jsonb, "nextStep" text, "nextInDays" int, "isNextDone" boolean, "assignedTo" int)
       cross join lateral (
         select array_agg(distinct kind) as sources, max("minutesAgo") as most, min("minutesAgo") as least
         from jsonb_to_recordset(l.happenings) as one (kind text, "minutesAgo" int)
       ) h`,
      [...values, demoZone],
    );
    await this.manager.query(
      `insert into booths.lead_event (lead_id, booth_id, key, kind, at, by_id, details)
       select l.id, $2, 'demo:' || h.number, h.item->>'kind', ${ago(`(h.item->>'minutesAgo')::int`)},
         case when (h.item->>'isByTeam')::boolean then ($3::uuid[])[1] end, h.item->'details'
       from jsonb_to_recordset($4::jsonb) as l (id uuid, happenings jsonb)
       cross join lateral jsonb_array_elements(l.happenings) with ordinality as h (item, number)
       where $1::uuid is not null`,
      values,
    );
    await this.manager.query(
      `insert into booths.lead_note (lead_id, author_id, text, created_at)
       select l.id, ($3::uuid[])[1], n.text, ${ago('n."minutesAgo"')}
       from jsonb_to_recordset($4::jsonb) as l (id uuid, notes jsonb)
       cross join lateral jsonb_to_recordset(l.notes) as n (text text, "minutesAgo" int)
       where $1::uuid is not null and $2::uuid is not null`,
      values,
    );
    await this.insertReceipts(boothId, leads);
    await this.manager.query(
      `insert into booths.lead_question (id, booth_id, position, kind, text, choices)
       values (gen_random_uuid(), $1, 0, 'choice', 'When would you start?', '{This year,Next year,Not known yet}'),
         (gen_random_uuid(), $1, 1, 'yes-no', 'Is there a budget?', '{}')`,
      [boothId],
    );
    await this.manager.query(`insert into booths.booth_price (booth_id, amount, currency) values ($1, 4800, 'EUR')`, [
      boothId,
    ]);
  }

  private async insertReceipts(boothId: string, leads: readonly LeadSeed[]): Promise<void> {
    const givers = leads.filter(({ consent }) => consent !== null);
    await this.manager.query(
      `insert into booths.contact_card (participant_id, phone)
       select "participantId", phone from jsonb_to_recordset($1::jsonb) as l ("participantId" uuid, phone text)`,
      [JSON.stringify(givers)],
    );
    await this.manager.query(
      `insert into booths.consent (fair_id, booth_id, participant_id, act, key, fields, given_at, revoked_at)
       select $1, $2, l."participantId", l.consent->>'act', 'demo', array(select jsonb_array_elements_text(l.consent->'fields')),
         ${ago(`(l.happenings->-1->>'minutesAgo')::int`)}, case when (l.consent->>'isRevoked')::boolean then now() - interval '10 minutes' end
       from jsonb_to_recordset($3::jsonb) as l ("participantId" uuid, consent jsonb, happenings jsonb)`,
      [demoFairId, boothId, JSON.stringify(givers)],
    );
  }
}
