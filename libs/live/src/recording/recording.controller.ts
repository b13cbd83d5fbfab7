import { Controller, Req, Res } from '@nestjs/common';
import { deleteRecording, type InputOf, listRecordings, readRecording } from '@parvis/contracts';
import { CurrentCaller, type FairCaller, FileStore, Handles, Input, sendFile } from '@parvis/platform';
import type { Request, Response } from 'express';
import { RecordingService } from './recording.service.js';

@Controller()
export class RecordingController {
  constructor(
    private readonly recordings: RecordingService,
    private readonly files: FileStore,
  ) {}

  @Handles(listRecordings)
  list(@Input() { params }: InputOf<typeof listRecordings>, @CurrentCaller() caller: FairCaller) {
    return this.recordings.list(params.fairId, params.roomId, caller.userId);
  }

  @Handles(deleteRecording)
  remove(@Input() { params }: InputOf<typeof deleteRecording>, @CurrentCaller() caller: FairCaller) {
    return this.recordings.remove(params.fairId, params.recordingId, caller.userId);
  }

  @Handles(readRecording)
  async read(
    @Input() { params, query }: InputOf<typeof readRecording>,
    @CurrentCaller() caller: FairCaller,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const film = await this.recordings.film(params.fairId, params.recordingId, caller.userId, query.download);
    await sendFile(this.files, film, request, response);
  }
}
