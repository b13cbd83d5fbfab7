import { Controller } from '@nestjs/common';
import { getParticipant, getProfileStats, type InputOf, listDirectory, listParticipants } from '@parvis/contracts';
import { Handles, Input } from '@parvis/platform';
import { DirectoryService } from './directory.service.js';

@Controller()
export class DirectoryController {
  constructor(private readonly directory: DirectoryService) {}

  @Handles(listDirectory)
  list(@Input() { params, query }: InputOf<typeof listDirectory>) {
    return this.directory.list(params.fairId, query);
  }

  @Handles(getParticipant)
  one(@Input() { params }: InputOf<typeof getParticipant>) {
    return this.directory.one(params.fairId, params.participantId);
  }

  @Handles(listParticipants)
  listWithProgress(@Input() { params, query }: InputOf<typeof listParticipants>) {
    return this.directory.listWithProgress(params.fairId, query);
  }

  @Handles(getProfileStats)
  stats(@Input() { params }: InputOf<typeof getProfileStats>) {
    return this.directory.stats(params.fairId);
  }
}
