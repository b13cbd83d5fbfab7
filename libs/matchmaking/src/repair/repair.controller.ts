import { Controller } from '@nestjs/common';
import { type InputOf, listRepairs } from '@parvis/contracts';
import { Handles, Input } from '@parvis/platform';
import { RepairListService } from './repair-list.service.js';

@Controller()
export class RepairController {
  constructor(private readonly repairs: RepairListService) {}

  @Handles(listRepairs)
  list(@Input() { params, query }: InputOf<typeof listRepairs>) {
    return this.repairs.list(params.fairId, query);
  }
}
