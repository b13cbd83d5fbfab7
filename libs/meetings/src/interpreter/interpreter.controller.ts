import { Controller } from '@nestjs/common';
import {
  addInterpreter,
  bookInterpreter,
  changeInterpreter,
  createInterpreterTicket,
  getInterpreterDesk,
  getInterpreting,
  giveInterpreterBack,
  type InputOf,
  listInterpreters,
  removeInterpreter,
  renewInterpreterLink,
} from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { InterpreterService } from './interpreter.service.js';
import { InterpreterDeskService } from './interpreter-desk.service.js';
import { InterpretingService } from './interpreting.service.js';

@Controller()
export class InterpreterController {
  constructor(
    private readonly interpreters: InterpreterService,
    private readonly interpreting: InterpretingService,
    private readonly desks: InterpreterDeskService,
  ) {}

  @Handles(listInterpreters)
  list(@Input() { params, query }: InputOf<typeof listInterpreters>) {
    return this.interpreters.list(params.fairId, query);
  }

  @Handles(addInterpreter)
  add(@Input() { params, body }: InputOf<typeof addInterpreter>) {
    return this.interpreters.add(params.fairId, body);
  }

  @Handles(changeInterpreter)
  change(@Input() { params, body }: InputOf<typeof changeInterpreter>) {
    return this.interpreters.change(params.fairId, params.interpreterId, body);
  }

  @Handles(removeInterpreter)
  remove(@Input() { params }: InputOf<typeof removeInterpreter>) {
    return this.interpreters.remove(params.fairId, params.interpreterId);
  }

  @Handles(renewInterpreterLink)
  renew(@Input() { params }: InputOf<typeof renewInterpreterLink>) {
    return this.desks.renew(params.fairId, params.interpreterId);
  }

  @Handles(getInterpreterDesk)
  desk(@Input() { params }: InputOf<typeof getInterpreterDesk>) {
    return this.desks.view(params.deskKey);
  }

  @Handles(createInterpreterTicket)
  ticket(@Input() { params, body }: InputOf<typeof createInterpreterTicket>) {
    return this.desks.ticket(params.deskKey, body.meetingId);
  }

  @Handles(getInterpreting)
  get(@Input() { params }: InputOf<typeof getInterpreting>, @CurrentCaller() caller: FairCaller) {
    return this.interpreting.get(params.fairId, caller.userId, params.meetingId);
  }

  @Handles(bookInterpreter)
  book(@Input() { params, body }: InputOf<typeof bookInterpreter>, @CurrentCaller() caller: FairCaller) {
    return this.interpreting.book(params.fairId, caller.userId, params.meetingId, body.pair);
  }

  @Handles(giveInterpreterBack)
  giveBack(@Input() { params }: InputOf<typeof giveInterpreterBack>, @CurrentCaller() caller: FairCaller) {
    return this.interpreting.giveBack(params.fairId, caller.userId, params.meetingId);
  }
}
