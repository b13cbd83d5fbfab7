import { addPartnershipFile } from '@parvis/contracts';
import { createPerson, type Home, may, type TestServer } from '@parvis/testing';
import { type AccessTable, attendees, everybody, insertWith, same } from './access-table.js';

const purpose = 'Heat pumps for the housing of three towns';
/** Its members only: the team and the visitor. For all others there is none. */
const members = { ...may('in 404 in 404'), outside: 404 as const };
/** Its own side's people. */
const ownLead = { ...may('in 404 404 404'), outside: 404 as const };
/** Proposed by the team: the visitor's word. */
const addressed = { ...may('403 404 in 404'), outside: 404 as const };
const step = { kind: 'task', title: 'Send prices', dueOn: null, whoId: null, isDone: false };

/** One of the team and the visitor; the other side has no company. */
const partnershipOf =
  (server: TestServer, state: 'proposed' | 'open') =>
  async ({ fairId, team, visitor }: Home) => {
    const insert = insertWith(server);
    const id = await insert(
      `insert into partnerships.partnership (fair_id, fair_name, from_ref, to_ref, from_name, to_name, state)
       values ($1, 'Fair', $2, gen_random_uuid(), 'Own', 'Buyers', $3) returning id`,
      [fairId, team.companyId, state],
    );
    await server.db.query(
      `insert into partnerships.member (partnership_id, user_id, name, side, role)
       values ($1, $2, 'T', 'from', 'lead'), ($1, $3, 'V', 'to', 'lead')`,
      [id, team.client.userId, visitor.client.userId],
    );
    await server.db.query(`insert into partnerships.purpose (partnership_id, text, by_name) values ($1, $2, 'T')`, [
      id,
      purpose,
    ]);
    return id;
  };

export const partnerships: AccessTable = {
  rules: {
    listPartnerships: everybody,
    listReconnections: attendees,
    getPartnership: members,
    setPartnershipPurpose: same(members, { purpose }),
    sleepPartnership: same(members, { until: null }),
    ratePillar: same(members, { pillar: 'terms', score: 3 }),
    listPartnershipColleagues: members,
    addPartnershipMember: {
      ...ownLead,
      needs: ['colleagueId'],
      input: ({ colleagueId }) => ({ body: { participantId: colleagueId, role: 'member' } as never }),
    },
    changePartnershipMember: same(ownLead, { role: 'reader' }),
    removePartnershipMember: ownLead,
    listPartnershipSteps: members,
    addPartnershipStep: same(members, step),
    changePartnershipStep: same(members, step),
    removePartnershipStep: members,
    listPartnershipFiles: members,
    addPartnershipFile: {
      ...members,
      input: () => ({ file: { name: 'plan.txt', bytes: new TextEncoder().encode('Prices') } }),
    },
    readPartnershipFile: members,
    // The team's own.
    removePartnershipFile: ownLead,
  },
  makers: (server) => ({
    partnershipId: partnershipOf(server, 'open'),
    colleagueId: async ({ fairId }) => (await createPerson(server, fairId, { kind: 'exhibitor', company: 'Own' })).id,
    memberId: async ({ fairId }, { partnershipId }) => {
      const { client } = await createPerson(server, fairId, { kind: 'exhibitor', company: 'Own' });
      return insertWith(server)(
        `insert into partnerships.member (partnership_id, user_id, name, side, role)
         values ($1, $2, 'C', 'from', 'member') returning id`,
        [partnershipId, client.userId],
      );
    },
    fileId: async ({ team }, { partnershipId }) => {
      const file = { name: 'plan.txt', bytes: new TextEncoder().encode('Prices') };
      const params = { partnershipId: partnershipId ?? '' };
      return (await team.client.call(addPartnershipFile, { params, file })).id;
    },
    stepId: (_, { partnershipId }) =>
      insertWith(server)(
        `insert into partnerships.step (partnership_id, kind, title) values ($1, 'task', 'Call') returning id`,
        [partnershipId],
      ),
  }),
};

export const partnershipProposals: AccessTable = {
  rules: {
    proposePartnership: {
      ...attendees,
      needs: ['partnerId'],
      input: ({ partnerId }) => ({ body: { participantId: partnerId, purpose } as never }),
    },
    answerPartnership: same(addressed, { answer: 'accept' }),
  },
  makers: (server) => ({
    partnershipId: partnershipOf(server, 'proposed'),
    partnerId: async ({ fairId }) => (await createPerson(server, fairId)).id,
  }),
};
