import { Controller, Header, StreamableFile } from '@nestjs/common';
import {
  downloadRefusedRows,
  getImport,
  type InputOf,
  listImports,
  listRowProblems,
  startImport,
  uploadImport,
} from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input, Upload, type UploadedFile } from '@parvis/platform';
import { ImportService } from './import.service.js';

@Controller()
export class ImportController {
  constructor(private readonly imports: ImportService) {}

  @Handles(uploadImport)
  upload(
    @Input() { params, query }: InputOf<typeof uploadImport>,
    @Upload() file: UploadedFile,
    @CurrentCaller() caller: FairCaller,
  ) {
    return this.imports.upload(params.fairId, query.kind, file, caller.userId);
  }

  @Handles(startImport)
  start(@Input() { params, body }: InputOf<typeof startImport>) {
    return this.imports.start(params.fairId, params.importId, body.mapping);
  }

  @Handles(getImport)
  get(@Input() { params }: InputOf<typeof getImport>) {
    return this.imports.get(params.fairId, params.importId);
  }

  @Handles(listImports)
  list(@Input() { params, query }: InputOf<typeof listImports>) {
    return this.imports.list(params.fairId, query);
  }

  @Handles(listRowProblems)
  problems(@Input() { params, query }: InputOf<typeof listRowProblems>) {
    return this.imports.listProblems(params.fairId, params.importId, query);
  }

  @Handles(downloadRefusedRows)
  @Header('Cache-Control', 'no-store')
  async refused(@Input() { params }: InputOf<typeof downloadRefusedRows>, @CurrentCaller() caller: FairCaller) {
    const { name, content } = await this.imports.refusedFile(params.fairId, params.importId, caller.locale);
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;
    return new StreamableFile(content, { type: 'text/csv; charset=utf-8', disposition });
  }
}
