import { Injectable } from '@nestjs/common';
import { InRounds, Rounds } from '@parvis/platform';
import { RequestSweeper } from './request-sweeper.js';

const roundMs = 5_000;

/** Reminds, ends and looks after requests whose time has come. Any number of processes may do so. */
@Injectable()
export class RequestRounds extends InRounds {
  protected readonly rounds = new Rounds({ name: 'requests', everyMs: roundMs, round: () => this.moveOn() });

  constructor(private readonly sweeper: RequestSweeper) {
    super();
  }

  /** One round. */
  async moveOn(): Promise<void> {
    while (await this.sweeper.due());
    await this.sweeper.endMoves();
    await this.sweeper.tellTimesGone();
  }
}
