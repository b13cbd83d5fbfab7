import { Controller } from '@nestjs/common';
import { createTableTicket, getTableScreen, type InputOf, renewTableScreen } from '@parvis/contracts';
import { Handles, Input } from '@parvis/platform';
import { TableScreenService } from './table-screen.service.js';

@Controller()
export class TableScreenController {
  constructor(private readonly screens: TableScreenService) {}

  @Handles(getTableScreen)
  get(@Input() { params }: InputOf<typeof getTableScreen>) {
    return this.screens.view(params.key);
  }

  @Handles(createTableTicket)
  ticket(@Input() { params }: InputOf<typeof createTableTicket>) {
    return this.screens.ticket(params.key);
  }

  @Handles(renewTableScreen)
  renew(@Input() { params, body }: InputOf<typeof renewTableScreen>) {
    return this.screens.renew(params.fairId, body.number);
  }
}
