import { Controller } from '@nestjs/common';
import {
  addBoothPicture,
  discardBoothDraft,
  getBoothDraft,
  type InputOf,
  publishBooth,
  saveBoothDraft,
  withdrawBooth,
} from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input, Upload, type UploadedFile } from '@parvis/platform';
import { DraftService } from './draft.service.js';

@Controller()
export class DraftController {
  constructor(private readonly drafts: DraftService) {}

  @Handles(getBoothDraft)
  get(@Input() { params }: InputOf<typeof getBoothDraft>, @CurrentCaller() caller: FairCaller) {
    return this.drafts.get(params.fairId, params.boothId, caller);
  }

  @Handles(saveBoothDraft)
  save(@Input() { params, body }: InputOf<typeof saveBoothDraft>, @CurrentCaller() caller: FairCaller) {
    return this.drafts.save(params.fairId, params.boothId, body.revision, body.content, caller);
  }

  @Handles(discardBoothDraft)
  discard(@Input() { params }: InputOf<typeof discardBoothDraft>, @CurrentCaller() caller: FairCaller) {
    return this.drafts.discard(params.fairId, params.boothId, caller);
  }

  @Handles(publishBooth)
  publish(@Input() { params, body }: InputOf<typeof publishBooth>, @CurrentCaller() caller: FairCaller) {
    return this.drafts.publish(params.fairId, params.boothId, body.revision, caller);
  }

  @Handles(withdrawBooth)
  withdraw(@Input() { params }: InputOf<typeof withdrawBooth>, @CurrentCaller() caller: FairCaller) {
    return this.drafts.withdraw(params.fairId, params.boothId, caller);
  }

  @Handles(addBoothPicture)
  addPicture(
    @Input() { params, query }: InputOf<typeof addBoothPicture>,
    @CurrentCaller() caller: FairCaller,
    @Upload() file: UploadedFile,
  ) {
    return this.drafts.addPicture(params.fairId, params.boothId, query.use, file.buffer, caller);
  }
}
