import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { BlockRepository } from './block.repository.js';

/** People who do not want to be brought together propose no partnerships to each other either. */
@HandlesEvent('block.changed.v1', 'partnerships.blocks')
export class BlockChangedHandler implements EventHandler<'block.changed.v1'> {
  constructor(private readonly blocks: BlockRepository) {}

  handle(change: EventPayload<'block.changed.v1'>): Promise<void> {
    return this.blocks.note(change);
  }
}
