import { Injectable } from '@nestjs/common';
import { type RoulettePair, type RouletteSeat, rouletteExtensions } from '@parvis/contracts';
import { type FairCaller, invalid, Outbox } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { DataSource, type EntityManager, QueryFailedError } from 'typeorm';
import { rouletteElsewhere, rouletteNotOpen } from './roulette.errors.js';
import { RouletteAccess, type RoulettePlace } from './roulette-access.js';
import { RouletteSchedule } from './roulette-schedule.js';
import { type OwnPairRow, RouletteSeatRepository, type SeatRow } from './roulette-seat.repository.js';
import { RouletteTalks, type TalkNews } from './roulette-talks.js';

/** A person's way through a roulette: opting in, waiting, going on, leaving. */
@Injectable()
export class RouletteSeatService {
  constructor(
    private readonly access: RouletteAccess,
    private readonly seats: RouletteSeatRepository,
    private readonly talks: RouletteTalks,
    private readonly participants: ParticipantReader,
    private readonly schedule: RouletteSchedule,
    private readonly outbox: Outbox,
    private readonly dataSource: DataSource,
  ) {}

  /** Where the caller stands. A roulette whose rounds have come to a halt, as after a loss of Redis, goes on by it. */
  async keep(fairId: string, rouletteId: string, caller: FairCaller): Promise<RouletteSeat> {
    const place = await this.access.enter(fairId, rouletteId, caller);
    const seat = await this.seats.touch(rouletteId, place.own.id);
    if (seat?.state === 'waiting' || seat?.state === 'paired') await this.schedule.soon(fairId, rouletteId);
    return this.view(place, seat);
  }

  async wait(
    fairId: string,
    rouletteId: string,
    topicIds: readonly string[],
    caller: FairCaller,
  ): Promise<RouletteSeat> {
    const place = await this.access.enter(fairId, rouletteId, caller);
    if (place.roulette.state !== 'open') throw rouletteNotOpen();
    if (!topicIds.every((id) => place.roulette.topicIds.includes(id))) throw invalid('topicIds', 'unknown');
    await this.change(place, async (manager) => {
      await this.seats.wait(manager, rouletteId, place.own.id, [...new Set(topicIds)]);
      await this.outbox.record(manager, 'roulette.waiting.v1', { fairId, rouletteId });
    });
    return this.current(place);
  }

  async pause(fairId: string, rouletteId: string, caller: FairCaller): Promise<RouletteSeat> {
    const place = await this.access.enter(fairId, rouletteId, caller);
    await this.change(place, (manager) => this.seats.pause(manager, rouletteId, place.own.id));
    return this.current(place);
  }

  async leave(fairId: string, rouletteId: string, caller: FairCaller): Promise<void> {
    const place = await this.access.enter(fairId, rouletteId, caller);
    await this.change(place, (manager) => this.seats.remove(manager, rouletteId, place.own.id));
  }

  async current(place: RoulettePlace): Promise<RouletteSeat> {
    return this.view(place, await this.seats.find(this.dataSource.manager, place.roulette.id, place.own.id));
  }

  /** Ends the talk that the caller is in, then changes the seat. */
  private async change(
    { roulette, own }: RoulettePlace,
    work: (manager: EntityManager) => Promise<void>,
  ): Promise<void> {
    let ended: TalkNews | null = null;
    try {
      await this.dataSource.transaction(async (manager) => {
        const seat = await this.seats.find(manager, roulette.id, own.id);
        if (seat?.state === 'paired' && seat.pairId) ended = await this.talks.end(manager, seat.pairId, 'left');
        await work(manager);
      });
    } catch (error) {
      if (error instanceof QueryFailedError && error.driverError?.constraint === 'one_line_at_a_time')
        throw rouletteElsewhere();
      throw error;
    }
    if (ended) await this.talks.tell(ended);
  }

  private async view({ roulette, own }: RoulettePlace, seat: SeatRow | null): Promise<RouletteSeat> {
    const shownPair = seat?.pairId && (seat.state === 'paired' || seat.state === 'between') ? seat.pairId : null;
    const [waiting, row] = await Promise.all([
      this.seats.waitingCount(roulette.id),
      shownPair ? this.seats.pair(shownPair, own.id) : null,
    ]);
    const pair = row && (await this.pairView(roulette.fairId, row));
    return {
      state: stateOf(seat, pair),
      topicIds: seat?.topicIds ?? [],
      waitingSince: seat?.waitingSince?.toISOString() ?? null,
      waiting,
      pair,
      note: seat?.note ?? null,
      serverTime: new Date().toISOString(),
    };
  }

  private async pairView(fairId: string, row: OwnPairRow): Promise<RoulettePair | null> {
    const partner = await this.participants.card(fairId, row.partnerId);
    return (
      partner && {
        id: row.id,
        partner,
        state: row.state,
        goBy: row.goBy.toISOString(),
        endsAt: row.endsAt.toISOString(),
        sharedTopicIds: row.sharedTopicIds,
        wantsMore: row.wantsMore,
        extensions: row.extensions,
        canExtend: row.state === 'talking' && row.extensions < rouletteExtensions,
        connects: row.connects,
      }
    );
  }
}

function stateOf(seat: SeatRow | null, pair: RoulettePair | null): RouletteSeat['state'] {
  if (!seat) return 'out';
  if (seat.state !== 'paired') return seat.state;
  return pair?.state === 'found' || pair?.state === 'talking' ? pair.state : 'between';
}
