import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { NotificationService } from './notification.service.js';

const documentsOf = (fairId: string, boothId: string) => `/fairs/${fairId}/hall/${boothId}/documents`;
const proofsOf = (fairId: string, boothId: string) => `/fairs/${fairId}/hall/${boothId}/proofs`;

@HandlesEvent('document.asked.v1', 'messaging.notify')
export class DocumentAskedHandler implements EventHandler<'document.asked.v1'> {
  constructor(private readonly notifications: NotificationService) {}

  async handle(event: EventPayload<'document.asked.v1'>, eventId: string): Promise<void> {
    const { fairId, boothId, documentId, title, by, userIds } = event;
    if (userIds.length === 0) return;
    const path = `${documentsOf(fairId, boothId)}/${documentId}/readers`;
    await this.notifications.tell({ userIds, fairId, kind: 'document-asked', params: { title, by }, path, eventId });
  }
}

@HandlesEvent('document.decided.v1', 'messaging.notify')
export class DocumentDecidedHandler implements EventHandler<'document.decided.v1'> {
  constructor(private readonly notifications: NotificationService) {}

  async handle(event: EventPayload<'document.decided.v1'>, eventId: string): Promise<void> {
    const { fairId, boothId, documentId, title, decision, userIds } = event;
    if (userIds.length === 0) return;
    const path = `${documentsOf(fairId, boothId)}/${documentId}`;
    await this.notifications.tell({ userIds, fairId, kind: `document-${decision}`, params: { title }, path, eventId });
  }
}

@HandlesEvent('proof.decided.v1', 'messaging.notify')
export class ProofDecidedHandler implements EventHandler<'proof.decided.v1'> {
  constructor(private readonly notifications: NotificationService) {}

  async handle(event: EventPayload<'proof.decided.v1'>, eventId: string): Promise<void> {
    const { fairId, boothId, name, decision, userIds } = event;
    if (userIds.length === 0) return;
    const path = proofsOf(fairId, boothId);
    await this.notifications.tell({ userIds, fairId, kind: `proof-${decision}`, params: { name }, path, eventId });
  }
}

@HandlesEvent('proof.expiring.v1', 'messaging.notify')
export class ProofExpiringHandler implements EventHandler<'proof.expiring.v1'> {
  constructor(private readonly notifications: NotificationService) {}

  async handle(event: EventPayload<'proof.expiring.v1'>, eventId: string): Promise<void> {
    const { fairId, boothId, name, expiresOn, userIds } = event;
    if (userIds.length === 0) return;
    const path = proofsOf(fairId, boothId);
    await this.notifications.tell({
      userIds,
      fairId,
      kind: 'proof-expiring',
      params: { name, expiresOn },
      path,
      eventId,
    });
  }
}
