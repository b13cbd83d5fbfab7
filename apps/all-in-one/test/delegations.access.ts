import { sendRequest } from '@parvis/contracts';
import { FairReader } from '@parvis/fairs';
import { createMeeting, type Home, type Ids, may } from '@parvis/testing';
import { type AccessTable, attendees, insertWith, organisers, same } from './access-table.js';

/** The team leads, the visitor is a member who has granted everything. */
const lead = may('in 404 404 403');
const leadOrOrganiser = may('in 404 404 in');
const member = may('404 404 in 403');
const text = { name: 'Québec', kind: 'Trade mission', country: 'CA' };
const input = (_: Ids, { team }: Home) => ({ body: { ...text, leadIds: [team.id] } as never });

export const delegations: AccessTable = {
  rules: {
    listDelegations: organisers,
    createDelegation: { ...organisers, input },
    changeDelegation: { ...organisers, input },
    endDelegation: organisers,
    listLedDelegations: attendees,
    listDelegationMembers: leadOrOrganiser,
    inviteDelegationMembers: same(leadOrOrganiser, {}),
    removeDelegationMember: leadOrOrganiser,
    listDelegationAgendas: lead,
    listOwnDelegations: attendees,
    setOwnConsent: same(member, { agenda: true, booking: false }),
    leaveDelegation: member,
    getOptionsFor: lead,
    listTimesFor: { ...lead, input: () => ({ query: { day: '2026-11-24' } }) },
    listRequestsFor: { ...lead, input: () => ({ query: { box: 'to-answer' } }) },
    sendRequestFor: may(
      'in 404 404 403',
      ({ toId, slot }: Ids) => ({
        body: {
          clientKey: crypto.randomUUID(),
          toId,
          reason: 'buy',
          message: 'We would like to see your peas',
          times: [slot],
        } as never,
      }),
      ['toId', 'slot'],
    ),
    acceptRequestFor: may('in 404 404 403', ({ slot }: Ids) => ({ body: { startsAt: slot } as never }), ['slot']),
    counterRequestFor: may('in 404 404 403', ({ slot }: Ids) => ({ body: { times: [slot] } as never }), ['slot']),
    declineRequestFor: same(lead, { reason: 'no-time' }),
    // It is the member's to answer, not to take back.
    withdrawRequestFor: may('409 404 404 403'),
    cancelMeetingFor: same(lead, {}),
    sendMoveFor: may(
      'in 404 404 403',
      ({ slot }: Ids) => ({ body: { clientKey: crypto.randomUUID(), times: [slot] } as never }),
      ['slot'],
    ),
  },
  makers: (server) => {
    const insert = insertWith(server);
    const slotOf = async (fairId: string) => (await server.app.get(FairReader).slots(fairId))[0]?.startsAt ?? '';
    const nothingBetween = async (fairId: string) => {
      await server.db.query(`delete from meetings.request where fair_id = $1`, [fairId]);
      await server.db.query(`delete from meetings.meeting where fair_id = $1`, [fairId]);
    };
    return {
      delegationId: async ({ fairId, team, visitor }) => {
        const id = await insert(
          `insert into meetings.delegation (fair_id, name, kind) values ($1, 'Québec', 'Trade mission') returning id`,
          [fairId],
        );
        await server.db.query(`insert into meetings.delegation_lead values ($1, $2)`, [id, team.id]);
        const memberId = await insert(
          `insert into meetings.delegation_member (delegation_id, participant_id) values ($1, $2) returning id`,
          [id, visitor.id],
        );
        await server.db.query(
          `insert into meetings.delegation_grant (member_id, what) values ($1, 'agenda'), ($1, 'booking')`,
          [memberId],
        );
        return id;
      },
      personId: ({ visitor }) => visitor.id,
      // Whom the member would meet.
      participantId: ({ team }) => team.id,
      slot: ({ fairId }) => slotOf(fairId),
      meetingId: async ({ fairId, team, visitor }) => {
        await nothingBetween(fairId);
        return createMeeting(server.db, fairId, [team.id, visitor.id], { startsInHours: 5 });
      },
      toId: async ({ fairId, team }) => {
        await nothingBetween(fairId);
        return team.id;
      },
      requestId: async ({ fairId, team, visitor }) => {
        await nothingBetween(fairId);
        const { id } = await team.client.call(sendRequest, {
          params: { fairId },
          body: {
            clientKey: crypto.randomUUID(),
            toId: visitor.id,
            reason: 'sell',
            message: 'We would like to show you peas',
            times: [await slotOf(fairId)],
          },
        });
        return id;
      },
    };
  },
};
