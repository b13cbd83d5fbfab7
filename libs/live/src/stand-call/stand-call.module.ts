import { Module } from '@nestjs/common';
import { RoomDirectory, RoomRevocations, RoomTickets } from '@parvis/platform';
import { BlockRepository } from '../block/block.repository.js';
import { LiveDataModule } from '../live-data.module.js';
import { CallTaskRepository } from './call-task.repository.js';
import { CallTaskService } from './call-task.service.js';
import { StandCallController } from './stand-call.controller.js';
import { StandCallService } from './stand-call.service.js';
import { StandCallDesk } from './stand-call-desk.js';
import { StandCallNews } from './stand-call-news.js';
import { StandCallAttendanceHandler } from './stand-call-presence.handler.js';
import { StandCallRounds } from './stand-call-rounds.js';
import { StandCallSlots } from './stand-call-slots.service.js';
import { StandCallTurns } from './stand-call-turns.js';
import { StandCallTurnsRepository } from './stand-call-turns.repository.js';
import { StandGreetingRepository } from './stand-greeting.repository.js';
import { StandGreetingService } from './stand-greeting.service.js';
import { StandTeamController } from './stand-team.controller.js';
import { StandTeam } from './stand-team.js';

const steps = [RoomRevocations, CallTaskRepository, StandCallNews, StandCallTurnsRepository, StandTeam, StandCallTurns];

/** Calls to stands and from them. */
@Module({
  imports: [LiveDataModule],
  controllers: [StandCallController, StandTeamController],
  providers: [
    ...steps,
    RoomDirectory,
    RoomTickets,
    BlockRepository,
    StandGreetingRepository,
    StandGreetingService,
    StandCallDesk,
    StandCallService,
    StandCallSlots,
    CallTaskService,
  ],
})
export class StandCallModule {}

/** Moves them on in time. */
@Module({ imports: [LiveDataModule], providers: [...steps, StandCallRounds, StandCallAttendanceHandler] })
export class StandCallWorkerModule {}
