import { Module } from '@nestjs/common';
import { RoomDirectory, RoomRevocations, RoomTickets } from '@parvis/platform';
import { BlockController } from '../block/block.controller.js';
import { BlockRepository } from '../block/block.repository.js';
import { BlockService } from '../block/block.service.js';
import { LiveDataModule } from '../live-data.module.js';
import { PairingRepository } from './pairing.repository.js';
import { RouletteController } from './roulette.controller.js';
import { RouletteRepository } from './roulette.repository.js';
import { RouletteService } from './roulette.service.js';
import { RouletteAccess } from './roulette-access.js';
import { RoulettePairingHandler, RouletteWaitingHandler } from './roulette-jobs.handler.js';
import { RouletteMeetRepository } from './roulette-meet.repository.js';
import { RouletteMeetsService } from './roulette-meets.service.js';
import { RoulettePairService } from './roulette-pair.service.js';
import { RoulettePairing } from './roulette-pairing.service.js';
import { RouletteSchedule } from './roulette-schedule.js';
import { RouletteSeatController } from './roulette-seat.controller.js';
import { RouletteSeatService } from './roulette-seat.service.js';
import { RouletteTalks } from './roulette-talks.js';

/** Short talks with people one does not know yet, and whom one does not want to meet. */
@Module({
  imports: [LiveDataModule],
  controllers: [RouletteController, RouletteSeatController, BlockController],
  providers: [
    RoomDirectory,
    RoomTickets,
    RoomRevocations,
    RouletteRepository,
    RouletteService,
    RouletteAccess,
    RouletteSchedule,
    RouletteTalks,
    RouletteSeatService,
    RoulettePairService,
    RouletteMeetRepository,
    RouletteMeetsService,
    BlockRepository,
    BlockService,
  ],
})
export class RouletteModule {}

/** Brings those who wait together. */
@Module({
  imports: [LiveDataModule],
  providers: [
    RoomRevocations,
    RouletteTalks,
    RouletteSchedule,
    PairingRepository,
    RoulettePairing,
    RouletteWaitingHandler,
    RoulettePairingHandler,
  ],
})
export class RouletteWorkerModule {}
