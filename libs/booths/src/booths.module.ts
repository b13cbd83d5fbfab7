import { Module } from '@nestjs/common';
import { FairsDataModule } from '@parvis/fairs';
import { ProfilesDataModule } from '@parvis/profiles';
import { BoothController } from './booth/booth.controller.js';
import { BoothRepository } from './booth/booth.repository.js';
import { BoothService } from './booth/booth.service.js';
import { BoothAccess } from './booth/booth-access.js';
import { BoothsDataModule } from './booths-data.module.js';
import { CatalogueController } from './catalogue/catalogue.controller.js';
import { CatalogueRepository } from './catalogue/catalogue.repository.js';
import { CatalogueService } from './catalogue/catalogue.service.js';
import { DocumentsModule } from './document/documents.module.js';
import { DraftController } from './draft/draft.controller.js';
import { DraftRepository } from './draft/draft.repository.js';
import { DraftService } from './draft/draft.service.js';
import { DraftReader } from './draft/draft-reader.js';
import { PictureService } from './draft/picture.service.js';
import { DutyModule } from './duty/duty.module.js';
import { BoothCards } from './hall/booth-cards.js';
import { BoothCursor } from './hall/booth-cursor.js';
import { HallController } from './hall/hall.controller.js';
import { HallRepository } from './hall/hall.repository.js';
import { HallService } from './hall/hall.service.js';
import { StaffedFirst } from './hall/staffed-first.js';
import { LeadsModule } from './lead/leads.module.js';
import { PackageController } from './package/package.controller.js';
import { PackageRepository } from './package/package.repository.js';
import { PlacementRepository } from './package/placement.repository.js';
import { PlacementService } from './package/placement.service.js';
import { ProductRepository } from './product/product.repository.js';
import { ProductService } from './product/product.service.js';

@Module({
  imports: [FairsDataModule, ProfilesDataModule, BoothsDataModule, LeadsModule, DutyModule, DocumentsModule],
  controllers: [HallController, BoothController, DraftController, PackageController, CatalogueController],
  providers: [
    HallRepository,
    HallService,
    StaffedFirst,
    BoothCards,
    BoothCursor,
    BoothRepository,
    BoothAccess,
    BoothService,
    DraftRepository,
    DraftReader,
    DraftService,
    PictureService,
    PackageRepository,
    PlacementRepository,
    PlacementService,
    ProductRepository,
    ProductService,
    CatalogueRepository,
    CatalogueService,
  ],
})
export class BoothsModule {}
