import { createWorker } from 'mediasoup';
import { mediaCodecs } from '../src/codecs.js';
import { FfmpegRecorder } from '../src/recorder/ffmpeg-recorder.js';
import type { RoomMedia } from '../src/room-media.js';
import { PlainMedia } from './plain-media.js';

/**
 * Records two people until it is killed: a process of its own for `left-takes.int-spec.ts`. Says on its output who sends, once enough
 * is being written.
 */
async function record(folder: string, port: number): Promise<void> {
  const { MEDIASOUP_WORKER_BIN: workerBin } = process.env;
  const worker = await createWorker(workerBin ? { workerBin } : {});
  const media = new PlainMedia(await worker.createRouter({ mediaCodecs }), port + 500);
  const recorder = await FfmpegRecorder.start({
    bin: 'ffmpeg',
    folder,
    port,
    logger: { info: () => undefined, warn: () => undefined },
    keep: async () => undefined,
  });
  const voice = await media.send('anna', 'microphone');
  const camera = await media.send('ben', 'camera');
  const agreedAt = new Date('2026-11-20T09:00:00Z');
  await recorder.start(
    {
      roomId: '5f0c8f0e-7f0c-4b4a-9d2e-000000000001',
      kind: 'meeting',
      fairId: '5f0c8f0e-7f0c-4b4a-9d2e-000000000002',
      askedBy: 'anna',
      media: async () => media as unknown as RoomMedia,
      mayRecord: () => true,
      agreedAt: () => agreedAt,
      people: () => [],
    },
    { ended: () => undefined, full: () => undefined, missing: () => undefined },
  );
  await Promise.all([media.takes(voice, 150), media.takes(camera, 45)]);
  process.stdout.write(`${JSON.stringify(media.senders)}\n`);
}

const [folder = '', port = ''] = process.argv.slice(2);
void record(folder, Number(port));
