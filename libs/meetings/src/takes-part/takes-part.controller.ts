import { Controller } from '@nestjs/common';
import { chooseTakesPart, type InputOf } from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { TakesPartService } from './takes-part.service.js';

@Controller()
export class TakesPartController {
  constructor(private readonly seats: TakesPartService) {}

  @Handles(chooseTakesPart)
  choose(@Input() { params, body }: InputOf<typeof chooseTakesPart>, @CurrentCaller() caller: FairCaller) {
    return this.seats.choose(params.fairId, params.meetingId, caller.userId, body.takesPart);
  }
}
