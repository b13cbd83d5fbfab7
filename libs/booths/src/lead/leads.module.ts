import { Module } from '@nestjs/common';
import { FairsDataModule } from '@parvis/fairs';
import { ProfilesDataModule } from '@parvis/profiles';
import { BadgeController } from '../badge/badge.controller.js';
import { BadgeRepository } from '../badge/badge.repository.js';
import { BadgeService } from '../badge/badge.service.js';
import { ScanService } from '../badge/scan.service.js';
import { BoothsDataModule } from '../booths-data.module.js';
import { BookmarkService } from '../consent/bookmark.service.js';
import { ConsentController } from '../consent/consent.controller.js';
import { ConsentService } from '../consent/consent.service.js';
import { ExportController } from '../export/export.controller.js';
import { ExportService } from '../export/export.service.js';
import { NumbersController } from '../numbers/numbers.controller.js';
import { NumbersRepository } from '../numbers/numbers.repository.js';
import { NumbersService } from '../numbers/numbers.service.js';
import { WebhookController } from '../webhook/webhook.controller.js';
import { LeadController } from './lead.controller.js';
import { LeadService } from './lead.service.js';
import { LeadDeskService } from './lead-desk.service.js';
import { LeadReaders } from './lead-readers.js';
import { LeadWriter } from './lead-writer.js';
import { LeadsDataModule } from './leads-data.module.js';

/** Leads, badges and consent, over HTTP. */
@Module({
  imports: [FairsDataModule, ProfilesDataModule, BoothsDataModule, LeadsDataModule],
  controllers: [
    LeadController,
    BadgeController,
    ConsentController,
    ExportController,
    NumbersController,
    WebhookController,
  ],
  providers: [
    LeadService,
    LeadDeskService,
    LeadReaders,
    LeadWriter,
    BadgeRepository,
    BadgeService,
    ScanService,
    ConsentService,
    BookmarkService,
    ExportService,
    NumbersRepository,
    NumbersService,
  ],
})
export class LeadsModule {}
