import type { RouteObject } from 'react-router';
import { RequireAttendee } from './require-attendee.js';

/** Pages of exhibitors and participants, under `/fairs/:fairId`. Hall and people are open to organisers too. */
export const attendeeRoutes: RouteObject[] = [
  {
    Component: RequireAttendee,
    children: [
      { path: 'agenda', lazy: async () => ({ Component: (await import('./agenda/agenda-page.js')).AgendaPage }) },
      {
        path: 'meetings/:meetingId',
        lazy: async () => ({ Component: (await import('./meeting/meeting-page.js')).MeetingPage }),
      },
      { path: 'matches', lazy: async () => ({ Component: (await import('./matching/matches-page.js')).MatchesPage }) },
      { path: 'wishes', lazy: async () => ({ Component: (await import('./matching/wishes-page.js')).WishesPage }) },
      { path: 'profile', lazy: async () => ({ Component: (await import('./profile/profile-page.js')).ProfilePage }) },
      { path: 'badge', lazy: async () => ({ Component: (await import('./badge/badge-page.js')).BadgePage }) },
      { path: 'consents', lazy: async () => ({ Component: (await import('./badge/consents-page.js')).ConsentsPage }) },
      {
        path: 'documents',
        lazy: async () => ({ Component: (await import('./documents/own-documents-page.js')).OwnDocumentsPage }),
      },
      { path: 'leads', lazy: async () => ({ Component: (await import('./leads/leads-page.js')).LeadsPage }) },
      {
        path: 'leads/questions',
        lazy: async () => ({ Component: (await import('./leads/questions-page.js')).QuestionsPage }),
      },
      { path: 'leads/export', lazy: async () => ({ Component: (await import('./leads/export-page.js')).ExportPage }) },
      {
        path: 'leads/numbers',
        lazy: async () => ({ Component: (await import('./leads/numbers-page.js')).NumbersPage }),
      },
      {
        path: 'leads/webhooks',
        lazy: async () => ({ Component: (await import('./leads/webhooks/webhooks-page.js')).WebhooksPage }),
      },
      { path: 'leads/:leadId', lazy: async () => ({ Component: (await import('./leads/lead-page.js')).LeadPage }) },
      {
        path: 'messages',
        lazy: async () => ({ Component: (await import('../live/messages/messages-page.js')).MessagesPage }),
      },
      {
        path: 'messages/:conversationId',
        lazy: async () => ({ Component: (await import('../live/messages/messages-page.js')).MessagesPage }),
      },
      { path: 'duty', lazy: async () => ({ Component: (await import('./duty/duty-page.js')).DutyPage }) },
      { path: 'booth', lazy: async () => ({ Component: (await import('./hall/own-booth-page.js')).OwnBoothPage }) },
    ],
  },
  {
    path: 'directory',
    lazy: async () => ({ Component: (await import('./directory/directory-page.js')).DirectoryPage }),
  },
  {
    path: 'people/:participantId',
    lazy: async () => ({ Component: (await import('./directory/person-page.js')).PersonPage }),
  },
  { path: 'hall', lazy: async () => ({ Component: (await import('./hall/hall-page.js')).HallPage }) },
  { path: 'hall/:boothId', lazy: async () => ({ Component: (await import('./hall/booth-page.js')).BoothPage }) },
  {
    path: 'hall/:boothId/documents',
    lazy: async () => ({ Component: (await import('./documents/documents-page.js')).DocumentsPage }),
  },
  {
    path: 'hall/:boothId/documents/:documentId',
    lazy: async () => ({ Component: (await import('./documents/document-page.js')).DocumentPage }),
  },
  {
    path: 'hall/:boothId/documents/:documentId/readers',
    lazy: async () => ({ Component: (await import('./documents/readers-page.js')).ReadersPage }),
  },
  {
    path: 'hall/:boothId/proofs',
    lazy: async () => ({ Component: (await import('./proofs/proofs-page.js')).ProofsPage }),
  },
  {
    path: 'catalogue',
    lazy: async () => ({ Component: (await import('./hall/catalogue-page.js')).CataloguePage }),
  },
  {
    path: 'products/:productId',
    lazy: async () => ({ Component: (await import('./hall/product-page.js')).ProductPage }),
  },
  {
    path: 'companies/:companyId/booth',
    lazy: async () => ({ Component: (await import('./hall/company-booth-page.js')).CompanyBoothPage }),
  },
  {
    path: 'hall/:boothId/edit',
    lazy: async () => ({ Component: (await import('./hall/edit-booth-page.js')).EditBoothPage }),
  },
];
