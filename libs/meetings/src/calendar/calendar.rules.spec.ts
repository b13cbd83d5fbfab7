import ICAL from 'ical.js';
import { agendaCalendar } from './calendar.rules.js';

const attendee = (id: string, firstName: string) => ({
  id,
  kind: 'visitor' as const,
  firstName,
  lastName: 'Dupré; Fils, SA',
  jobTitle: '',
  companyId: null,
  companyName: 'Émile & Co',
  country: null,
  languages: [],
  timeZone: 'Europe/Brussels',
  attendance: 'virtual' as const,
  needs: [],
  offers: [],
  needText: '',
  offerText: '',
  photoUrl: null,
  part: 'party' as const,
  takesPart: 'virtual' as const,
  phone: null,
  lateMinutes: null,
  hasCome: false,
});

const meeting = {
  id: '6d1c7f0e-53ab-4d43-b8f5-0d0f5d7f9a11',
  startsAt: '2026-10-25T00:30:00Z',
  endsAt: '2026-10-25T01:00:00Z',
  place: 'video' as const,
  tableNumber: null,
  table: null,
  boothCompanyName: null,
  hasVideo: true,
  sequence: 0,
  status: 'scheduled' as const,
  cancellation: null,
  attendees: [attendee('me', 'Zoë'), attendee('other', 'Renée')],
  products: [],
  feedback: {
    rating: null,
    note: '',
    followUp: false,
    isShared: false,
    topicIds: [],
    nextStep: '',
    nextOn: null,
    isNextDone: false,
  },
  wasHeld: false,
  isAsRegistered: false,
  pendingMove: null,
  substitutions: [],
};

const session = {
  sessionId: '5b0e1c7f-93ab-4d43-a8f5-0d0f5d7f9a11',
  title: { en: '', fr: 'Ouverture; mot d’accueil, café' },
  startsAt: '2026-10-25T08:00:00Z',
  endsAt: '2026-10-25T09:00:00Z',
  isBusy: true,
  isCancelled: false,
  sequence: 1,
};

const write = (changes = {}, sessions: (typeof session)[] = []) =>
  agendaCalendar({
    fair: { id: 'f1', name: 'Salon, édition 2026' },
    meetings: [{ ...meeting, ...changes }],
    sessions,
    participantId: 'me',
    locale: 'fr',
    publicUrl: 'https://parvis.example',
  });

const read = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
};

describe('agendaCalendar', () => {
  it('is read by a parser, with the same instants on the night when the clocks change', () => {
    const [event] = read(write());
    expect(event?.startDate.toJSDate().toISOString()).toBe('2026-10-25T00:30:00.000Z');
    expect(event?.endDate.toJSDate().toISOString()).toBe('2026-10-25T01:00:00.000Z');
  });

  it('names the others, never oneself, with commas and semicolons intact', () => {
    const [event] = read(write());
    expect(event?.summary).toBe('Rendez-vous avec Renée Dupré; Fils, SA, Émile & Co');
    expect(event?.location).toBe('Rendez-vous en vidéo');
  });

  it('keeps the uid when the meeting moves to a table at another time', () => {
    const [before] = read(write());
    const [after] = read(
      write({
        startsAt: '2026-10-25T09:00:00Z',
        endsAt: '2026-10-25T09:30:00Z',
        place: 'table',
        tableNumber: 12,
        hasVideo: false,
        sequence: 1,
      }),
    );
    expect(after?.uid).toBe(before?.uid);
    expect(after?.location).toBe('Table 12');
  });

  it('leads to the table, in the language of the calendar or in the other one', () => {
    const table = {
      zone: 'Halle 2, rangée C',
      seats: 4,
      equipment: [],
      way: { en: 'Left of the lift', fr: '' },
      spot: null,
      planUrl: null,
    };
    const [event] = read(write({ place: 'table', tableNumber: 12, hasVideo: false, table }));
    expect(event?.location).toBe('Table 12, Halle 2, rangée C');
    expect(event?.description).toContain('Left of the lift');
  });

  it('says that a meeting was cancelled, as a later version of the same entry', () => {
    const [event] = read(write({ status: 'cancelled', sequence: 2 }));
    expect(event?.uid).toBe(read(write())[0]?.uid);
    expect(event?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(event?.sequence).toBe(2);
  });

  it('has sessions beside the meetings; those that leave their time free are transparent, cancelled ones say so', () => {
    const shown = {
      ...session,
      sessionId: 'other',
      isBusy: false,
      isCancelled: true,
      title: { en: 'Closing', fr: '' },
    };
    const [, busy, free] = read(write({}, [session, shown]));
    expect(busy?.summary).toBe('Ouverture; mot d’accueil, café');
    expect(busy?.startDate.toJSDate().toISOString()).toBe('2026-10-25T08:00:00.000Z');
    const words = (event: ICAL.Event | undefined) =>
      ['transp', 'status'].map((name) => event?.component.getFirstPropertyValue(name));
    expect(words(busy)).toEqual(['OPAQUE', 'CONFIRMED']);
    expect(words(free)).toEqual(['TRANSPARENT', 'CANCELLED']);
    expect(free?.summary).toBe('Closing');
    expect(busy?.sequence).toBe(1);
  });

  it('names the booth, and the video for whoever is far away', () => {
    const [event] = read(write({ place: 'booth', boothCompanyName: 'Émile & Co', hasVideo: true }));
    expect(event?.location).toBe('Stand de Émile & Co · Rendez-vous en vidéo');
  });
});
