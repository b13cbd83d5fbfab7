import type { IceServer, RtpCapabilities } from '@parvis/contracts';
import type { ConsumerOptions, Device, Transport } from 'mediasoup-client/types';
import type { SignalSocket } from '../client/signal-socket.js';

export interface CheckResult {
  /** How the media travels. */
  route: 'udp' | 'tcp' | 'relay';
  roundTripMs: number;
}

const checkWithinMs = 10_000;

/**
 * Sends a silent tone to the media node and waits until it comes back: over the same port, encryption and routes as a call. Rejects when
 * nothing comes back in time.
 */
export async function checkConnection(
  device: Device,
  signal: SignalSocket,
  iceServers: readonly IceServer[],
): Promise<CheckResult> {
  const context = new AudioContext();
  const transports: Transport[] = [];
  let stopListening = () => {};
  try {
    const { epoch, transports: answer } = await signal.request('check.start', {
      rtpCapabilities: device.rtpCapabilities as RtpCapabilities,
    });
    const shared = { iceServers: iceServers.map((server) => ({ ...server })) };
    const send = device.createSendTransport({ ...answer.send, ...shared });
    const recv = device.createRecvTransport({ ...answer.recv, ...shared });
    transports.push(send, recv);
    for (const transport of transports) {
      transport.on('connect', ({ dtlsParameters }, done, fail) => {
        signal
          .request('transport.connect', { epoch, transportId: transport.id, dtlsParameters })
          .then(() => done(), fail);
      });
    }
    send.on('produce', ({ rtpParameters }, done, fail) => {
      signal
        .request('media.produce', { epoch, source: 'microphone', paused: false, rtpParameters: rtpParameters as never })
        .then(({ producerId }) => done({ id: producerId }), fail);
    });
    const echo = new Promise<void>((resolve, reject) => {
      stopListening = signal.on('consumer.new', ({ consumers: [view] }) => {
        if (view?.participantId !== 'check') return;
        const { id, producerId, kind, rtpParameters } = view;
        recv
          .consume({ id, producerId, kind, rtpParameters: rtpParameters as ConsumerOptions['rtpParameters'] })
          .then(() => signal.request('consumer.resume', { epoch, consumerIds: [id] }))
          .then(() => resolve(), reject);
      });
    });
    const [track] = quietTone(context).getAudioTracks();
    await send.produce({ track, codecOptions: { opusDtx: false } });
    return await within(
      checkWithinMs,
      echo.then(() => arrived(recv, send)),
    );
  } finally {
    stopListening();
    for (const transport of transports) transport.close();
    void context.close();
    signal.request('check.stop', {}).catch(() => undefined);
  }
}

function quietTone(context: AudioContext): MediaStream {
  const tone = context.createOscillator();
  const volume = context.createGain();
  const out = context.createMediaStreamDestination();
  volume.gain.value = 0.01;
  tone.connect(volume).connect(out);
  tone.start();
  return out.stream;
}

async function arrived(recv: Transport, send: Transport): Promise<CheckResult> {
  for (;;) {
    if (recv.closed) throw new Error('the check was ended');
    const reports = [...(await recv.getStats()).values()];
    const packets = reports.find((report) => report.type === 'inbound-rtp')?.packetsReceived ?? 0;
    if (packets > 5) return routeOf(await send.getStats());
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function routeOf(stats: RTCStatsReport): CheckResult {
  const reports = [...stats.values()];
  const pair = reports.find(
    (report) => report.type === 'candidate-pair' && report.nominated && report.state === 'succeeded',
  );
  const local = reports.find((report) => report.id === pair?.localCandidateId);
  const route = local?.candidateType === 'relay' ? 'relay' : local?.protocol === 'tcp' ? 'tcp' : 'udp';
  return { route, roundTripMs: Math.round((pair?.currentRoundTripTime ?? 0) * 1_000) };
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('nothing came back')), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
