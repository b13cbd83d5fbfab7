import { Injectable } from '@nestjs/common';
import { Id } from '@parvis/contracts';
import { invalid } from '@parvis/platform';
import { HallRepository } from './hall.repository.js';

/** Cursors of lists of booths are the id of the last one; where it stands is looked up, since names may be long. */
@Injectable()
export class BoothCursor {
  constructor(private readonly hall: HallRepository) {}

  /** @throws INVALID_INPUT for a cursor that names no booth of the fair. */
  async read(fairId: string, cursor: string | undefined): Promise<string | null> {
    if (cursor === undefined) return null;
    const id = Id.safeParse(cursor);
    if (!id.success || !(await this.hall.has(fairId, id.data))) throw invalid('cursor', 'unknown');
    return id.data;
  }
}
