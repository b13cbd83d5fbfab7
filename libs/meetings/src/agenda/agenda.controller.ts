import { Controller } from '@nestjs/common';
import { getAgenda, getMeeting, getMeetingStats, type InputOf, listMeetings } from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { AgendaService } from './agenda.service.js';

@Controller()
export class AgendaController {
  constructor(private readonly agendas: AgendaService) {}

  @Handles(getAgenda)
  agenda(@Input() { params }: InputOf<typeof getAgenda>, @CurrentCaller() caller: FairCaller) {
    return this.agendas.agenda(params.fairId, caller.userId);
  }

  @Handles(getMeeting)
  one(@Input() { params }: InputOf<typeof getMeeting>, @CurrentCaller() caller: FairCaller) {
    return this.agendas.one(params.fairId, caller.userId, params.meetingId);
  }

  @Handles(listMeetings)
  list(@Input() { params, query }: InputOf<typeof listMeetings>) {
    return this.agendas.list(params.fairId, query);
  }

  @Handles(getMeetingStats)
  stats(@Input() { params }: InputOf<typeof getMeetingStats>) {
    return this.agendas.stats(params.fairId);
  }
}
