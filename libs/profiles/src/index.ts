export { type CompanyCard, CompanyReader, type ExhibitorFilter } from './company/company-reader.js';
export {
  type MailRecipient,
  type MatchProfile,
  type ParticipantIdentity,
  type ParticipantName,
  ParticipantReader,
  type PlanningPerson,
} from './participant/participant-reader.js';
export { ProfilesModule } from './profiles.module.js';
export { ProfilesDataModule } from './profiles-data.module.js';
export { ProfilesWorkerModule } from './profiles-worker.module.js';
