import type { RouteObject } from 'react-router';
import { RequireAttendee } from '../attendee/require-attendee.js';
import { speaking } from '../i18n/speaking.js';
import { RequireOrganiser } from '../organise/require-organiser.js';

/** Stage, speed networking and lounges, under `/fairs/:fairId`. */
export const liveRoutes: RouteObject[] = [
  { path: 'stage', lazy: async () => ({ Component: (await import('./stage/programme-page.js')).ProgrammePage }) },
  {
    Component: RequireOrganiser,
    children: [
      {
        path: 'stage/new',
        lazy: async () => ({ Component: (await import('./stage/edit-session-page.js')).NewSessionPage }),
      },
      {
        path: 'stage/:sessionId/edit',
        lazy: async () => ({ Component: (await import('./stage/edit-session-page.js')).EditSessionPage }),
      },
    ],
  },
  {
    path: 'stage/:sessionId',
    ...speaking('chat', 'room'),
    lazy: async () => ({ Component: (await import('./stage/stage-page.js')).StagePage }),
  },
  { path: 'roulette', lazy: async () => ({ Component: (await import('./roulette/roulettes-page.js')).RoulettesPage }) },
  {
    Component: RequireAttendee,
    children: [
      {
        path: 'stand-calls/:callId',
        ...speaking('room'),
        lazy: async () => ({ Component: (await import('./stand-call/stand-call-page.js')).StandCallPage }),
      },
      {
        path: 'roulette/:rouletteId',
        ...speaking('room'),
        lazy: async () => ({ Component: (await import('./roulette/roulette-page.js')).RoulettePage }),
      },
    ],
  },
  {
    path: 'hall/:boothId/lounge',
    ...speaking('chat', 'room'),
    lazy: async () => ({ Component: (await import('./lounge/lounge-page.js')).LoungePage }),
  },
];
