import { Controller } from '@nestjs/common';
import { addProduct, deleteProduct, type InputOf, updateProduct } from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { ProductService } from './product.service.js';

@Controller()
export class ProductController {
  constructor(private readonly products: ProductService) {}

  @Handles(addProduct)
  add(@Input() { params, body }: InputOf<typeof addProduct>, @CurrentCaller() caller: FairCaller) {
    return this.products.add(params, body, caller);
  }

  @Handles(updateProduct)
  update(@Input() { params, body }: InputOf<typeof updateProduct>, @CurrentCaller() caller: FairCaller) {
    return this.products.update(params, body, caller);
  }

  @Handles(deleteProduct)
  remove(@Input() { params }: InputOf<typeof deleteProduct>, @CurrentCaller() caller: FairCaller) {
    return this.products.remove(params, caller);
  }
}
