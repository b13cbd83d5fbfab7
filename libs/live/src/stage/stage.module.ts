import { Module } from '@nestjs/common';
import { RoomDirectory, RoomTickets } from '@parvis/platform';
import { LiveDataModule } from '../live-data.module.js';
import { StageController } from './stage.controller.js';
import { StageService } from './stage.service.js';
import { StageAccess } from './stage-access.js';
import { StageAgendaService } from './stage-agenda.service.js';
import { StageNews } from './stage-news.js';
import { StagePollController } from './stage-poll.controller.js';
import { StagePollRepository } from './stage-poll.repository.js';
import { StagePollService } from './stage-poll.service.js';
import { StageQuestionController } from './stage-question.controller.js';
import { StageQuestionRepository } from './stage-question.repository.js';
import { StageQuestionService } from './stage-question.service.js';
import { StageTickets } from './stage-tickets.js';
import { StageViews } from './stage-views.js';

/** Sessions of the stage with their questions and polls. */
@Module({
  imports: [LiveDataModule],
  controllers: [StageController, StageQuestionController, StagePollController],
  providers: [
    RoomDirectory,
    RoomTickets,
    StageNews,
    StageAccess,
    StageService,
    StageAgendaService,
    StageTickets,
    StageViews,
    StageQuestionRepository,
    StageQuestionService,
    StagePollRepository,
    StagePollService,
  ],
})
export class StageModule {}
