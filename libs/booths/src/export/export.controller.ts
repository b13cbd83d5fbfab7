import { Controller, Req, Res, StreamableFile } from '@nestjs/common';
import { exportLeads, fetchLeadExport, type InputOf, listLeadExports, startLeadExport } from '@parvis/contracts';
import { CurrentCaller, type FairCaller, FileStore, Handles, Input, sendFile } from '@parvis/platform';
import type { Request, Response } from 'express';
import { ExportService } from './export.service.js';

@Controller()
export class ExportController {
  constructor(
    private readonly exports: ExportService,
    private readonly files: FileStore,
  ) {}

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

  @Handles(startLeadExport)
  start(@Input() { params, body }: InputOf<typeof startLeadExport>, @CurrentCaller() caller: FairCaller) {
    return this.exports.start(params.fairId, body.format, caller);
  }

  @Handles(listLeadExports)
  list(@Input() { params }: InputOf<typeof listLeadExports>, @CurrentCaller() caller: FairCaller) {
    return this.exports.list(params.fairId, caller);
  }

  @Handles(fetchLeadExport)
  async fetch(
    @Input() { params }: InputOf<typeof fetchLeadExport>,
    @CurrentCaller() caller: FairCaller,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await sendFile(this.files, await this.exports.file(params.fairId, params.exportId, caller), request, response);
  }
}
