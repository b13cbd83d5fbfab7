import { Injectable } from '@nestjs/common';
import { type RoomTicket, type RouletteSeat, rouletteExtensions } from '@parvis/contracts';
import { type FairCaller, notFound, RoomTickets } from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { pairOver } from './roulette.errors.js';
import { RouletteAccess, type RoulettePlace } from './roulette-access.js';
import { RouletteSchedule } from './roulette-schedule.js';
import { RouletteSeatRepository } from './roulette-seat.repository.js';
import { RouletteSeatService } from './roulette-seat.service.js';
import { type LockedPair, newsOf, RouletteTalks } from './roulette-talks.js';

interface PairAddress {
  fairId: string;
  rouletteId: string;
  pairId: string;
}

/** What the two of a pair do: come, go on, stay in touch. */
@Injectable()
export class RoulettePairService {
  constructor(
    private readonly access: RouletteAccess,
    private readonly seats: RouletteSeatRepository,
    private readonly seatService: RouletteSeatService,
    private readonly talks: RouletteTalks,
    private readonly tickets: RoomTickets,
    private readonly schedule: RouletteSchedule,
    private readonly dataSource: DataSource,
  ) {}

  /** The way in. Asking for it is coming: with the second of the two the talk begins. */
  async ticket(address: PairAddress, caller: FairCaller): Promise<RoomTicket> {
    const place = await this.access.enter(address.fairId, address.rouletteId, caller);
    const { own } = place;
    const begun = await this.withPair(place, address.pairId, async (manager, pair) => {
      if (pair.state === 'over' || pair.isPast) throw pairOver();
      return (await this.seats.come(manager, pair.id, own.id)) ? pair : null;
    });
    if (begun) await this.talks.tell(newsOf(begun));
    const pair = await this.seats.pair(address.pairId, own.id);
    if (!pair) throw notFound('pair');
    await this.schedule.in(address.fairId, address.rouletteId, Math.max(0, pair.endsAt.getTime() - Date.now()));
    return this.tickets.issue({
      roomId: pair.id,
      fairId: address.fairId,
      kind: 'roulette',
      knocks: false,
      participantId: own.id,
      displayName: `${own.firstName} ${own.lastName}`.trim() || '–',
      companyName: own.companyName || null,
      role: 'member',
      grants: ['speak', 'share', 'observe'],
      endsAt: pair.endsAt.toISOString(),
    });
  }

  /** News goes out only when both want more: silence must not tell of one. */
  async wantMore(address: PairAddress, wantsMore: boolean, caller: FairCaller): Promise<RouletteSeat> {
    const place = await this.access.enter(address.fairId, address.rouletteId, caller);
    const extended = await this.withPair(place, address.pairId, async (manager, pair) => {
      if (pair.state !== 'talking' || pair.isPast) throw pairOver();
      const wish = { wantsMore, most: rouletteExtensions };
      return (await this.seats.wantMore(manager, pair.id, place.own.id, wish)) ? pair : null;
    });
    if (extended) await this.talks.tell(newsOf(extended));
    return this.seatService.current(place);
  }

  /** During the talk nobody learns anything; afterwards both, once both have said yes. */
  async connect(address: PairAddress, connects: boolean, caller: FairCaller): Promise<RouletteSeat> {
    const place = await this.access.enter(address.fairId, address.rouletteId, caller);
    const agreed = await this.withPair(place, address.pairId, async (manager, pair) => {
      const isMutual = await this.seats.connect(manager, pair.id, place.own.id, connects);
      return isMutual && pair.state === 'over' ? pair : null;
    });
    if (agreed) await this.talks.tell(newsOf(agreed));
    return this.seatService.current(place);
  }

  /** @throws NOT_FOUND for whoever is not one of the two. */
  private withPair<Result>(
    { roulette, own }: RoulettePlace,
    pairId: string,
    work: (manager: EntityManager, pair: LockedPair) => Promise<Result>,
  ): Promise<Result> {
    return this.dataSource.transaction(async (manager) => {
      const pair = await this.talks.lock(manager, pairId);
      if (!pair || pair.rouletteId !== roulette.id || ![pair.aId, pair.bId].includes(own.id)) throw notFound('pair');
      return work(manager, pair);
    });
  }
}
