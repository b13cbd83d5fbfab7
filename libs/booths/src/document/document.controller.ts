import { Controller, Req, Res } from '@nestjs/common';
import {
  addDocument,
  askForDocument,
  decideOnReader,
  deleteDocument,
  downloadDocument,
  type InputOf,
  listDocumentReaders,
  listDocumentReadings,
  listDocuments,
  listDocumentVersions,
  listOwnDocuments,
  listOwnReadings,
  orderDocuments,
  readDocumentPage,
  replaceDocumentFile,
  updateDocument,
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
import { DocumentService } from './document.service.js';
import { DocumentDeskService } from './document-desk.service.js';
import { ReaderDeskService } from './reader-desk.service.js';
import { ReadingService } from './reading.service.js';
import { whereaboutsOf } from './whereabouts.js';

@Controller()
export class DocumentController {
  constructor(
    private readonly documents: DocumentService,
    private readonly desk: DocumentDeskService,
    private readonly reading: ReadingService,
    private readonly readers: ReaderDeskService,
    private readonly files: FileStore,
  ) {}

  @Handles(listDocuments)
  list(@Input() { params }: InputOf<typeof listDocuments>, @CurrentCaller() caller: FairCaller) {
    return this.documents.list(params.fairId, params.boothId, caller);
  }

  @Handles(addDocument)
  add(
    @Input() { params, query }: InputOf<typeof addDocument>,
    @Upload() file: UploadedFile,
    @CurrentCaller() caller: FairCaller,
  ) {
    return this.desk.add(params, query.level, file, caller);
  }

  @Handles(orderDocuments)
  order(@Input() { params, body }: InputOf<typeof orderDocuments>, @CurrentCaller() caller: FairCaller) {
    return this.desk.order(params.fairId, params.boothId, body.ids, caller);
  }

  @Handles(updateDocument)
  update(@Input() { params, body }: InputOf<typeof updateDocument>, @CurrentCaller() caller: FairCaller) {
    return this.desk.update(params, body, caller);
  }

  @Handles(replaceDocumentFile)
  replace(
    @Input() { params }: InputOf<typeof replaceDocumentFile>,
    @Upload() file: UploadedFile,
    @CurrentCaller() caller: FairCaller,
  ) {
    return this.desk.replace(params, file, caller);
  }

  @Handles(deleteDocument)
  remove(@Input() { params }: InputOf<typeof deleteDocument>, @CurrentCaller() caller: FairCaller) {
    return this.desk.remove(params, caller);
  }

  @Handles(listDocumentVersions)
  versions(@Input() { params }: InputOf<typeof listDocumentVersions>, @CurrentCaller() caller: FairCaller) {
    return this.desk.listVersions(params, caller);
  }

  @Handles(readDocumentPage)
  async page(
    @Input() { params, query }: InputOf<typeof readDocumentPage>,
    @CurrentCaller() caller: FairCaller,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const bytes = await this.reading.page(params, Number(params.page), query.version, whereaboutsOf(request), caller);
    response
      .set({
        'Content-Type': 'image/webp',
        'Content-Security-Policy': "default-src 'none'; sandbox",
        'X-Content-Type-Options': 'nosniff',
        'Cross-Origin-Resource-Policy': 'same-origin',
        'Cache-Control': 'no-store',
      })
      .end(bytes);
  }

  @Handles(downloadDocument)
  async download(
    @Input() { params, query }: InputOf<typeof downloadDocument>,
    @CurrentCaller() caller: FairCaller,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { id, key, name, type, size } = await this.reading.file(
      params,
      query.version,
      whereaboutsOf(request),
      caller,
    );
    await sendFile(this.files, { id, key, name, type, size, isShown: false, isKept: false }, request, response);
  }

  @Handles(askForDocument)
  ask(@Input() { params, body }: InputOf<typeof askForDocument>, @CurrentCaller() caller: FairCaller) {
    return this.documents.ask(params, body.note, caller);
  }

  @Handles(listDocumentReaders)
  listReaders(@Input() { params, query }: InputOf<typeof listDocumentReaders>, @CurrentCaller() caller: FairCaller) {
    return this.readers.list(params, query, caller);
  }

  @Handles(decideOnReader)
  decide(@Input() { params, body }: InputOf<typeof decideOnReader>, @CurrentCaller() caller: FairCaller) {
    return this.readers.decide(params, params.participantId, body, caller);
  }

  @Handles(listDocumentReadings)
  log(@Input() { params, query }: InputOf<typeof listDocumentReadings>, @CurrentCaller() caller: FairCaller) {
    return this.readers.log(params, query, caller);
  }

  @Handles(listOwnReadings)
  ownLog(@Input() { params, query }: InputOf<typeof listOwnReadings>, @CurrentCaller() caller: FairCaller) {
    return this.readers.ownLog(params.fairId, query, caller);
  }

  @Handles(listOwnDocuments)
  own(@Input() { params }: InputOf<typeof listOwnDocuments>, @CurrentCaller() caller: FairCaller) {
    return this.documents.own(params.fairId, caller);
  }
}
