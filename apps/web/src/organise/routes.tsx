import type { RouteObject } from 'react-router';
import { speaking } from '../i18n/speaking.js';
import { RequireOrganiser } from './require-organiser.js';

/** The organiser's pages, under `/fairs/:fairId/organise`. */
export const organiserRoutes: RouteObject[] = [
  {
    path: 'organise',
    Component: RequireOrganiser,
    ...speaking('organiser'),
    children: [
      { index: true, lazy: async () => ({ Component: (await import('./overview/overview-page.js')).OverviewPage }) },
      {
        path: 'settings',
        lazy: async () => ({ Component: (await import('./settings/settings-page.js')).SettingsPage }),
      },
      { path: 'topics', lazy: async () => ({ Component: (await import('./topics/topics-page.js')).TopicsPage }) },
      { path: 'people', lazy: async () => ({ Component: (await import('./people/people-page.js')).PeoplePage }) },
      {
        path: 'booths',
        ...speaking('booth'),
        lazy: async () => ({ Component: (await import('./booths/booths-page.js')).BoothsPage }),
      },
      {
        path: 'venue',
        ...speaking('venue', 'attendee'),
        lazy: async () => ({ Component: (await import('./venue/venue-page.js')).VenuePage }),
      },
      {
        path: 'venue/codes',
        ...speaking('venue'),
        lazy: async () => ({ Component: (await import('./venue/table-codes-page.js')).TableCodesPage }),
      },
      {
        path: 'proofs',
        ...speaking('proofs', 'documents'),
        lazy: async () => ({ Component: (await import('./proofs/proofs-page.js')).ProofsPage }),
      },
      { path: 'import', lazy: async () => ({ Component: (await import('./import/imports-page.js')).ImportsPage }) },
      {
        path: 'import/:importId',
        lazy: async () => ({ Component: (await import('./import/import-page.js')).ImportPage }),
      },
      {
        path: 'leads',
        ...speaking('leads'),
        lazy: async () => ({ Component: (await import('./leads/lead-settings-page.js')).LeadSettingsPage }),
      },
      {
        path: 'chat',
        ...speaking('chat'),
        lazy: async () => ({ Component: (await import('./chat/moderation-page.js')).ModerationPage }),
      },
      {
        path: 'appeals',
        ...speaking('attendance'),
        lazy: async () => ({ Component: (await import('./appeals/appeals-page.js')).AppealsPage }),
      },
      {
        path: 'delegations',
        ...speaking('delegations'),
        lazy: async () => ({ Component: (await import('./delegations/delegations-page.js')).DelegationsPage }),
      },
      {
        path: 'delegations/:delegationId',
        ...speaking('delegations'),
        lazy: async () => ({
          Component: (await import('./delegations/delegation-people-page.js')).DelegationPeoplePage,
        }),
      },
      { path: 'calls', lazy: async () => ({ Component: (await import('./calls/calls-page.js')).CallsPage }) },
      {
        path: 'matching',
        lazy: async () => ({ Component: (await import('./matching/matching-page.js')).MatchingPage }),
      },
      {
        path: 'planning',
        lazy: async () => ({ Component: (await import('./planning/planning-page.js')).PlanningPage }),
      },
      {
        path: 'timetable',
        lazy: async () => ({ Component: (await import('./timetable/timetable-page.js')).TimetablePage }),
      },
      {
        path: 'timetable/:runId',
        lazy: async () => ({ Component: (await import('./timetable/run-page.js')).RunPage }),
      },
    ],
  },
];
