import { Module } from '@nestjs/common';
import { SpaceFileSweeper } from './file/space-file-sweeper.js';
import { BlockRepository } from './proposal/block.repository.js';
import { BlockChangedHandler } from './proposal/block-changed.handler.js';
import { DueRepository } from './reminder/due.repository.js';
import { PartnershipRounds } from './reminder/partnership-rounds.js';

@Module({ providers: [SpaceFileSweeper, DueRepository, PartnershipRounds, BlockRepository, BlockChangedHandler] })
export class PartnershipsWorkerModule {}
