import { Module } from '@nestjs/common';
import { FairsDataModule } from '@parvis/fairs';
import { ProfilesDataModule } from '@parvis/profiles';
import { BoothAccess } from '../booth/booth-access.js';
import { BoothsDataModule } from '../booths-data.module.js';
import { VisitController } from '../visit/visit.controller.js';
import { VisitService } from '../visit/visit.service.js';
import { VisitNews } from '../visit/visit-news.js';
import { VisitWatch } from '../visit/visit-watch.js';
import { DutyController } from './duty.controller.js';
import { DutyService } from './duty.service.js';
import { DutyNews } from './duty-news.js';

/** Who is at a booth, on both sides of it: staff on duty, visitors now. */
@Module({
  imports: [FairsDataModule, ProfilesDataModule, BoothsDataModule],
  controllers: [DutyController, VisitController],
  providers: [BoothAccess, DutyNews, DutyService, VisitNews, VisitService, VisitWatch],
})
export class DutyModule {}
