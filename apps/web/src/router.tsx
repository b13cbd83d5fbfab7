import { createBrowserRouter, type RouteObject } from 'react-router';
import { attendeeRoutes } from './attendee/routes.js';
import { FairHome } from './fair/fair-home.js';
import { FairLayout } from './fair/fair-layout.js';
import { speaking } from './i18n/speaking.js';
import { liveRoutes } from './live/routes.js';
import { organiserRoutes } from './organise/routes.js';
import { RequireAccount } from './session/require-account.js';
import { CrashPage } from './shell/crash-page.js';
import { NotFoundPage } from './shell/not-found-page.js';
import { PlainLayout } from './shell/plain-layout.js';
import { RootLayout } from './shell/root-layout.js';
import { PageSkeleton } from './ui/page-skeleton.js';

const signedIn: RouteObject[] = [
  {
    path: 'account',
    ...speaking('account'),
    lazy: async () => ({ Component: (await import('./account/account-page.js')).AccountPage }),
  },
  {
    path: 'fairs/new',
    ...speaking('organiser'),
    lazy: async () => ({ Component: (await import('./organise/settings/new-fair-page.js')).NewFairPage }),
  },
  {
    path: 'partnerships',
    ...speaking('partnerships'),
    lazy: async () => ({ Component: (await import('./partnerships/partnerships-page.js')).PartnershipsPage }),
  },
  {
    path: 'partnerships/:partnershipId',
    ...speaking('partnerships', 'documents', 'attendee', 'requests'),
    lazy: async () => ({ Component: (await import('./partnerships/partnership-page.js')).PartnershipPage }),
  },
];

const open: RouteObject[] = [
  { index: true, lazy: async () => ({ Component: (await import('./home/home-page.js')).HomePage }) },
  {
    path: 'sign-in',
    ...speaking('account'),
    lazy: async () => ({ Component: (await import('./session/sign-in-page.js')).SignInPage }),
  },
  {
    path: 'sign-in/link',
    ...speaking('account'),
    lazy: async () => ({ Component: (await import('./session/link-page.js')).LinkPage }),
  },
  {
    path: 'mailbox',
    ...speaking('account'),
    lazy: async () => ({ Component: (await import('./mailbox/mailbox-page.js')).MailboxPage }),
  },
  { Component: RequireAccount, children: signedIn },
  // Outside the fair's layout, which asks the server who is there: this page has to open without network.
  {
    path: 'fairs/:fairId/scan',
    ...speaking('leads'),
    lazy: async () => ({ Component: (await import('./scan/scan-page.js')).ScanPage }),
  },
  {
    path: 'tables/:key',
    ...speaking('table'),
    lazy: async () => ({ Component: (await import('./tables/table-page.js')).TablePage }),
  },
  {
    path: 'tables/:key/call',
    ...speaking('table', 'room', 'live'),
    lazy: async () => ({ Component: (await import('./tables/table-call-page.js')).TableCallPage }),
  },
  {
    path: 'interpreting/:deskKey',
    ...speaking('interpreting', 'attendee'),
    lazy: async () => ({ Component: (await import('./interpreting/desk-page.js')).DeskPage }),
  },
  {
    path: 'interpreting/:deskKey/:meetingId',
    ...speaking('interpreting', 'room', 'live'),
    lazy: async () => ({ Component: (await import('./interpreting/interpreted-call-page.js')).InterpretedCallPage }),
  },
  { path: '*', Component: NotFoundPage },
];

const inFair: RouteObject[] = [
  { index: true, Component: FairHome },
  {
    path: 'device-check',
    ...speaking('room'),
    lazy: async () => ({ Component: (await import('./room/device-check-page.js')).DeviceCheckPage }),
  },
  {
    path: 'meetings/:meetingId/room',
    ...speaking('room'),
    lazy: async () => ({ Component: (await import('./room/room-page.js')).RoomPage }),
  },
  {
    path: 'meetings/:meetingId/team',
    ...speaking('room'),
    lazy: async () => ({ Component: (await import('./room/team/team-page.js')).TeamPage }),
  },
  ...organiserRoutes,
  ...attendeeRoutes,
  ...liveRoutes,
  { path: '*', Component: NotFoundPage },
];

/** Every page is loaded when it is first opened; a crash in one leaves the header usable. */
export const router = createBrowserRouter([
  {
    Component: RootLayout,
    ErrorBoundary: CrashPage,
    HydrateFallback: PageSkeleton,
    children: [
      {
        ErrorBoundary: CrashPage,
        children: [
          {
            Component: RequireAccount,
            children: [
              {
                path: 'fairs/:fairId',
                Component: FairLayout,
                ...speaking('attendee', 'live', 'reminders', 'requests', 'travel'),
                children: [{ ErrorBoundary: CrashPage, children: inFair }],
              },
            ],
          },
          { Component: PlainLayout, children: open },
        ],
      },
    ],
  },
]);
