import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import type { Rounds } from './rounds.js';

/** A provider whose work comes round for as long as its process lives: from when the application is up until its module goes. */
export abstract class InRounds implements OnApplicationBootstrap, OnModuleDestroy {
  protected abstract readonly rounds: Rounds;

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.rounds.close();
  }
}
