import {
  addInterpreter,
  bookInterpreter,
  getSubscription,
  listInterpreters,
  listTables,
  sendRequest,
  usualReminders,
} from '@parvis/contracts';
import { FairReader } from '@parvis/fairs';
import {
  createMeeting,
  createPerson,
  type Home,
  type Ids,
  may,
  type TestPerson,
  type TestServer,
} from '@parvis/testing';
import { type AccessTable, attendees, bothSides, everybody, insertWith, organisers, same } from './access-table.js';

const interpreter = {
  name: 'Vera Vogt',
  contact: '+32 2 555 01 01',
  email: '',
  pairs: ['de-fr'],
  isOnSite: true,
  isRemote: true,
  hours: null,
};
const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC',
  'base64',
);

/** A meeting of the team and the visitor, the only one they have, that begins in so many hours. */
const onlyMeeting =
  (server: TestServer, startsInHours: number) =>
  async ({ fairId, team, visitor }: Home) => {
    await server.db.query(`delete from meetings.meeting where fair_id = $1`, [fairId]);
    return createMeeting(server.db, fairId, [team.id, visitor.id], { startsInHours });
  };

/** The meeting in which the interpreter is booked whose page was asked for last, by fair. */
const interpretedIn = new Map<string, string>();

export const meetings: AccessTable = {
  rules: {
    getAgenda: attendees,
    getMeeting: bothSides,
    cancelMeeting: same(may('in 404 in in'), {}),
    getPresence: may('in 404 in in'),
    // In the meeting, but with a wrong code.
    checkIn: may('409 404 409 403', () => ({ body: { code: '000000' } as never })),
    getReliability: attendees,
    listReliabilityCases: attendees,
    // Nobody here has missed this one.
    appealCase: same(may('404 404 404 403'), {
      kind: 'meeting',
      id: '00000000-0000-4000-8000-000000000000',
      text: 'The train stood still for two hours',
    }),
    listAppeals: organisers,
    decideAppeal: same(organisers, { decision: 'accepted' }),
    createRoomTicket: bothSides,
    // A colleague of the team's.
    inviteColleague: may('in 404 409 403'),
    removeGuest: { ...may('in 404 403 403'), needs: ['guest'] },
    listColleagues: bothSides,
    listTeamNotes: bothSides,
    listMeetings: organisers,
    getMeetingStats: organisers,
    downloadAgenda: attendees,
    getSubscription: attendees,
    renewSubscription: attendees,
    // Whoever knows the address.
    readSubscription: everybody,
    getOwnTravel: attendees,
    getMeetingTravel: bothSides,
    getFairTravel: organisers,
    // The visitor asks, the team has to answer.
    listRequests: { ...attendees, input: () => ({ query: { box: 'waiting' } }) },
    countRequests: attendees,
    getRequest: bothSides,
    getRequestOptions: attendees,
    listRequestTimes: { ...attendees, input: () => ({ query: { day: '2026-11-24' } }) },
    listRequestColleagues: attendees,
    sendRequest: may(
      'in in 409 403',
      ({ toId, slot }: Ids) => ({
        body: {
          clientKey: crypto.randomUUID(),
          toId,
          reason: 'sell',
          message: 'We would like to show you peas',
          times: [slot],
        } as never,
      }),
      ['toId', 'slot'],
    ),
    sendMove: may(
      'in 404 in 403',
      ({ slot }: Ids) => ({ body: { clientKey: crypto.randomUUID(), times: [slot] } as never }),
      ['slot'],
    ),
    acceptRequest: may('in 404 409 403', ({ slot }: Ids) => ({ body: { startsAt: slot } as never }), ['slot']),
    counterRequest: may('in 404 in 403', ({ slot }: Ids) => ({ body: { times: [slot] } as never }), ['slot']),
    handOverRequest: may(
      'in 404 409 403',
      ({ participantId }: Ids) => ({ body: { colleagueId: participantId } as never }),
      ['participantId'],
    ),
    declineRequest: may('in 404 409 403', { reason: 'no-time' }),
    withdrawRequest: may('409 404 in 403'),
    substituteAttendee: may(
      'in 404 409 403',
      ({ participantId }: Ids) => ({ body: { colleagueId: participantId } as never }),
      ['participantId'],
    ),
    getRequestPreference: attendees,
    setRequestPreference: same(attendees, { takesRequests: true, note: '' }),
    getRequestRules: organisers,
    setRequestRules: same(organisers, { areAllowed: true, opensAt: null, mostPending: 10, hoursToAnswer: 48 }),
    getReminderChoice: attendees,
    setReminderChoice: same(attendees, usualReminders),
    sayLate: same(bothSides, { minutes: 10 }),
    chooseTakesPart: same(bothSides, { takesPart: 'virtual' }),
    listTables: organisers,
    // The fair here has no tables; the organiser gets as far as being told so.
    describeTables: may('403 403 403 422', { from: 1, to: 1, change: { zone: 'Hall 1' } }),
    // Whoever has the address of a table's screen, without a session too.
    getTableScreen: everybody,
    createTableTicket: everybody,
    // The fair here has no tables.
    renewTableScreen: may('403 403 403 404', { number: 1 }),
    getFloorPlan: organisers,
    setFloorPlan: { ...organisers, input: () => ({ file: { name: 'plan.png', bytes: onePixel } }) },
    listInterpreters: organisers,
    addInterpreter: same(organisers, interpreter),
    changeInterpreter: same(organisers, interpreter),
    removeInterpreter: organisers,
    renewInterpreterLink: organisers,
    // Whoever has the address of an interpreter's page, without a session too.
    getInterpreterDesk: everybody,
    createInterpreterTicket: {
      ...everybody,
      input: (_, { fairId }) => ({ body: { meetingId: interpretedIn.get(fairId) } as never }),
    },
    getInterpreting: bothSides,
    bookInterpreter: { ...same(bothSides, { pair: 'de-fr' }), needs: ['interpreterId'] },
    giveInterpreterBack: bothSides,
    removeFloorPlan: { ...organisers, isIdempotent: true },
  },
  makers: (server) => {
    const colleagues = new Map<string, TestPerson>();
    const slotOf = async (fairId: string) => (await server.app.get(FairReader).slots(fairId))[0]?.startsAt ?? '';
    const nothingBetween = async (fairId: string) => {
      await server.db.query(`delete from meetings.request where fair_id = $1`, [fairId]);
      await server.db.query(`delete from meetings.meeting where fair_id = $1`, [fairId]);
    };
    return {
      slot: ({ fairId }) => slotOf(fairId),
      toId: async ({ fairId, visitor }) => {
        await nothingBetween(fairId);
        return visitor.id;
      },
      requestId: async ({ fairId, team, visitor }) => {
        await nothingBetween(fairId);
        const { id } = await visitor.client.call(sendRequest, {
          params: { fairId },
          body: {
            clientKey: crypto.randomUUID(),
            toId: team.id,
            reason: 'buy',
            message: 'We would like to see your peas',
            times: [await slotOf(fairId)],
          },
        });
        return id;
      },
      meetingId: onlyMeeting(server, 0.1),
      interpreterId: ({ fairId }) =>
        insertWith(server)(
          `insert into meetings.interpreter (fair_id, name, contact, pairs, is_on_site, is_remote)
           values ($1, 'Vera Vogt', '+32 2 555 01 01', array['de-fr'], true, true) returning id`,
          [fairId],
        ),
      appealId: async (home) =>
        insertWith(server)(
          `insert into meetings.appeal (fair_id, participant_id, meeting_id, text) values ($1, $2, $3, 'The train stood still') returning id`,
          [home.fairId, home.visitor.id, await onlyMeeting(server, -2)(home)],
        ),
      participantId: async ({ fairId }) => {
        const colleague =
          colleagues.get(fairId) ?? (await createPerson(server, fairId, { kind: 'exhibitor', company: 'Own' }));
        colleagues.set(fairId, colleague);
        return colleague.id;
      },
      guest: (_, { meetingId, participantId }) =>
        insertWith(server)(
          `insert into meetings.attendee (meeting_id, participant_id, fair_id, during, status, part)
           select id, $2, fair_id, during, status, 'guest' from meetings.meeting where id = $1 returning meeting_id as id`,
          [meetingId, participantId],
        ),
      // Of a table at which a meeting is by video, too.
      key: async ({ fairId, organiser, team, visitor }) => {
        const has = (tables: number) =>
          server.db.query('update fairs.fair set tables = $2 where id = $1', [fairId, tables]);
        await server.db.query('delete from meetings.meeting where fair_id = $1', [fairId]);
        const meetingId = await createMeeting(server.db, fairId, [team.id, visitor.id], {
          startsInHours: -0.1,
          isByVideo: false,
        });
        await server.db.query('update meetings.meeting set has_video = true where id = $1', [meetingId]);
        await has(1);
        const { items } = await organiser.call(listTables, { params: { fairId } });
        await has(0);
        return items[0]?.screenUrl.split('/').at(-1) ?? '';
      },
      deskKey: async ({ fairId, organiser, team, visitor }) => {
        await server.db.query('delete from meetings.interpreter where fair_id = $1', [fairId]);
        await server.db.query('delete from meetings.meeting where fair_id = $1', [fairId]);
        const meetingId = await createMeeting(server.db, fairId, [team.id, visitor.id], { startsInHours: -0.1 });
        interpretedIn.set(fairId, meetingId);
        await organiser.call(addInterpreter, { params: { fairId }, body: interpreter });
        await team.client.call(bookInterpreter, { params: { fairId, meetingId }, body: { pair: 'de-fr' } });
        const { items } = await organiser.call(listInterpreters, { params: { fairId } });
        return items[0]?.pageUrl.split('/').at(-1) ?? '';
      },
      token: async ({ fairId, team }) => {
        const { url } = await team.client.call(getSubscription, { params: { fairId } });
        return url.slice(url.lastIndexOf('/') + 1);
      },
    };
  },
};

/** The same of one that has begun without anybody. */
export const meetingsBegun: AccessTable = {
  rules: {
    reportNoShow: bothSides,
    askWhere: bothSides,
    setFeedback: same(bothSides, { rating: 5, note: '', followUp: true }),
  },
  makers: (server) => ({ meetingId: onlyMeeting(server, -0.1) }),
};
