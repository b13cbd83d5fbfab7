import { Controller } from '@nestjs/common';
import { closeRoulette, createRoulette, type InputOf, listRoulettes, updateRoulette } from '@parvis/contracts';
import { Handles, Input } from '@parvis/platform';
import { RouletteService } from './roulette.service.js';

@Controller()
export class RouletteController {
  constructor(private readonly roulettes: RouletteService) {}

  @Handles(listRoulettes)
  list(@Input() { params, query }: InputOf<typeof listRoulettes>) {
    return this.roulettes.list(params.fairId, query);
  }

  @Handles(createRoulette)
  create(@Input() { params, body }: InputOf<typeof createRoulette>) {
    return this.roulettes.create(params.fairId, body);
  }

  @Handles(updateRoulette)
  update(@Input() { params, body }: InputOf<typeof updateRoulette>) {
    return this.roulettes.update(params.fairId, params.rouletteId, body);
  }

  @Handles(closeRoulette)
  close(@Input() { params }: InputOf<typeof closeRoulette>) {
    return this.roulettes.close(params.fairId, params.rouletteId);
  }
}
