import { Module } from '@nestjs/common';
import { FairsDataModule } from '@parvis/fairs';
import { ProfilesDataModule } from '@parvis/profiles';
import { BoothController } from './booth/booth.controller.js';
import { BoothRepository } from './booth/booth.repository.js';
import { BoothService } from './booth/booth.service.js';
import { BoothAccess } from './booth/booth-access.js';
import { BoothChanges } from './booth/booth-changes.js';
import { HallController } from './hall/hall.controller.js';
import { HallRepository } from './hall/hall.repository.js';
import { HallService } from './hall/hall.service.js';
import { LeadsModule } from './lead/leads.module.js';
import { ProductController } from './product/product.controller.js';
import { ProductRepository } from './product/product.repository.js';
import { ProductService } from './product/product.service.js';

@Module({
  imports: [FairsDataModule, ProfilesDataModule, LeadsModule],
  controllers: [HallController, BoothController, ProductController],
  providers: [
    HallRepository,
    HallService,
    BoothRepository,
    BoothAccess,
    BoothChanges,
    BoothService,
    ProductRepository,
    ProductService,
  ],
})
export class BoothsModule {}
