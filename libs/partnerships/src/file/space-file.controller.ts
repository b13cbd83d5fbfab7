import { Controller, Req, Res } from '@nestjs/common';
import {
  addPartnershipFile,
  type InputOf,
  listPartnershipFiles,
  readPartnershipFile,
  removePartnershipFile,
} from '@parvis/contracts';
import {
  CurrentCaller,
  type FairCaller,
  FileStore,
  Handles,
  Input,
  sendFile,
  Upload,
  type UploadedFile,
} from '@parvis/platform';
import type { Request, Response } from 'express';
import { SpaceFileService } from './space-file.service.js';

@Controller()
export class SpaceFileController {
  constructor(
    private readonly files: SpaceFileService,
    private readonly store: FileStore,
  ) {}

  @Handles(listPartnershipFiles)
  list(@Input() { params, query }: InputOf<typeof listPartnershipFiles>, @CurrentCaller() caller: FairCaller) {
    return this.files.list(params.partnershipId, caller.userId, query);
  }

  @Handles(addPartnershipFile)
  add(
    @Input() { params }: InputOf<typeof addPartnershipFile>,
    @Upload() file: UploadedFile,
    @CurrentCaller() caller: FairCaller,
  ) {
    return this.files.add(params.partnershipId, caller.userId, file);
  }

  @Handles(readPartnershipFile)
  async read(
    @Input() { params }: InputOf<typeof readPartnershipFile>,
    @CurrentCaller() caller: FairCaller,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const file = await this.files.open(params.partnershipId, caller.userId, params.fileId);
    await sendFile(this.store, { ...file, isShown: false }, request, response);
  }

  @Handles(removePartnershipFile)
  remove(@Input() { params }: InputOf<typeof removePartnershipFile>, @CurrentCaller() caller: FairCaller) {
    return this.files.remove(params.partnershipId, caller.userId, params.fileId);
  }
}
