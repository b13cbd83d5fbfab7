import { Controller } from '@nestjs/common';
import { type InputOf, listBooths, listSectors } from '@parvis/contracts';
import { Handles, Input } from '@parvis/platform';
import { HallService } from './hall.service.js';

@Controller()
export class HallController {
  constructor(private readonly hall: HallService) {}

  @Handles(listBooths)
  list(@Input() { params, query }: InputOf<typeof listBooths>) {
    return this.hall.list(params.fairId, query);
  }

  @Handles(listSectors)
  sectors(@Input() { params }: InputOf<typeof listSectors>) {
    return this.hall.sectors(params.fairId);
  }
}
