import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import { type Attendance, FfmpegRecorder, RoomHost, WorkerPool } from '@parvis/media';
import { AppConfig } from '@parvis/platform';
import { EventPublisher } from './event-publisher.js';

export const workerPoolProvider = {
  provide: WorkerPool,
  inject: [AppConfig],
  useFactory: (config: AppConfig): Promise<WorkerPool> => {
    const logger = new Logger('media');
    return WorkerPool.start({
      listenIp: config.get('RTC_LISTEN_IP'),
      announcedAddress: config.get('RTC_ANNOUNCED_ADDRESS') ?? null,
      port: config.get('RTC_PORT'),
      size: config.get('MEDIA_WORKERS'),
      packetsPerCore: config.get('MEDIA_PACKETS_PER_CORE'),
      videoCodecs: config.get('VIDEO_CODECS'),
      workerBin: config.get('MEDIASOUP_WORKER_BIN'),
      logger: {
        info: (fields, message) => logger.log(fields, message),
        warn: (fields, message) => logger.warn(fields, message),
      },
    });
  },
};

export const roomHostProvider = {
  provide: RoomHost,
  inject: [WorkerPool, EventPublisher, FfmpegRecorder],
  useFactory: (pool: WorkerPool, events: EventPublisher, recorder: FfmpegRecorder): RoomHost => {
    const host = new RoomHost(pool, {}, recorder);
    const logger = new Logger('rooms');
    host.on('opened', (room) => {
      room.on('fault', (error) => logger.error({ roomId: room.id, error }, 'something in a room failed'));
    });
    const tell =
      (change: 'joined' | 'left') =>
      ({ guestName: _, ...attendance }: Attendance) =>
        // Only meetings, lounges and calls ask who is there; the audience of a stage would be thousands of jobs.
        ['meeting', 'booth', 'call'].includes(attendance.kind) &&
        events.publish('room.attendance.v1', { ...attendance, change, at: attendance.at.toISOString() });
    host.on('joined', tell('joined'));
    host.on('left', tell('left'));
    return host;
  },
};

/** Ends the worker processes after the rooms have closed. */
export class MediaCloser implements OnApplicationShutdown {
  constructor(private readonly pool: WorkerPool) {}

  onApplicationShutdown() {
    this.pool.close();
  }
}

export const mediaCloserProvider = {
  provide: MediaCloser,
  inject: [WorkerPool],
  useFactory: (pool: WorkerPool) => new MediaCloser(pool),
};
