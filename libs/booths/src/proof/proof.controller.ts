import { Controller, Req, Res } from '@nestjs/common';
import {
  addProof,
  decideProof,
  deleteProof,
  type InputOf,
  listProofs,
  listProofsToDecide,
  putProofFile,
  readProofFile,
  updateProof,
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
import { ProofService } from './proof.service.js';
import { ProofDeskService } from './proof-desk.service.js';

@Controller()
export class ProofController {
  constructor(
    private readonly proofs: ProofService,
    private readonly desk: ProofDeskService,
    private readonly files: FileStore,
  ) {}

  @Handles(listProofs)
  list(@Input() { params }: InputOf<typeof listProofs>, @CurrentCaller() caller: FairCaller) {
    return this.proofs.list(params.fairId, params.boothId, caller);
  }

  @Handles(addProof)
  add(@Input() { params, body }: InputOf<typeof addProof>, @CurrentCaller() caller: FairCaller) {
    return this.desk.add(params, body, caller);
  }

  @Handles(updateProof)
  update(@Input() { params, body }: InputOf<typeof updateProof>, @CurrentCaller() caller: FairCaller) {
    return this.desk.update(params, body, caller);
  }

  @Handles(putProofFile)
  putFile(
    @Input() { params }: InputOf<typeof putProofFile>,
    @Upload() file: UploadedFile,
    @CurrentCaller() caller: FairCaller,
  ) {
    return this.desk.putFile(params, file, caller);
  }

  @Handles(deleteProof)
  remove(@Input() { params }: InputOf<typeof deleteProof>, @CurrentCaller() caller: FairCaller) {
    return this.desk.remove(params, caller);
  }

  @Handles(readProofFile)
  async read(
    @Input() { params }: InputOf<typeof readProofFile>,
    @CurrentCaller() caller: FairCaller,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const file = await this.proofs.file(params, caller);
    await sendFile(this.files, { ...file, isShown: file.type.startsWith('image/') }, request, response);
  }

  @Handles(listProofsToDecide)
  toDecide(@Input() { params, query }: InputOf<typeof listProofsToDecide>) {
    return this.proofs.toDecide(params.fairId, query);
  }

  @Handles(decideProof)
  decide(@Input() { params, body }: InputOf<typeof decideProof>, @CurrentCaller() caller: FairCaller) {
    return this.proofs.decide(params.fairId, params.proofId, body, caller);
  }
}
