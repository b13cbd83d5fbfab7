import { Injectable } from '@nestjs/common';
import type { ProductPage } from '@parvis/contracts';
import { notFound } from '@parvis/platform';
import { BoothCards } from '../hall/booth-cards.js';
import { ProductRepository } from './product.repository.js';

/** The page of one product. */
@Injectable()
export class ProductService {
  constructor(
    private readonly products: ProductRepository,
    private readonly cards: BoothCards,
  ) {}

  /** @throws NOT_FOUND */
  async get(fairId: string, productId: string): Promise<ProductPage> {
    const found = (await this.products.named(fairId, [productId])).get(productId);
    const booth = found && (await this.cards.of(fairId, [found.boothId])).get(found.boothId);
    if (!found || !booth) throw notFound('product');
    return { product: found.product, booth };
  }
}
