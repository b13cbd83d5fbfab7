export { type CompanyCard, CompanyReader, type ExhibitorFilter } from './company/company-reader.js';
export { certificateKey } from './participant/certificate-key.rules.js';
export type { MatchProfile } from './participant/match-profile.js';
export {
  type MailRecipient,
  type ParticipantIdentity,
  type ParticipantName,
  ParticipantReader,
  type PlanningPerson,
} from './participant/participant-reader.js';
export { ProfilesModule } from './profiles.module.js';
export { ProfilesDataModule } from './profiles-data.module.js';
export { ProfilesWorkerModule } from './profiles-worker.module.js';
