import { Controller } from '@nestjs/common';
import { getBoothPackages, type InputOf, listPlacements, setBoothPackages, setPlacement } from '@parvis/contracts';
import { Handles, Input } from '@parvis/platform';
import { PackageRepository } from './package.repository.js';
import { PlacementService } from './placement.service.js';

@Controller()
export class PackageController {
  constructor(
    private readonly packages: PackageRepository,
    private readonly placements: PlacementService,
  ) {}

  @Handles(getBoothPackages)
  get(@Input() { params }: InputOf<typeof getBoothPackages>) {
    return this.packages.get(params.fairId);
  }

  @Handles(setBoothPackages)
  async set(@Input() { params, body }: InputOf<typeof setBoothPackages>) {
    await this.packages.set(params.fairId, body);
    return this.packages.get(params.fairId);
  }

  @Handles(listPlacements)
  list(@Input() { params, query }: InputOf<typeof listPlacements>) {
    return this.placements.list(params.fairId, query);
  }

  @Handles(setPlacement)
  place(@Input() { params, body }: InputOf<typeof setPlacement>) {
    return this.placements.set(params.fairId, params.boothId, body);
  }
}
