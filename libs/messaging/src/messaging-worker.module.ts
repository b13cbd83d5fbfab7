import { Module } from '@nestjs/common';
import { FairsDataModule } from '@parvis/fairs';
import { ParticipantReader } from '@parvis/profiles';
import { ChatUnreadMailHandler } from './mail/chat-unread-mail.handler.js';
import { DelegationNewsMailHandler } from './mail/delegation-news-mail.handler.js';
import { DeviceCheckDueHandler } from './mail/device-check-due.handler.js';
import { FairMail } from './mail/fair-mail.js';
import { InterpreterAgendaMailHandler } from './mail/interpreter-agenda-mail.handler.js';
import { LeadsExpiringMailHandler } from './mail/leads-expiring-mail.handler.js';
import { MailRepository } from './mail/mail.repository.js';
import { MailService } from './mail/mail.service.js';
import { MailKeeper } from './mail/mail-keeper.js';
import { MailServer } from './mail/mail-server.js';
import { MeetingBookedMailHandler } from './mail/meeting-booked.handler.js';
import { MeetingDueMailHandler } from './mail/meeting-due-mail.handler.js';
import { MeetingSubstitutedMailHandler } from './mail/meeting-substituted-mail.handler.js';
import { ParticipantInvitedHandler } from './mail/participant-invited.handler.js';
import { PartnershipNewsMailHandler } from './mail/partnership-news-mail.handler.js';
import { RequestChangedMailHandler } from './mail/request-changed-mail.handler.js';
import { SignInRequestedHandler } from './mail/sign-in-requested.handler.js';
import { WebhookHeldMailHandler } from './mail/webhook-held-mail.handler.js';
import { AgendasPublishedHandler } from './notification/agendas-published.handler.js';
import { AppealDecidedHandler } from './notification/appeal-decided.handler.js';
import {
  DocumentAskedHandler,
  DocumentDecidedHandler,
  ProofDecidedHandler,
  ProofExpiringHandler,
} from './notification/booth-paper.handlers.js';
import { ChatModeratedHandler } from './notification/chat-moderated.handler.js';
import { ChatUnreadHandler } from './notification/chat-unread.handler.js';
import { DecisionAwaitedHandler } from './notification/decision-awaited.handler.js';
import { DelegationNewsHandler } from './notification/delegation-news.handler.js';
import { GuestInvitedHandler } from './notification/guest-invited.handler.js';
import { ImportFinishedHandler } from './notification/import-finished.handler.js';
import { InterpreterReleasedHandler } from './notification/interpreter-released.handler.js';
import { LeadExportReadyHandler } from './notification/lead-export-ready.handler.js';
import { LeadsExpiringHandler } from './notification/leads-expiring.handler.js';
import { MeetingBookedHandler } from './notification/meeting-booked.handler.js';
import { MeetingCancelledHandler } from './notification/meeting-cancelled.handler.js';
import { MeetingDueHandler } from './notification/meeting-due.handler.js';
import { MeetingSubstitutedHandler } from './notification/meeting-substituted.handler.js';
import { MeetingTakesPartHandler } from './notification/meeting-takes-part.handler.js';
import { MeetingWordHandler } from './notification/meeting-word.handler.js';
import { NextStepDueHandler } from './notification/next-step-due.handler.js';
import { NotificationRepository } from './notification/notification.repository.js';
import { NotificationService } from './notification/notification.service.js';
import { PartnershipNewsHandler } from './notification/partnership-news.handler.js';
import { RecordingReadyHandler } from './notification/recording-ready.handler.js';
import { RequestChangedHandler } from './notification/request-changed.handler.js';
import { RunFinishedHandler } from './notification/run-finished.handler.js';
import { WebhookHeldHandler } from './notification/webhook-held.handler.js';
import { WebhookStoppedHandler } from './notification/webhook-stopped.handler.js';
import { MeetingDuePushHandler } from './push/meeting-due-push.handler.js';
import { MeetingWordPushHandler } from './push/meeting-word-push.handler.js';
import { PushService } from './push/push.service.js';
import { PushDeviceRepository } from './push/push-device.repository.js';
import { PushKeeper } from './push/push-keeper.js';
import { PushKeys } from './push/push-keys.js';
import { PushSender } from './push/push-sender.js';
import { FairChangedHandler } from './realtime/fair-changed.handler.js';
import { DueReminders } from './reminder/due-reminders.js';

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
  MeetingSubstitutedMailHandler,
  RequestChangedMailHandler,
  ChatUnreadMailHandler,
  LeadsExpiringMailHandler,
  MeetingDueMailHandler,
  PartnershipNewsMailHandler,
  DelegationNewsMailHandler,
  InterpreterAgendaMailHandler,
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
  MeetingSubstitutedHandler,
  RequestChangedHandler,
  ChatUnreadHandler,
  AppealDecidedHandler,
  DecisionAwaitedHandler,
  NextStepDueHandler,
  ChatModeratedHandler,
  LeadExportReadyHandler,
  LeadsExpiringHandler,
  WebhookHeldHandler,
  WebhookHeldMailHandler,
  WebhookStoppedHandler,
  MeetingDueHandler,
  MeetingWordHandler,
  MeetingTakesPartHandler,
  InterpreterReleasedHandler,
  PartnershipNewsHandler,
  DelegationNewsHandler,
];
const push = [
  PushKeys,
  PushDeviceRepository,
  PushSender,
  PushService,
  PushKeeper,
  MeetingDuePushHandler,
  MeetingWordPushHandler,
];

@Module({
  imports: [FairsDataModule],
  providers: [ParticipantReader, ...mail, ...notifications, ...push, DueReminders, FairChangedHandler],
})
export class MessagingWorkerModule {}
