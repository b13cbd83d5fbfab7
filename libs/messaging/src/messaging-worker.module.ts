import { Module } from '@nestjs/common';
import { FairsDataModule } from '@parvis/fairs';
import { ParticipantReader } from '@parvis/profiles';
import { ChatUnreadMailHandler } from './mail/chat-unread-mail.handler.js';
import { DeviceCheckDueHandler } from './mail/device-check-due.handler.js';
import { FairMail } from './mail/fair-mail.js';
import { LeadsExpiringMailHandler } from './mail/leads-expiring-mail.handler.js';
import { MailRepository } from './mail/mail.repository.js';
import { MailService } from './mail/mail.service.js';
import { MailKeeper } from './mail/mail-keeper.js';
import { MailServer } from './mail/mail-server.js';
import { MeetingBookedMailHandler } from './mail/meeting-booked.handler.js';
import { ParticipantInvitedHandler } from './mail/participant-invited.handler.js';
import { SignInRequestedHandler } from './mail/sign-in-requested.handler.js';
import { AgendasPublishedHandler } from './notification/agendas-published.handler.js';
import {
  DocumentAskedHandler,
  DocumentDecidedHandler,
  ProofDecidedHandler,
  ProofExpiringHandler,
} from './notification/booth-paper.handlers.js';
import { ChatModeratedHandler } from './notification/chat-moderated.handler.js';
import { ChatUnreadHandler } from './notification/chat-unread.handler.js';
import { GuestInvitedHandler } from './notification/guest-invited.handler.js';
import { ImportFinishedHandler } from './notification/import-finished.handler.js';
import { LeadExportReadyHandler } from './notification/lead-export-ready.handler.js';
import { LeadsExpiringHandler } from './notification/leads-expiring.handler.js';
import { MeetingBookedHandler } from './notification/meeting-booked.handler.js';
import { MeetingCancelledHandler } from './notification/meeting-cancelled.handler.js';
import { NotificationRepository } from './notification/notification.repository.js';
import { NotificationService } from './notification/notification.service.js';
import { RecordingReadyHandler } from './notification/recording-ready.handler.js';
import { RunFinishedHandler } from './notification/run-finished.handler.js';
import { WebhookStoppedHandler } from './notification/webhook-stopped.handler.js';
import { FairChangedHandler } from './realtime/fair-changed.handler.js';

const mail = [
  MailRepository,
  MailServer,
  MailService,
  FairMail,
  MailKeeper,
  ParticipantInvitedHandler,
  SignInRequestedHandler,
  DeviceCheckDueHandler,
  MeetingBookedMailHandler,
  ChatUnreadMailHandler,
  LeadsExpiringMailHandler,
];
const notifications = [
  NotificationRepository,
  NotificationService,
  AgendasPublishedHandler,
  GuestInvitedHandler,
  ImportFinishedHandler,
  RunFinishedHandler,
  RecordingReadyHandler,
  DocumentAskedHandler,
  DocumentDecidedHandler,
  ProofDecidedHandler,
  ProofExpiringHandler,
  MeetingCancelledHandler,
  MeetingBookedHandler,
  ChatUnreadHandler,
  ChatModeratedHandler,
  LeadExportReadyHandler,
  LeadsExpiringHandler,
  WebhookStoppedHandler,
];

@Module({
  imports: [FairsDataModule],
  providers: [ParticipantReader, ...mail, ...notifications, FairChangedHandler],
})
export class MessagingWorkerModule {}
