export { type BoothOffer, BoothReader, type OfferedProduct } from './booth/booth-reader.js';
export { BoothsModule } from './booths.module.js';
export { BoothsDataModule } from './booths-data.module.js';
export { BoothsWorkerModule } from './booths-worker.module.js';
export { DutyReader, type StaffOnDuty } from './duty/duty-reader.js';
export { type CertificateStandings, countingKeys } from './proof/proof.rules.js';
export { ProofReader } from './proof/proof-reader.js';
export { VisitReader } from './visit/visit-reader.js';
