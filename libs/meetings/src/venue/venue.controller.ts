import { Controller } from '@nestjs/common';
import {
  describeTables,
  getFloorPlan,
  type InputOf,
  listTables,
  removeFloorPlan,
  setFloorPlan,
} from '@parvis/contracts';
import { Handles, Input, Upload, type UploadedFile } from '@parvis/platform';
import { FloorPlanService } from './floor-plan.service.js';
import { TablePlaceService } from './table-place.service.js';

@Controller()
export class VenueController {
  constructor(
    private readonly tables: TablePlaceService,
    private readonly plans: FloorPlanService,
  ) {}

  @Handles(listTables)
  list(@Input() { params, query }: InputOf<typeof listTables>) {
    return this.tables.list(params.fairId, query);
  }

  @Handles(describeTables)
  describe(@Input() { params, body }: InputOf<typeof describeTables>) {
    return this.tables.describe(params.fairId, body);
  }

  @Handles(getFloorPlan)
  plan(@Input() { params }: InputOf<typeof getFloorPlan>) {
    return this.plans.get(params.fairId);
  }

  @Handles(setFloorPlan)
  setPlan(@Input() { params }: InputOf<typeof setFloorPlan>, @Upload() file: UploadedFile) {
    return this.plans.set(params.fairId, file.buffer);
  }

  @Handles(removeFloorPlan)
  removePlan(@Input() { params }: InputOf<typeof removeFloorPlan>) {
    return this.plans.remove(params.fairId);
  }
}
