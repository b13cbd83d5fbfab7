import { Module } from '@nestjs/common';
import { FairsDataModule } from '@parvis/fairs';
import { ProfilesDataModule } from '@parvis/profiles';
import { BoothsDataModule } from '../booths-data.module.js';
import { ExportRequestedHandler } from '../export/export-requested.handler.js';
import { ExportSweeper } from '../export/export-sweeper.js';
import { ExportWriter } from '../export/export-writer.js';
import { WebhookDueHandler } from '../webhook/webhook-due.handler.js';
import { WebhookMessage } from '../webhook/webhook-message.js';
import { WebhookSender } from '../webhook/webhook-sender.js';
import { WebhookSweeper } from '../webhook/webhook-sweeper.js';
import { LeadChangedHandler } from './lead-changed.handler.js';
import {
  BoothVisitedHandler,
  ChattedHandler,
  DocumentOpenedHandler,
  MeetingHeldHandler,
  StandCallEndedHandler,
} from './lead-events.handler.js';
import { LeadSweeper } from './lead-sweeper.js';
import { LeadsDataModule } from './leads-data.module.js';
import { MeetingNotedHandler } from './meeting-noted.handler.js';

/** Leads, as they follow from what happens. */
@Module({
  imports: [FairsDataModule, ProfilesDataModule, BoothsDataModule, LeadsDataModule],
  providers: [
    BoothVisitedHandler,
    ChattedHandler,
    DocumentOpenedHandler,
    StandCallEndedHandler,
    MeetingHeldHandler,
    MeetingNotedHandler,
    LeadSweeper,
    LeadChangedHandler,
    ExportWriter,
    ExportRequestedHandler,
    ExportSweeper,
    WebhookMessage,
    WebhookSender,
    WebhookDueHandler,
    WebhookSweeper,
  ],
})
export class LeadsWorkerModule {}
