import { Controller } from '@nestjs/common';
import { type InputOf, listBlocks, listOwnBlocks, removeBlock, setBlock } from '@parvis/contracts';
import { type Caller, CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { BlockService } from './block.service.js';

@Controller()
export class BlockController {
  constructor(private readonly blocks: BlockService) {}

  @Handles(listBlocks)
  list(@Input() { params, query }: InputOf<typeof listBlocks>, @CurrentCaller() caller: FairCaller) {
    return this.blocks.list(params.fairId, query, caller);
  }

  @Handles(listOwnBlocks)
  listOwn(@Input() { query }: InputOf<typeof listOwnBlocks>, @CurrentCaller() caller: Caller) {
    return this.blocks.listOwn(query, caller.userId);
  }

  @Handles(setBlock)
  add(@Input() { params }: InputOf<typeof setBlock>, @CurrentCaller() caller: FairCaller) {
    return this.blocks.add(params.fairId, params.participantId, caller);
  }

  @Handles(removeBlock)
  remove(@Input() { params }: InputOf<typeof removeBlock>, @CurrentCaller() caller: FairCaller) {
    return this.blocks.remove(params.fairId, params.participantId, caller);
  }
}
