import { Module } from '@nestjs/common';
import { FairsDataModule } from '@parvis/fairs';
import { ParticipantReader } from '@parvis/profiles';
import { BoothReader } from './booth/booth-reader.js';
import { DutyRepository } from './duty/duty.repository.js';
import { DutyReader } from './duty/duty-reader.js';
import { ProofReader } from './proof/proof-reader.js';
import { VisitRepository } from './visit/visit.repository.js';
import { VisitReader } from './visit/visit-reader.js';

/** The readers for other domains, without the API. */
@Module({
  imports: [FairsDataModule],
  providers: [ParticipantReader, BoothReader, DutyRepository, DutyReader, VisitRepository, VisitReader, ProofReader],
  exports: [ProofReader, BoothReader, DutyRepository, DutyReader, VisitRepository, VisitReader],
})
export class BoothsDataModule {}
