import { Injectable } from '@nestjs/common';
import { type FairCaller, notFound } from '@parvis/platform';
import { type ParticipantIdentity, ParticipantReader } from '@parvis/profiles';
import { RouletteRepository, type RouletteRow } from './roulette.repository.js';

/** A roulette with the caller's profile. */
export interface RoulettePlace {
  roulette: RouletteRow;
  own: ParticipantIdentity;
}

@Injectable()
export class RouletteAccess {
  constructor(
    private readonly roulettes: RouletteRepository,
    private readonly participants: ParticipantReader,
  ) {}

  /** @throws NOT_FOUND */
  async enter(fairId: string, rouletteId: string, caller: FairCaller): Promise<RoulettePlace> {
    const [roulette, own] = await Promise.all([this.roulettes.find(fairId, rouletteId), this.own(fairId, caller)]);
    if (!roulette) throw notFound('roulette');
    return { roulette, own };
  }

  /** @throws NOT_FOUND for somebody without a profile in the fair. */
  async own(fairId: string, caller: FairCaller): Promise<ParticipantIdentity> {
    const own = await this.participants.byUser(fairId, caller.userId);
    if (!own) throw notFound('profile');
    return own;
  }
}
