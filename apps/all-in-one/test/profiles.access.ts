import { randomUUID } from 'node:crypto';
import { uploadImport } from '@parvis/contracts';
import { may } from '@parvis/testing';
import { type AccessTable, attendees, everybody, organisers, same } from './access-table.js';

const header = 'Email,First name,Last name';
const list = { name: 'people.csv', bytes: Buffer.from(`${header}\na@people.example,Ann,Adam\n`) };
/** One point. */
const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC',
  'base64',
);

export const profiles: AccessTable = {
  rules: {
    getAccount: everybody,
    updateAccount: same(everybody, { locale: 'en' }),
    // Each of them has none yet.
    setPassword: same(everybody, { newPassword: 'long enough a password' }),
    getOwnProfile: attendees,
    updateOwnProfile: same(attendees, { jobTitle: 'Buyer' }),
    putOwnPhoto: may('in in in 403', () => ({ file: { name: 'a.png', bytes: photo } })),
    deleteOwnPhoto: attendees,
    getOwnCalendar: attendees,
    // A public address; nothing is to be found there.
    setOwnCalendar: same(attendees, { url: 'https://192.88.98.1/a.ics' }),
    removeOwnCalendar: attendees,
    listDirectory: everybody,
    getParticipant: everybody,
    listParticipants: organisers,
    addParticipant: may('403 403 403 in', () => ({
      body: { kind: 'visitor', email: `${randomUUID()}@people.example`, firstName: 'Ann', lastName: 'Adam' } as never,
    })),
    inviteParticipants: same(organisers, { to: 'not-invited' }),
    getProfileStats: organisers,
    uploadImport: may('403 403 403 in', () => ({ file: list, query: { kind: 'participants' } as never })),
    startImport: same(organisers, { mapping: ['email', 'firstName', 'lastName'] }),
    getImport: organisers,
    listImports: organisers,
    listRowProblems: organisers,
    downloadRefusedRows: organisers,
  },
  makers: () => ({
    participantId: ({ visitor }) => visitor.id,
    importId: async ({ fairId, organiser }) =>
      (await organiser.call(uploadImport, { params: { fairId }, query: { kind: 'participants' }, file: list })).id,
  }),
};
