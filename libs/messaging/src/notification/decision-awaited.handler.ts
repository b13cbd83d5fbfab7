import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, Grants, HandlesEvent } from '@parvis/platform';
import { NotificationService } from './notification.service.js';

const pages = { appeal: 'appeals', 'chat-report': 'chat', proof: 'proofs' };

/** Organisers learn of what waits for them, all of them: whoever comes first decides. */
@HandlesEvent('decision.awaited.v1', 'messaging.notify')
export class DecisionAwaitedHandler implements EventHandler<'decision.awaited.v1'> {
  constructor(
    private readonly grants: Grants,
    private readonly notifications: NotificationService,
  ) {}

  async handle({ fairId, what, by }: EventPayload<'decision.awaited.v1'>, eventId: string): Promise<void> {
    await this.notifications.tell({
      userIds: await this.grants.organisersOf(fairId),
      fairId,
      kind: `awaited-${what}`,
      params: { by },
      path: `/fairs/${fairId}/organise/${pages[what]}`,
      eventId,
    });
  }
}
