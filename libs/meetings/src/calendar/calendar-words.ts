import type { Locale } from '@parvis/contracts';

/** What a calendar entry says, by language. */
export const calendarWords: Record<
  Locale,
  {
    with: (names: string) => string;
    table: (number: number) => string;
    booth: (company: string) => string;
    video: string;
    open: string;
    stage: string;
    openSession: string;
  }
> = {
  en: {
    with: (names) => `Meeting with ${names}`,
    table: (number) => `Table ${number}`,
    booth: (company) => (company ? `Booth of ${company}` : 'At the booth'),
    video: 'Video meeting',
    open: 'Open the meeting',
    stage: 'Stage',
    openSession: 'Open the session',
  },
  fr: {
    with: (names) => `Rendez-vous avec ${names}`,
    table: (number) => `Table ${number}`,
    booth: (company) => (company ? `Stand de ${company}` : 'Au stand'),
    video: 'Rendez-vous en vidéo',
    open: 'Ouvrir le rendez-vous',
    stage: 'Scène',
    openSession: 'Ouvrir la session',
  },
};
