import { type AccessTable, everybody, insertWith, organisers, same } from './access-table.js';

const settings = {
  ...{
    name: 'Fair',
    startsOn: '2027-01-01',
    endsOn: '2027-01-01',
    timeZone: 'UTC',
    languages: ['en'],
    mode: 'virtual',
  },
  ...{ dayStartsAt: '09:00', dayEndsAt: '12:00', slotMinutes: 30, breakMinutes: 0, tables: 0 },
  wishesCloseAt: '2026-12-31T00:00:00Z',
};

export const fairs: AccessTable = {
  rules: {
    listFairs: everybody,
    createFair: same(everybody, settings),
    getFair: everybody,
    updateFair: same(organisers, settings),
    setFairStatus: same(organisers, { status: 'open' }),
    listSlots: everybody,
    listTopics: everybody,
    replaceTopics: same(organisers, { topics: [] }),
    // Whoever knows its id, which cannot be guessed.
    readImage: everybody,
  },
  makers: (server) => ({
    imageId: () => insertWith(server)(`insert into platform.image (bytes) values ('\\x00') returning id`),
  }),
};
