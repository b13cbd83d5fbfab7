import { Controller } from '@nestjs/common';
import {
  addWebhook,
  changeWebhook,
  deleteWebhook,
  type InputOf,
  listWebhookDeliveries,
  listWebhooks,
  replayWebhookDelivery,
  rotateWebhookSecret,
  testWebhook,
} from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { DeliveryService } from './delivery.service.js';
import { WebhookService } from './webhook.service.js';

@Controller()
export class WebhookController {
  constructor(
    private readonly webhooks: WebhookService,
    private readonly deliveries: DeliveryService,
  ) {}

  @Handles(listWebhooks)
  list(@Input() { params }: InputOf<typeof listWebhooks>, @CurrentCaller() caller: FairCaller) {
    return this.webhooks.list(params.fairId, caller);
  }

  @Handles(addWebhook)
  add(@Input() { params, body }: InputOf<typeof addWebhook>, @CurrentCaller() caller: FairCaller) {
    return this.webhooks.add(params.fairId, body, caller);
  }

  @Handles(changeWebhook)
  change(@Input() { params, body }: InputOf<typeof changeWebhook>, @CurrentCaller() caller: FairCaller) {
    return this.webhooks.change(params.fairId, params.webhookId, body, caller);
  }

  @Handles(deleteWebhook)
  remove(@Input() { params }: InputOf<typeof deleteWebhook>, @CurrentCaller() caller: FairCaller) {
    return this.webhooks.remove(params.fairId, params.webhookId, caller);
  }

  @Handles(rotateWebhookSecret)
  rotate(@Input() { params }: InputOf<typeof rotateWebhookSecret>, @CurrentCaller() caller: FairCaller) {
    return this.webhooks.rotate(params.fairId, params.webhookId, caller);
  }

  @Handles(testWebhook)
  test(@Input() { params }: InputOf<typeof testWebhook>, @CurrentCaller() caller: FairCaller) {
    return this.deliveries.test(params.fairId, params.webhookId, caller);
  }

  @Handles(listWebhookDeliveries)
  log(@Input() { params, query }: InputOf<typeof listWebhookDeliveries>, @CurrentCaller() caller: FairCaller) {
    return this.deliveries.list(params.fairId, params.webhookId, query, caller);
  }

  @Handles(replayWebhookDelivery)
  replay(@Input() { params }: InputOf<typeof replayWebhookDelivery>, @CurrentCaller() caller: FairCaller) {
    return this.deliveries.replay(params.fairId, params.webhookId, params.deliveryId, caller);
  }
}
