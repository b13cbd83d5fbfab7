import { Module } from '@nestjs/common';
import { AccountController } from './account/account.controller.js';
import { AccountService } from './account/account.service.js';
import { OwnCalendarController } from './calendar/own-calendar.controller.js';
import { OwnCalendarService } from './calendar/own-calendar.service.js';
import { DirectoryController } from './directory/directory.controller.js';
import { DirectoryRepository } from './directory/directory.repository.js';
import { DirectoryService } from './directory/directory.service.js';
import { ImportController } from './import/import.controller.js';
import { ImportService } from './import/import.service.js';
import { RowProblemRepository } from './import/row-problem.repository.js';
import { InvitationController } from './invitation/invitation.controller.js';
import { InvitationRepository } from './invitation/invitation.repository.js';
import { InvitationService } from './invitation/invitation.service.js';
import { AddParticipantService } from './participant/add-participant.service.js';
import { ParticipantController } from './participant/participant.controller.js';
import { ProfileController } from './participant/profile.controller.js';
import { ProfileService } from './participant/profile.service.js';
import { ProfilesDataModule } from './profiles-data.module.js';

@Module({
  imports: [ProfilesDataModule],
  controllers: [
    AccountController,
    ProfileController,
    OwnCalendarController,
    ParticipantController,
    DirectoryController,
    InvitationController,
    ImportController,
  ],
  providers: [
    AccountService,
    ProfileService,
    OwnCalendarService,
    AddParticipantService,
    DirectoryRepository,
    DirectoryService,
    InvitationRepository,
    InvitationService,
    ImportService,
    RowProblemRepository,
  ],
})
export class ProfilesModule {}
