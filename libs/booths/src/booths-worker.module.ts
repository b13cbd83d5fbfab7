import { Module } from '@nestjs/common';
import { FairsDataModule } from '@parvis/fairs';
import { ProfilesDataModule } from '@parvis/profiles';
import { BoothRepository } from './booth/booth.repository.js';
import { BoothSetupService } from './booth/booth-setup.service.js';
import { ExhibitorsImportedHandler } from './booth/exhibitors-imported.handler.js';
import { BoothsDataModule } from './booths-data.module.js';
import { DocumentFileSweeper } from './document/document-file-sweeper.js';
import { DocumentChangedHandler, DocumentDecidedHandler } from './document/document-news.handler.js';
import { TeamAccounts } from './document/team-accounts.js';
import { LeadsWorkerModule } from './lead/leads-worker.module.js';
import { ProofWatch } from './proof/proof-watch.js';
import { VisitSweeper } from './visit/visit-sweeper.js';

@Module({
  imports: [BoothsDataModule, FairsDataModule, ProfilesDataModule, LeadsWorkerModule],
  providers: [
    BoothRepository,
    BoothSetupService,
    ExhibitorsImportedHandler,
    DocumentFileSweeper,
    DocumentDecidedHandler,
    DocumentChangedHandler,
    TeamAccounts,
    ProofWatch,
    VisitSweeper,
  ],
})
export class BoothsWorkerModule {}
