import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { DataSource } from 'typeorm';
import { PublicationRepository } from '../publish/publication.repository.js';
import { RequestProducts } from './request-products.js';

/** Somebody has said what a request is about when the meeting was on the agendas already. In turn with publications. */
@HandlesEvent('request.product.v1', 'meetings.requests')
export class RequestProductHandler implements EventHandler<'request.product.v1'> {
  constructor(
    private readonly products: RequestProducts,
    private readonly publications: PublicationRepository,
    private readonly dataSource: DataSource,
  ) {}

  async handle({ fairId, fromId, toId }: EventPayload<'request.product.v1'>): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await this.publications.lock(manager, fairId);
      await this.products.renew(manager, fairId, fromId, toId);
    });
  }
}
