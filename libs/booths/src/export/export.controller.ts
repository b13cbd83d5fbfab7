import { Controller, Res, StreamableFile } from '@nestjs/common';
import { exportLeads, type InputOf, listLeadExports } from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import type { Response } from 'express';
import { ExportService } from './export.service.js';

@Controller()
export class ExportController {
  constructor(private readonly exports: ExportService) {}

  @Handles(exportLeads)
  async export(
    @Input() { params, query }: InputOf<typeof exportLeads>,
    @CurrentCaller() caller: FairCaller,
    @Res({ passthrough: true }) response: Response,
  ) {
    const { name, type, bytes } = await this.exports.export(params.fairId, query.format, caller);
    response.set('Cache-Control', 'no-store');
    return new StreamableFile(bytes, { type, disposition: `attachment; filename="${name}"`, length: bytes.length });
  }

  @Handles(listLeadExports)
  list(@Input() { params }: InputOf<typeof listLeadExports>, @CurrentCaller() caller: FairCaller) {
    return this.exports.list(params.fairId, caller);
  }
}
