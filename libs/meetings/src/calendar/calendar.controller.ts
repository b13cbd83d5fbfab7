import { Controller, Header } from '@nestjs/common';
import { downloadAgenda, getSubscription, type InputOf, readSubscription, renewSubscription } from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { CalendarService } from './calendar.service.js';

const calendarType = 'text/calendar; charset=utf-8';

@Controller()
export class CalendarController {
  constructor(private readonly calendars: CalendarService) {}

  @Handles(downloadAgenda)
  @Header('Content-Type', calendarType)
  @Header('Content-Disposition', 'attachment; filename="agenda.ics"')
  download(@Input() { params }: InputOf<typeof downloadAgenda>, @CurrentCaller() caller: FairCaller) {
    return this.calendars.download(params.fairId, caller.userId, caller.locale);
  }

  @Handles(getSubscription)
  subscription(@Input() { params }: InputOf<typeof getSubscription>, @CurrentCaller() caller: FairCaller) {
    return this.calendars.subscription(params.fairId, caller.userId);
  }

  @Handles(renewSubscription)
  renew(@Input() { params }: InputOf<typeof renewSubscription>, @CurrentCaller() caller: FairCaller) {
    return this.calendars.renew(params.fairId, caller.userId);
  }

  @Handles(readSubscription)
  @Header('Content-Type', calendarType)
  @Header('Cache-Control', 'private, max-age=300')
  read(@Input() { params }: InputOf<typeof readSubscription>) {
    return this.calendars.bySubscription(params.token);
  }
}
