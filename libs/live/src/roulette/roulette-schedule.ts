import { Injectable } from '@nestjs/common';
import { Queues } from '@parvis/platform';

/** People are brought together at this pace, so that there is some choice among those who wait. */
export const pairingPaceMs = 2_000;

/** Asks for a roulette's next round of bringing people together. Requests for the same second are one job. */
@Injectable()
export class RouletteSchedule {
  constructor(private readonly queues: Queues) {}

  async in(fairId: string, rouletteId: string, delayMs: number): Promise<void> {
    const due = Math.ceil((Date.now() + delayMs) / 1_000);
    const job = {
      id: `roulette-${rouletteId}-${due}`,
      name: 'roulette.pairing.v1',
      data: { fairId, rouletteId },
      delayMs: Math.max(0, due * 1_000 - Date.now()),
    } as const;
    await this.queues.addAll([{ queue: 'live.roulette', job }]);
  }

  /** At the end of the span of time that has begun. */
  async soon(fairId: string, rouletteId: string): Promise<void> {
    await this.in(fairId, rouletteId, pairingPaceMs - (Date.now() % pairingPaceMs));
  }
}
