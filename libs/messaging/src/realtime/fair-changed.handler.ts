import type { EventPayload } from '@parvis/contracts';
import { audience, type EventHandler, HandlesEvent, RealtimePublisher } from '@parvis/platform';

@HandlesEvent('fair.changed.v1', 'messaging.push')
export class FairChangedHandler implements EventHandler<'fair.changed.v1'> {
  constructor(private readonly realtime: RealtimePublisher) {}

  async handle({ fairId }: EventPayload<'fair.changed.v1'>): Promise<void> {
    this.realtime.publish(audience.fair(fairId), 'fair.changed', { fairId });
  }
}
