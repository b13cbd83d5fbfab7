import { Controller } from '@nestjs/common';
import { getReminderChoice, type InputOf, setReminderChoice } from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { ReminderChoiceService } from './reminder-choice.service.js';

@Controller()
export class ReminderController {
  constructor(private readonly choices: ReminderChoiceService) {}

  @Handles(getReminderChoice)
  get(@Input() { params }: InputOf<typeof getReminderChoice>, @CurrentCaller() caller: FairCaller) {
    return this.choices.get(params.fairId, caller.userId);
  }

  @Handles(setReminderChoice)
  set(@Input() { params, body }: InputOf<typeof setReminderChoice>, @CurrentCaller() caller: FairCaller) {
    return this.choices.set(params.fairId, caller.userId, body);
  }
}
