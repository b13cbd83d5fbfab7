import type { EntityManager } from 'typeorm';
import { demoFairId } from './demo-fair.js';
import type { Population } from './demo-seeds.js';

/** A trade mission that the buyer of the story leads: its exhibitor is asked, some others have granted something. */
export async function addDemoDelegation(manager: EntityManager, { people, story }: Population): Promise<void> {
  const others = people.filter(({ companyId }) => companyId !== story.exhibitor.companyId && companyId !== null);
  const willing = others.filter(({ id, kind }) => kind === 'exhibitor' && id !== story.buyer.id).slice(0, 4);
  const [{ id }]: [{ id: string }] = await manager.query(
    `insert into meetings.delegation (fair_id, name, kind, country) values ($1, 'North Sea food mission', 'Trade mission', 'BE') returning id`,
    [demoFairId],
  );
  await manager.query(`insert into meetings.delegation_lead (delegation_id, participant_id) values ($1, $2)`, [
    id,
    story.buyer.id,
  ]);
  await manager.query(
    `with member as (
       insert into meetings.delegation_member (delegation_id, participant_id)
       select $1, item.id from unnest($2::uuid[]) as item (id) returning id, participant_id
     )
     insert into meetings.delegation_grant (member_id, what)
     select member.id, given.what from member cross join (values ('agenda', $3::uuid[]), ('booking', $4::uuid[])) as given (what, people)
     where member.participant_id = any(given.people)`,
    [
      id,
      [story.exhibitor.id, ...willing.map((each) => each.id)],
      willing.slice(0, 3).map((each) => each.id),
      willing.slice(0, 2).map((each) => each.id),
    ],
  );
}
