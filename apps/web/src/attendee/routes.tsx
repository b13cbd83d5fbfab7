import type { RouteObject } from 'react-router';
import { speaking } from '../i18n/speaking.js';
import { RequireAttendee } from './require-attendee.js';

/** Pages of exhibitors and participants, under `/fairs/:fairId`. Hall and people are open to organisers too. */
export const attendeeRoutes: RouteObject[] = [
  {
    Component: RequireAttendee,
    children: [
      {
        path: 'agenda',
        ...speaking('agenda', 'attendance', 'live', 'requests'),
        lazy: async () => ({ Component: (await import('./agenda/agenda-page.js')).AgendaPage }),
      },
      {
        path: 'meetings/:meetingId',
        ...speaking('attendance', 'partnerships', 'venue'),
        lazy: async () => ({ Component: (await import('./meeting/meeting-page.js')).MeetingPage }),
      },
      {
        path: 'meetings/:meetingId/move',
        lazy: async () => ({ Component: (await import('./requests/move-page.js')).MovePage }),
      },
      {
        path: 'requests',
        lazy: async () => ({ Component: (await import('./requests/requests-page.js')).RequestsPage }),
      },
      {
        path: 'requests/new/:participantId',
        lazy: async () => ({ Component: (await import('./requests/ask-page.js')).AskPage }),
      },
      {
        path: 'requests/:requestId',
        lazy: async () => ({ Component: (await import('./requests/request-page.js')).RequestPage }),
      },
      {
        path: 'reminders',
        lazy: async () => ({ Component: (await import('./reminders/reminders-page.js')).RemindersPage }),
      },
      {
        path: 'reliability',
        ...speaking('attendance'),
        lazy: async () => ({ Component: (await import('./reliability/reliability-page.js')).ReliabilityPage }),
      },
      {
        path: 'matches',
        ...speaking('partnerships', 'requests'),
        lazy: async () => ({ Component: (await import('./matching/matches-page.js')).MatchesPage }),
      },
      { path: 'wishes', lazy: async () => ({ Component: (await import('./matching/wishes-page.js')).WishesPage }) },
      { path: 'profile', lazy: async () => ({ Component: (await import('./profile/profile-page.js')).ProfilePage }) },
      {
        path: 'badge',
        ...speaking('leads'),
        lazy: async () => ({ Component: (await import('./badge/badge-page.js')).BadgePage }),
      },
      {
        path: 'consents',
        ...speaking('leads'),
        lazy: async () => ({ Component: (await import('./badge/consents-page.js')).ConsentsPage }),
      },
      {
        path: 'documents',
        ...speaking('documents'),
        lazy: async () => ({ Component: (await import('./documents/own-documents-page.js')).OwnDocumentsPage }),
      },
      {
        path: 'leads',
        ...speaking('leads'),
        lazy: async () => ({ Component: (await import('./leads/leads-page.js')).LeadsPage }),
      },
      {
        path: 'leads/questions',
        ...speaking('leads'),
        lazy: async () => ({ Component: (await import('./leads/questions-page.js')).QuestionsPage }),
      },
      {
        path: 'leads/export',
        ...speaking('leads'),
        lazy: async () => ({ Component: (await import('./leads/export-page.js')).ExportPage }),
      },
      {
        path: 'leads/numbers',
        ...speaking('leads'),
        lazy: async () => ({ Component: (await import('./leads/numbers-page.js')).NumbersPage }),
      },
      {
        path: 'leads/webhooks',
        ...speaking('leads'),
        lazy: async () => ({ Component: (await import('./leads/webhooks/webhooks-page.js')).WebhooksPage }),
      },
      {
        path: 'leads/:leadId',
        ...speaking('leads'),
        lazy: async () => ({ Component: (await import('./leads/lead-page.js')).LeadPage }),
      },
      {
        path: 'messages',
        ...speaking('chat'),
        lazy: async () => ({ Component: (await import('../live/messages/messages-page.js')).MessagesPage }),
      },
      {
        path: 'messages/:conversationId',
        ...speaking('chat'),
        lazy: async () => ({ Component: (await import('../live/messages/messages-page.js')).MessagesPage }),
      },
      {
        path: 'own-delegations',
        ...speaking('delegations'),
        lazy: async () => ({ Component: (await import('./delegations/own-delegations-page.js')).OwnDelegationsPage }),
      },
      {
        path: 'delegations',
        ...speaking('delegations'),
        lazy: async () => ({ Component: (await import('./delegations/led-page.js')).LedPage }),
      },
      {
        path: 'delegations/:delegationId',
        ...speaking('delegations', 'requests'),
        lazy: async () => ({ Component: (await import('./delegations/delegation-page.js')).DelegationPage }),
      },
      {
        path: 'delegations/:delegationId/for/:personId',
        ...speaking('delegations', 'requests'),
        lazy: async () => ({ Component: (await import('./delegations/for-person-page.js')).ForPersonPage }),
      },
      {
        path: 'delegations/:delegationId/for/:personId/ask/:participantId',
        ...speaking('delegations', 'requests'),
        lazy: async () => ({ Component: (await import('./delegations/ask-for-page.js')).AskForPage }),
      },
      {
        path: 'partnerships',
        ...speaking('partnerships'),
        lazy: async () => ({ Component: (await import('../partnerships/partnerships-page.js')).PartnershipsPage }),
      },
      {
        path: 'partnerships/:partnershipId',
        ...speaking('partnerships', 'documents'),
        lazy: async () => ({ Component: (await import('../partnerships/partnership-page.js')).PartnershipPage }),
      },
      { path: 'duty', lazy: async () => ({ Component: (await import('./duty/duty-page.js')).DutyPage }) },
      { path: 'booth', lazy: async () => ({ Component: (await import('./hall/own-booth-page.js')).OwnBoothPage }) },
    ],
  },
  {
    path: 'directory',
    ...speaking('requests'),
    lazy: async () => ({ Component: (await import('./directory/directory-page.js')).DirectoryPage }),
  },
  {
    path: 'people/:participantId',
    ...speaking('partnerships'),
    lazy: async () => ({ Component: (await import('./directory/person-page.js')).PersonPage }),
  },
  { path: 'hall', lazy: async () => ({ Component: (await import('./hall/hall-page.js')).HallPage }) },
  {
    path: 'hall/:boothId',
    ...speaking('booth', 'chat', 'documents', 'leads', 'proofs', 'requests'),
    lazy: async () => ({ Component: (await import('./hall/booth-page.js')).BoothPage }),
  },
  {
    path: 'hall/:boothId/documents',
    ...speaking('documents'),
    lazy: async () => ({ Component: (await import('./documents/documents-page.js')).DocumentsPage }),
  },
  {
    path: 'hall/:boothId/documents/:documentId',
    ...speaking('documents', 'booth'),
    lazy: async () => ({ Component: (await import('./documents/document-page.js')).DocumentPage }),
  },
  {
    path: 'hall/:boothId/documents/:documentId/readers',
    ...speaking('documents'),
    lazy: async () => ({ Component: (await import('./documents/readers-page.js')).ReadersPage }),
  },
  {
    path: 'hall/:boothId/proofs',
    ...speaking('proofs'),
    lazy: async () => ({ Component: (await import('./proofs/proofs-page.js')).ProofsPage }),
  },
  {
    path: 'catalogue',
    ...speaking('booth'),
    lazy: async () => ({ Component: (await import('./hall/catalogue-page.js')).CataloguePage }),
  },
  {
    path: 'products/:productId',
    ...speaking('booth'),
    lazy: async () => ({ Component: (await import('./hall/product-page.js')).ProductPage }),
  },
  {
    path: 'companies/:companyId/booth',
    lazy: async () => ({ Component: (await import('./hall/company-booth-page.js')).CompanyBoothPage }),
  },
  {
    path: 'hall/:boothId/edit',
    ...speaking('booth', 'documents', 'proofs', 'requests'),
    lazy: async () => ({ Component: (await import('./hall/edit-booth-page.js')).EditBoothPage }),
  },
];
