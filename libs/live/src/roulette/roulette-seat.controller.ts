import { Controller } from '@nestjs/common';
import {
  connectWithPair,
  createRouletteTicket,
  type InputOf,
  joinRoulette,
  keepRouletteSeat,
  leaveRoulette,
  listRouletteMeets,
  pauseRoulette,
  wantMoreOfPair,
} from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { RouletteMeetsService } from './roulette-meets.service.js';
import { RoulettePairService } from './roulette-pair.service.js';
import { RouletteSeatService } from './roulette-seat.service.js';

@Controller()
export class RouletteSeatController {
  constructor(
    private readonly seats: RouletteSeatService,
    private readonly pairs: RoulettePairService,
    private readonly meets: RouletteMeetsService,
  ) {}

  @Handles(keepRouletteSeat)
  keep(@Input() { params }: InputOf<typeof keepRouletteSeat>, @CurrentCaller() caller: FairCaller) {
    return this.seats.keep(params.fairId, params.rouletteId, caller);
  }

  @Handles(joinRoulette)
  wait(@Input() { params, body }: InputOf<typeof joinRoulette>, @CurrentCaller() caller: FairCaller) {
    return this.seats.wait(params.fairId, params.rouletteId, body.topicIds, caller);
  }

  @Handles(pauseRoulette)
  pause(@Input() { params }: InputOf<typeof pauseRoulette>, @CurrentCaller() caller: FairCaller) {
    return this.seats.pause(params.fairId, params.rouletteId, caller);
  }

  @Handles(leaveRoulette)
  leave(@Input() { params }: InputOf<typeof leaveRoulette>, @CurrentCaller() caller: FairCaller) {
    return this.seats.leave(params.fairId, params.rouletteId, caller);
  }

  @Handles(createRouletteTicket)
  ticket(@Input() { params }: InputOf<typeof createRouletteTicket>, @CurrentCaller() caller: FairCaller) {
    return this.pairs.ticket(params, caller);
  }

  @Handles(wantMoreOfPair)
  wantMore(@Input() { params, body }: InputOf<typeof wantMoreOfPair>, @CurrentCaller() caller: FairCaller) {
    return this.pairs.wantMore(params, body.wantsMore, caller);
  }

  @Handles(connectWithPair)
  connect(@Input() { params, body }: InputOf<typeof connectWithPair>, @CurrentCaller() caller: FairCaller) {
    return this.pairs.connect(params, body.connects, caller);
  }

  @Handles(listRouletteMeets)
  list(@Input() { params, query }: InputOf<typeof listRouletteMeets>, @CurrentCaller() caller: FairCaller) {
    return this.meets.list(params.fairId, query, caller);
  }
}
