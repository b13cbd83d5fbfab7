import { Controller } from '@nestjs/common';
import { type InputOf, listNotifications, markNotificationsRead } from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { NotificationService } from './notification.service.js';

@Controller()
export class NotificationController {
  constructor(private readonly notifications: NotificationService) {}

  @Handles(listNotifications)
  list(@Input() { query }: InputOf<typeof listNotifications>, @CurrentCaller() caller: FairCaller) {
    return this.notifications.list(caller.userId, query);
  }

  @Handles(markNotificationsRead)
  markRead(@CurrentCaller() caller: FairCaller) {
    return this.notifications.markAllRead(caller.userId);
  }
}
