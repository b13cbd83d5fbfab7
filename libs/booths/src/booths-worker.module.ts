import { Module } from '@nestjs/common';
import { FairsDataModule } from '@parvis/fairs';
import { ProfilesDataModule } from '@parvis/profiles';
import { BoothRepository } from './booth/booth.repository.js';
import { BoothSetupService } from './booth/booth-setup.service.js';
import { ExhibitorsImportedHandler } from './booth/exhibitors-imported.handler.js';
import { LeadsWorkerModule } from './lead/leads-worker.module.js';

@Module({
  imports: [FairsDataModule, ProfilesDataModule, LeadsWorkerModule],
  providers: [BoothRepository, BoothSetupService, ExhibitorsImportedHandler],
})
export class BoothsWorkerModule {}
