import { Controller } from '@nestjs/common';
import { deleteBoothLogo, getBooth, getOwnBooth, type InputOf, putBoothLogo, updateBooth } from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input, Upload, type UploadedFile } from '@parvis/platform';
import { BoothService } from './booth.service.js';

@Controller()
export class BoothController {
  constructor(private readonly booths: BoothService) {}

  @Handles(getBooth)
  get(@Input() { params }: InputOf<typeof getBooth>, @CurrentCaller() caller: FairCaller) {
    return this.booths.get(params.fairId, params.boothId, caller);
  }

  @Handles(getOwnBooth)
  getOwn(@Input() { params }: InputOf<typeof getOwnBooth>, @CurrentCaller() caller: FairCaller) {
    return this.booths.getOwn(params.fairId, caller);
  }

  @Handles(updateBooth)
  update(@Input() { params, body }: InputOf<typeof updateBooth>, @CurrentCaller() caller: FairCaller) {
    return this.booths.update(params.fairId, params.boothId, body, caller);
  }

  @Handles(putBoothLogo)
  putLogo(
    @Input() { params }: InputOf<typeof putBoothLogo>,
    @CurrentCaller() caller: FairCaller,
    @Upload() file: UploadedFile,
  ) {
    return this.booths.setLogo(params.fairId, params.boothId, file.buffer, caller);
  }

  @Handles(deleteBoothLogo)
  deleteLogo(@Input() { params }: InputOf<typeof deleteBoothLogo>, @CurrentCaller() caller: FairCaller) {
    return this.booths.setLogo(params.fairId, params.boothId, null, caller);
  }
}
