import type { RouteObject } from 'react-router';
import { RequireAttendee } from '../attendee/require-attendee.js';
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
  { path: 'stage/:sessionId', lazy: async () => ({ Component: (await import('./stage/stage-page.js')).StagePage }) },
  { path: 'roulette', lazy: async () => ({ Component: (await import('./roulette/roulettes-page.js')).RoulettesPage }) },
  {
    Component: RequireAttendee,
    children: [
      {
        path: 'stand-calls/:callId',
        lazy: async () => ({ Component: (await import('./stand-call/stand-call-page.js')).StandCallPage }),
      },
      {
        path: 'roulette/:rouletteId',
        lazy: async () => ({ Component: (await import('./roulette/roulette-page.js')).RoulettePage }),
      },
    ],
  },
  {
    path: 'hall/:boothId/lounge',
    lazy: async () => ({ Component: (await import('./lounge/lounge-page.js')).LoungePage }),
  },
];
