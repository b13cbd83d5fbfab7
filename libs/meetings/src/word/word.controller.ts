import { Controller } from '@nestjs/common';
import { askWhere, type InputOf, sayLate } from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { WordService } from './word.service.js';

@Controller()
export class WordController {
  constructor(private readonly words: WordService) {}

  @Handles(sayLate)
  late(@Input() { params, body }: InputOf<typeof sayLate>, @CurrentCaller() caller: FairCaller) {
    return this.words.late(params.fairId, params.meetingId, caller.userId, body.minutes);
  }

  @Handles(askWhere)
  where(@Input() { params }: InputOf<typeof askWhere>, @CurrentCaller() caller: FairCaller) {
    return this.words.where(params.fairId, params.meetingId, caller.userId);
  }
}
