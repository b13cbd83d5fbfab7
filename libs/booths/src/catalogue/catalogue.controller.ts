import { Controller } from '@nestjs/common';
import { getProduct, type InputOf, searchCatalogue } from '@parvis/contracts';
import { Handles, Input } from '@parvis/platform';
import { ProductService } from '../product/product.service.js';
import { CatalogueService } from './catalogue.service.js';

@Controller()
export class CatalogueController {
  constructor(
    private readonly catalogue: CatalogueService,
    private readonly products: ProductService,
  ) {}

  @Handles(searchCatalogue)
  search(@Input() { params, query }: InputOf<typeof searchCatalogue>) {
    return this.catalogue.search(params.fairId, query);
  }

  @Handles(getProduct)
  product(@Input() { params }: InputOf<typeof getProduct>) {
    return this.products.get(params.fairId, params.productId);
  }
}
