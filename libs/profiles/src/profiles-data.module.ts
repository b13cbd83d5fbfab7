import { Module } from '@nestjs/common';
import { FairsDataModule } from '@parvis/fairs';
import { AccountRepository } from './account/account.repository.js';
import { OwnCalendarRepository } from './calendar/own-calendar.repository.js';
import { CompanyRepository } from './company/company.repository.js';
import { CompanyReader } from './company/company-reader.js';
import { ImportRepository } from './import/import.repository.js';
import { PeopleSaver } from './import/saving/people-saver.js';
import { PortionSaver } from './import/saving/portion-saver.js';
import { FairRoles } from './participant/fair-roles.js';
import { ParticipantRepository } from './participant/participant.repository.js';
import { ParticipantReader } from './participant/participant-reader.js';

const parts = [
  AccountRepository,
  CompanyRepository,
  ParticipantRepository,
  OwnCalendarRepository,
  ImportRepository,
  FairRoles,
  PeopleSaver,
  PortionSaver,
  ParticipantReader,
  CompanyReader,
];

/** What both halves of profiles need, and the readers for other domains, without the API. */
@Module({ imports: [FairsDataModule], providers: parts, exports: [...parts, FairsDataModule] })
export class ProfilesDataModule {}
