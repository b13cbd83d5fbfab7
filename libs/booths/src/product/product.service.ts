import { Injectable } from '@nestjs/common';
import { type BodyOf, type Product, type updateProduct } from '@parvis/contracts';
import { type FairCaller, invalid, notFound } from '@parvis/platform';
import { BoothChanges } from '../booth/booth-changes.js';
import { ProductRepository } from './product.repository.js';

const most = 100;

/** Where a product stands. */
export interface ProductPlace {
  fairId: string;
  boothId: string;
  productId: string;
}

@Injectable()
export class ProductService {
  constructor(
    private readonly products: ProductRepository,
    private readonly changes: BoothChanges,
  ) {}

  add(
    { fairId, boothId }: Omit<ProductPlace, 'productId'>,
    texts: BodyOf<typeof updateProduct>,
    caller: FairCaller,
  ): Promise<Product> {
    return this.changes.runOnTexts(fairId, boothId, caller, async (manager) => {
      if ((await this.products.count(manager, boothId)) >= most) throw invalid('products', 'too-many');
      return this.products.add(manager, boothId, texts);
    });
  }

  update(
    { fairId, boothId, productId }: ProductPlace,
    texts: BodyOf<typeof updateProduct>,
    caller: FairCaller,
  ): Promise<Product> {
    return this.changes.runOnTexts(fairId, boothId, caller, async (manager) => {
      if (!(await this.products.update(manager, boothId, productId, texts))) throw notFound('product');
      return { id: productId, ...texts };
    });
  }

  remove({ fairId, boothId, productId }: ProductPlace, caller: FairCaller): Promise<void> {
    return this.changes.runOnTexts(fairId, boothId, caller, async (manager) => {
      if (!(await this.products.remove(manager, boothId, productId))) throw notFound('product');
    });
  }
}
