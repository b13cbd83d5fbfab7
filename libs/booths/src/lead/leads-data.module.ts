import { Module } from '@nestjs/common';
import { FairsDataModule } from '@parvis/fairs';
import { ProfilesDataModule } from '@parvis/profiles';
import { BoothsDataModule } from '../booths-data.module.js';
import { ConsentRepository } from '../consent/consent.repository.js';
import { ContactCardRepository } from '../consent/contact-card.repository.js';
import { ContactReader } from '../consent/contact-reader.js';
import { OwnPerson } from '../consent/own-person.js';
import { LeadRepository } from './lead.repository.js';
import { LeadListRepository } from './lead-list.repository.js';
import { LeadRecorder } from './lead-recorder.js';
import { LeadSettingsRepository } from './lead-settings.repository.js';

const parts = [
  ConsentRepository,
  ContactCardRepository,
  ContactReader,
  OwnPerson,
  LeadRepository,
  LeadListRepository,
  LeadRecorder,
  LeadSettingsRepository,
];

/** What the API and the queues need of leads alike. */
@Module({ imports: [FairsDataModule, ProfilesDataModule, BoothsDataModule], providers: parts, exports: parts })
export class LeadsDataModule {}
