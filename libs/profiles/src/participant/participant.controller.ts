import { Controller } from '@nestjs/common';
import { addParticipant, type InputOf } from '@parvis/contracts';
import { Handles, Input } from '@parvis/platform';
import { DataSource } from 'typeorm';
import { AddParticipantService } from './add-participant.service.js';

@Controller()
export class ParticipantController {
  constructor(
    private readonly adding: AddParticipantService,
    private readonly dataSource: DataSource,
  ) {}

  @Handles(addParticipant)
  add(@Input() { params, body }: InputOf<typeof addParticipant>) {
    return this.dataSource.transaction((manager) => this.adding.add(manager, params.fairId, body));
  }
}
