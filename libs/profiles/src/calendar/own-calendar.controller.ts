import { Controller } from '@nestjs/common';
import { getOwnCalendar, type InputOf, removeOwnCalendar, setOwnCalendar } from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { OwnCalendarService } from './own-calendar.service.js';

@Controller()
export class OwnCalendarController {
  constructor(private readonly calendars: OwnCalendarService) {}

  @Handles(getOwnCalendar)
  get(@Input() { params }: InputOf<typeof getOwnCalendar>, @CurrentCaller() caller: FairCaller) {
    return this.calendars.get(params.fairId, caller.userId);
  }

  @Handles(setOwnCalendar)
  set(@Input() { params, body }: InputOf<typeof setOwnCalendar>, @CurrentCaller() caller: FairCaller) {
    return this.calendars.set(params.fairId, caller.userId, body.url);
  }

  @Handles(removeOwnCalendar)
  remove(@Input() { params }: InputOf<typeof removeOwnCalendar>, @CurrentCaller() caller: FairCaller) {
    return this.calendars.remove(params.fairId, caller.userId);
  }
}
