import { usualMatchSettings } from '@parvis/contracts';
import { type Home, may } from '@parvis/testing';
import { type AccessTable, attendees, insertWith, organisers, same } from './access-table.js';

const planning = {
  ...{ maxMeetings: null, maxPerDay: null, restAfter: null, lunch: null, minForExhibitors: 0, minForVisitors: 0 },
  ...{ commonLanguage: 'preferred', mixedMeetings: 'device', boothSeats: 0 },
};

const pairOf = ({ team, visitor }: Home) => [team.id, visitor.id].sort();

export const matchmaking: AccessTable = {
  rules: {
    getMatchSettings: organisers,
    setMatchSettings: same(organisers, usualMatchSettings),
    previewMatchSettings: same(organisers, { settings: usualMatchSettings }),
    learnWeights: organisers,
    listRecommendations: attendees,
    getMatch: attendees,
    listWishes: attendees,
    // Of the visitor, who has nothing to wish of himself.
    setWish: same(may('in in 422 403'), { level: 'want', besideColleague: true }),
    removeWish: { ...attendees, isIdempotent: true },
    getAbsence: attendees,
    getBoothAbsence: attendees,
    getWishStats: organisers,
    getPlanningRules: organisers,
    setPlanningRules: same(organisers, planning),
    listPersonLimits: organisers,
    setPersonLimit: same(organisers, { min: null, max: 5 }),
    getOwnLimit: attendees,
    setOwnLimit: same(attendees, { max: 5 }),
    listPairRules: organisers,
    addPairRule: {
      ...organisers,
      input: (_, { team, visitor }) => ({ body: { kind: 'must', aId: team.id, bId: visitor.id } as never }),
    },
    removePairRule: organisers,
    listPrecedences: organisers,
    addPrecedence: {
      ...organisers,
      needs: ['otherId'],
      input: ({ otherId }, { team, visitor }) => ({
        body: { first: { aId: team.id, bId: visitor.id }, next: { aId: team.id, bId: otherId } } as never,
      }),
    },
    startRun: same(organisers, {}),
    listRuns: organisers,
    getRun: organisers,
    listRunMeetings: organisers,
    listRunRefusals: organisers,
    listRunLoads: organisers,
    compareRun: organisers,
    listRunChanges: organisers,
    publishRun: organisers,
    listRepairs: organisers,
  },
  makers: (server) => {
    const insert = insertWith(server);
    return {
      boothId: ({ boothId }) => boothId,
      participantId: ({ visitor }) => visitor.id,
      otherId: ({ fairId, boothId, visitor }) =>
        insert(`select id from profiles.participant where fair_id = $1 and company_id <> $2 and id <> $3 limit 1`, [
          fairId,
          boothId,
          visitor.id,
        ]),
      ruleId: async (home) => {
        await server.db.query(`delete from matchmaking.pair_rule where fair_id = $1`, [home.fairId]);
        return insert(
          `insert into matchmaking.pair_rule (fair_id, kind, a_id, b_id) values ($1, 'must', $2, $3) returning id`,
          [home.fairId, ...pairOf(home)],
        );
      },
      runId: async ({ fairId, organiser }) => {
        await server.db.query(`delete from matchmaking.timetable_run where fair_id = $1`, [fairId]);
        return insert(
          `insert into matchmaking.timetable_run (fair_id, number, status, finished_at, created_by)
           values ($1, 1, 'finished', now(), $2) returning id`,
          [fairId, organiser.userId],
        );
      },
    };
  },
};

/** What is as matchmaking's, but for something else of the same name. */
export const matchmakingInWork: AccessTable = {
  rules: { cancelRun: organisers, removePrecedence: organisers },
  makers: (server) => {
    const insert = insertWith(server);
    return {
      runId: async ({ fairId, organiser }) => {
        await server.db.query(`delete from matchmaking.timetable_run where fair_id = $1`, [fairId]);
        return insert(
          `insert into matchmaking.timetable_run (fair_id, number, created_by) values ($1, 1, $2) returning id`,
          [fairId, organiser.userId],
        );
      },
      ruleId: async ({ fairId }) => {
        await server.db.query(`delete from matchmaking.precedence where fair_id = $1`, [fairId]);
        // Some fairs here have two people only.
        return insert(
          `insert into matchmaking.precedence (fair_id, first_a_id, first_b_id, next_a_id, next_b_id)
           select $1, ids[1], ids[2], ids[1], ids[3]
           from (select array_agg(id order by id) as ids
                 from (select id from profiles.participant order by fair_id = $1 desc, id limit 3) three) people
           returning id`,
          [fairId],
        );
      },
    };
  },
};
