import { Module } from '@nestjs/common';
import { FairsDataModule } from '@parvis/fairs';
import { ProfilesDataModule } from '@parvis/profiles';
import { BoothsDataModule } from '../booths-data.module.js';
import { ProofController } from '../proof/proof.controller.js';
import { ProofRepository } from '../proof/proof.repository.js';
import { ProofService } from '../proof/proof.service.js';
import { ProofDeskService } from '../proof/proof-desk.service.js';
import { AgreementController } from './agreement.controller.js';
import { AgreementRepository } from './agreement.repository.js';
import { AgreementService } from './agreement.service.js';
import { DocumentController } from './document.controller.js';
import { DocumentRepository } from './document.repository.js';
import { DocumentService } from './document.service.js';
import { DocumentDeskService } from './document-desk.service.js';
import { DocumentDoor } from './document-door.js';
import { DocumentShelf } from './document-shelf.js';
import { GrantRepository } from './grant.repository.js';
import { PageStore } from './page-store.js';
import { ReaderDeskService } from './reader-desk.service.js';
import { ReadingRepository } from './reading.repository.js';
import { ReadingService } from './reading.service.js';
import { TeamAccounts } from './team-accounts.js';
import { VersionRepository } from './version.repository.js';

/** Documents, agreements and proofs, over HTTP. */
@Module({
  imports: [FairsDataModule, ProfilesDataModule, BoothsDataModule],
  controllers: [DocumentController, AgreementController, ProofController],
  providers: [
    DocumentDoor,
    DocumentRepository,
    VersionRepository,
    PageStore,
    DocumentService,
    DocumentDeskService,
    DocumentShelf,
    GrantRepository,
    ReadingRepository,
    ReadingService,
    ReaderDeskService,
    AgreementRepository,
    AgreementService,
    TeamAccounts,
    ProofRepository,
    ProofService,
    ProofDeskService,
  ],
})
export class DocumentsModule {}
