import type { EventPayload } from '@parvis/contracts';
import { audience, type EventHandler, HandlesEvent, RealtimePublisher } from '@parvis/platform';

/** A page that is on a screen goes from it as soon as its reader's access has been taken back. */
@HandlesEvent('document.decided.v1', 'booths.documents')
export class DocumentDecidedHandler implements EventHandler<'document.decided.v1'> {
  constructor(private readonly realtime: RealtimePublisher) {}

  async handle({ fairId, boothId, userIds }: EventPayload<'document.decided.v1'>): Promise<void> {
    this.realtime.publish(userIds.map(audience.user), 'documents.changed', { fairId, boothId });
  }
}

/** Withdrawn, replaced, under another level, removed: anybody in the fair may have it on the screen. */
@HandlesEvent('document.changed.v1', 'booths.documents')
export class DocumentChangedHandler implements EventHandler<'document.changed.v1'> {
  constructor(private readonly realtime: RealtimePublisher) {}

  async handle({ fairId, boothId }: EventPayload<'document.changed.v1'>): Promise<void> {
    this.realtime.publish(audience.fair(fairId), 'documents.changed', { fairId, boothId });
  }
}
