import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { NotificationService } from './notification.service.js';

/** Tells the people of a meeting that nobody interprets there any more. */
@HandlesEvent('interpreter.released.v1', 'messaging.notify')
export class InterpreterReleasedHandler implements EventHandler<'interpreter.released.v1'> {
  constructor(
    private readonly notifications: NotificationService,
    private readonly participants: ParticipantReader,
  ) {}

  async handle(news: EventPayload<'interpreter.released.v1'>, eventId: string): Promise<void> {
    const { fairId, meetingId, name, toIds } = news;
    const people = await this.participants.names(toIds);
    await this.notifications.tell({
      userIds: toIds.flatMap((id) => people.get(id)?.userId ?? []),
      fairId,
      kind: 'interpreter-released',
      params: { name },
      path: `/fairs/${fairId}/meetings/${meetingId}`,
      eventId,
    });
  }
}
