import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { RoulettePairing } from './roulette-pairing.service.js';
import { RouletteSchedule } from './roulette-schedule.js';

/** Somebody waits: people are brought together at the next beat. */
@HandlesEvent('roulette.waiting.v1', 'live.roulette')
export class RouletteWaitingHandler implements EventHandler<'roulette.waiting.v1'> {
  constructor(private readonly schedule: RouletteSchedule) {}

  async handle({ fairId, rouletteId }: EventPayload<'roulette.waiting.v1'>): Promise<void> {
    await this.schedule.soon(fairId, rouletteId);
  }
}

/** One round of a roulette. It asks for the next as long as there is somebody to think of. */
@HandlesEvent('roulette.pairing.v1', 'live.roulette')
export class RoulettePairingHandler implements EventHandler<'roulette.pairing.v1'> {
  constructor(
    private readonly pairing: RoulettePairing,
    private readonly schedule: RouletteSchedule,
  ) {}

  async handle({ fairId, rouletteId }: EventPayload<'roulette.pairing.v1'>): Promise<void> {
    const { nextInMs } = await this.pairing.run(fairId, rouletteId);
    if (nextInMs !== null) await this.schedule.in(fairId, rouletteId, nextInMs);
  }
}
