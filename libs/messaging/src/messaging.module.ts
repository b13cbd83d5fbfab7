import { Module } from '@nestjs/common';
import { MailRepository } from './mail/mail.repository.js';
import { MailboxController } from './mail/mailbox.controller.js';
import { MailboxService } from './mail/mailbox.service.js';
import { NotificationController } from './notification/notification.controller.js';
import { NotificationRepository } from './notification/notification.repository.js';
import { NotificationService } from './notification/notification.service.js';
import { RealtimeGateway } from './realtime/realtime.gateway.js';

@Module({
  controllers: [NotificationController, MailboxController],
  providers: [NotificationRepository, NotificationService, MailRepository, MailboxService, RealtimeGateway],
})
export class MessagingModule {}
