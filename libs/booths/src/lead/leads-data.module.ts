import { Module } from '@nestjs/common';
import { FairsDataModule } from '@parvis/fairs';
import { ProfilesDataModule } from '@parvis/profiles';
import { BoothsDataModule } from '../booths-data.module.js';
import { ConsentRepository } from '../consent/consent.repository.js';
import { ContactCardRepository } from '../consent/contact-card.repository.js';
import { ContactReader } from '../consent/contact-reader.js';
import { OwnPerson } from '../consent/own-person.js';
import { ExportRepository } from '../export/export.repository.js';
import { LeadCollector } from '../export/lead-collector.js';
import { DeliveryRepository } from '../webhook/delivery.repository.js';
import { DeliveryService } from '../webhook/delivery.service.js';
import { WebhookRepository } from '../webhook/webhook.repository.js';
import { WebhookService } from '../webhook/webhook.service.js';
import { LeadRepository } from './lead.repository.js';
import { LeadListRepository } from './lead-list.repository.js';
import { LeadNews } from './lead-news.js';
import { LeadQuestionRepository } from './lead-question.repository.js';
import { LeadRecorder } from './lead-recorder.js';
import { LeadRetentionRepository } from './lead-retention.repository.js';
import { LeadSettingsRepository } from './lead-settings.repository.js';
import { LeadView } from './lead-view.js';
import { MeetingNoteRepository } from './meeting-note.repository.js';

const parts = [
  ConsentRepository,
  ContactCardRepository,
  ContactReader,
  OwnPerson,
  LeadRepository,
  LeadListRepository,
  LeadNews,
  LeadQuestionRepository,
  LeadRecorder,
  LeadRetentionRepository,
  LeadSettingsRepository,
  LeadView,
  MeetingNoteRepository,
  ExportRepository,
  LeadCollector,
  WebhookRepository,
  WebhookService,
  DeliveryRepository,
  DeliveryService,
];

/** What the API and the queues need of leads alike. */
@Module({ imports: [FairsDataModule, ProfilesDataModule, BoothsDataModule], providers: parts, exports: parts })
export class LeadsDataModule {}
