import { Controller } from '@nestjs/common';
import { deleteOwnPhoto, getOwnProfile, type InputOf, putOwnPhoto, updateOwnProfile } from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input, Upload, type UploadedFile } from '@parvis/platform';
import { ProfileService } from './profile.service.js';

@Controller()
export class ProfileController {
  constructor(private readonly profiles: ProfileService) {}

  @Handles(getOwnProfile)
  get(@Input() { params }: InputOf<typeof getOwnProfile>, @CurrentCaller() caller: FairCaller) {
    return this.profiles.get(params.fairId, caller.userId);
  }

  @Handles(updateOwnProfile)
  update(@Input() { params, body }: InputOf<typeof updateOwnProfile>, @CurrentCaller() caller: FairCaller) {
    return this.profiles.update(params.fairId, caller.userId, body);
  }

  @Handles(putOwnPhoto)
  putPhoto(
    @Input() { params }: InputOf<typeof putOwnPhoto>,
    @Upload() file: UploadedFile,
    @CurrentCaller() caller: FairCaller,
  ) {
    return this.profiles.setPhoto(params.fairId, caller.userId, file.buffer);
  }

  @Handles(deleteOwnPhoto)
  deletePhoto(@Input() { params }: InputOf<typeof deleteOwnPhoto>, @CurrentCaller() caller: FairCaller) {
    return this.profiles.setPhoto(params.fairId, caller.userId, null);
  }
}
