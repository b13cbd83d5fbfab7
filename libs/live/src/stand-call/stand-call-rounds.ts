import { Injectable } from '@nestjs/common';
import { InRounds, Rounds } from '@parvis/platform';
import { StandCallTurns } from './stand-call-turns.js';

const roundMs = 1_000;

/** Moves on every call whose time has come, whatever process it was begun in. Any number of processes may do so. */
@Injectable()
export class StandCallRounds extends InRounds {
  protected readonly rounds = new Rounds({ name: 'stand calls', everyMs: roundMs, round: () => this.moveOn() });

  constructor(private readonly turns: StandCallTurns) {
    super();
  }

  /** One round. */
  async moveOn(): Promise<void> {
    for (const booth of await this.turns.dueBooths()) await this.turns.take(booth, async () => undefined);
  }
}
