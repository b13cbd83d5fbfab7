import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { FfmpegRecorder } from '@parvis/media';
import { AppConfig } from '@parvis/platform';
import { RecordingKeeper } from './recording-keeper.js';

export const recorderProvider = {
  provide: FfmpegRecorder,
  inject: [AppConfig, RecordingKeeper],
  useFactory: (config: AppConfig, keeper: RecordingKeeper): Promise<FfmpegRecorder> => {
    const logger = new Logger('recording');
    const port = config.get('RECORDING_PORT');
    return FfmpegRecorder.start({
      bin: config.get('FFMPEG_BIN'),
      // Two installations on one machine have different ports, and so different folders.
      folder: resolve(config.get('RECORDING_DIR') ?? join(tmpdir(), `parvis-tracks-${port}`)),
      port,
      logger: {
        info: (fields, message) => logger.log(fields, message),
        warn: (fields, message) => logger.warn(fields, message),
      },
      keep: (recording) => keeper.keep(recording),
    });
  },
};

/** Keeps what is being recorded when the process ends. */
@Injectable()
export class RecorderCloser implements BeforeApplicationShutdown {
  constructor(private readonly recorder: FfmpegRecorder) {}

  async beforeApplicationShutdown() {
    await this.recorder.close();
  }
}
