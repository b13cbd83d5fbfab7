import { Controller, Req, Res } from '@nestjs/common';
import {
  downloadSignature,
  getBoothAgreement,
  getStandardAgreement,
  type InputOf,
  putBoothAgreement,
  putStandardAgreement,
  signAgreement,
} from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import type { Request, Response } from 'express';
import { AgreementService } from './agreement.service.js';
import { whereaboutsOf } from './whereabouts.js';

@Controller()
export class AgreementController {
  constructor(private readonly agreements: AgreementService) {}

  @Handles(getStandardAgreement)
  standard(@Input() { params }: InputOf<typeof getStandardAgreement>) {
    return this.agreements.standard(params.fairId);
  }

  @Handles(putStandardAgreement)
  writeStandard(@Input() { params, body }: InputOf<typeof putStandardAgreement>, @CurrentCaller() caller: FairCaller) {
    return this.agreements.writeStandard(params.fairId, body.text, caller);
  }

  @Handles(getBoothAgreement)
  inForce(@Input() { params }: InputOf<typeof getBoothAgreement>, @CurrentCaller() caller: FairCaller) {
    return this.agreements.inForce(params.fairId, params.boothId, caller);
  }

  @Handles(putBoothAgreement)
  write(@Input() { params, body }: InputOf<typeof putBoothAgreement>, @CurrentCaller() caller: FairCaller) {
    return this.agreements.write(params.fairId, params.boothId, body.text, caller);
  }

  @Handles(signAgreement)
  sign(
    @Input() { params, body }: InputOf<typeof signAgreement>,
    @Req() request: Request,
    @CurrentCaller() caller: FairCaller,
  ) {
    return this.agreements.sign(params, body, whereaboutsOf(request), caller);
  }

  @Handles(downloadSignature)
  async record(
    @Input() { params }: InputOf<typeof downloadSignature>,
    @CurrentCaller() caller: FairCaller,
    @Res() response: Response,
  ): Promise<void> {
    const { name, pdf } = await this.agreements.record(params.fairId, params.signatureId, caller);
    response
      .set({
        'Content-Type': 'application/pdf',
        'Content-Disposition': `attachment; filename="${name}"`,
        'Content-Security-Policy': "default-src 'none'; sandbox",
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'no-store',
      })
      .end(pdf);
  }
}
