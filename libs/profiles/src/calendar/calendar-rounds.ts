import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Rounds } from '@parvis/platform';
import { CalendarReader } from './calendar-reader.js';

/** Often enough that somebody who has just given an address sees what came of it. */
const roundMs = 5_000;

@Injectable()
export class CalendarRounds implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly rounds = new Rounds({
    name: 'own calendars',
    everyMs: roundMs,
    round: () => this.reader.readDue(),
  });

  constructor(private readonly reader: CalendarReader) {}

  onApplicationBootstrap() {
    this.rounds.start();
  }

  onModuleDestroy() {
    return this.rounds.close();
  }
}
