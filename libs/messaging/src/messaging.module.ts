import { Module } from '@nestjs/common';
import { MailRepository } from './mail/mail.repository.js';
import { MailboxController } from './mail/mailbox.controller.js';
import { MailboxService } from './mail/mailbox.service.js';
import { NotificationController } from './notification/notification.controller.js';
import { NotificationRepository } from './notification/notification.repository.js';
import { NotificationService } from './notification/notification.service.js';
import { PushController } from './push/push.controller.js';
import { PushDeviceRepository } from './push/push-device.repository.js';
import { PushDeviceService } from './push/push-device.service.js';
import { PushKeys } from './push/push-keys.js';
import { PushSender } from './push/push-sender.js';
import { RealtimeGateway } from './realtime/realtime.gateway.js';

@Module({
  controllers: [NotificationController, MailboxController, PushController],
  providers: [
    NotificationRepository,
    NotificationService,
    MailRepository,
    MailboxService,
    RealtimeGateway,
    PushKeys,
    PushSender,
    PushDeviceRepository,
    PushDeviceService,
  ],
})
export class MessagingModule {}
