// mediasoup with nothing of ours around it: what its examples do, for comparison. Started as a process of its own.
import { createServer } from 'node:http';
import { createWorker } from 'mediasoup';
import { Server } from 'socket.io';

const mediaCodecs = [
  {
    kind: 'audio',
    mimeType: 'audio/opus',
    clockRate: 48_000,
    channels: 2,
    parameters: { useinbandfec: 1, usedtx: 1 },
    rtcpFeedback: [{ type: 'nack' }, { type: 'transport-cc' }],
  },
  { kind: 'video', mimeType: 'video/VP8', clockRate: 90_000 },
];

const [workerBin, rtcPort] = process.argv.slice(2);
const worker = await createWorker({ workerBin, logLevel: 'warn' });
const listenInfos = ['udp', 'tcp'].map((protocol) => ({ protocol, ip: '127.0.0.1', port: Number(rtcPort) }));
const webRtcServer = await worker.createWebRtcServer({ listenInfos });
const router = await worker.createRouter({ mediaCodecs });
const producers = new Map();

const http = createServer();
const io = new Server(http, { transports: ['websocket'] });
io.on('connection', (socket) => {
  const transports = new Map();
  const consumers = new Map();
  const on = (name, handle) =>
    socket.on(name, async (input, acknowledge) => {
      try {
        acknowledge({ ok: true, data: (await handle(input)) ?? {} });
      } catch (error) {
        acknowledge({ ok: false, error: { code: 'REFUSED', message: String(error) } });
      }
    });
  on('capabilities', () => router.rtpCapabilities);
  on('create', async () => {
    const transport = await router.createWebRtcTransport({
      webRtcServer,
      enableUdp: true,
      enableTcp: true,
      preferUdp: true,
      initialAvailableOutgoingBitrate: 1_000_000,
    });
    transports.set(transport.id, transport);
    const { id, iceParameters, iceCandidates, dtlsParameters } = transport;
    return { id, iceParameters, iceCandidates, dtlsParameters };
  });
  on('connect-transport', ({ id, dtlsParameters }) => transports.get(id).connect({ dtlsParameters }));
  on('produce', async ({ id, kind, rtpParameters }) => {
    const producer = await transports.get(id).produce({ kind, rtpParameters });
    producers.set(producer.id, producer);
    producer.observer.once('close', () => producers.delete(producer.id));
    return { producerId: producer.id };
  });
  on('list', () => [...producers.keys()]);
  on('consume', async ({ id, producerId, rtpCapabilities }) => {
    const consumer = await transports.get(id).consume({ producerId, rtpCapabilities, paused: true });
    consumers.set(consumer.id, consumer);
    return { id: consumer.id, producerId, kind: consumer.kind, rtpParameters: consumer.rtpParameters };
  });
  on('resume', ({ id }) => consumers.get(id).resume());
  socket.on('disconnect', () => {
    for (const transport of transports.values()) transport.close();
  });
});
http.listen(0, '127.0.0.1', () => process.send({ port: http.address().port, workerPid: worker.pid }));
process.on('disconnect', () => process.exit(0));
