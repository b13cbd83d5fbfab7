import type { CheckStarted, IceServer, MediaSource, RtpCapabilities, TransportOptions } from '@parvis/contracts';
import type { ConsumerOptions, ProducerOptions, Transport } from 'mediasoup-client/types';
import { statsBetween } from '../client/client-stats.js';
import { countLink, type LinkCounters } from '../client/link-counters.js';
import type { CheckMeans } from './connection-means.js';
import type { Measured } from './connection-verdict.rules.js';

export type Route = 'udp' | 'tcp' | 'relay';

const openWithinMs = { udp: 4_000, tcp: 5_000, relay: 7_000 } as const;
const lookEveryMs = 100;
/** Rates are read after the encoder has found its pace. */
const warmUpMs = 1_500;
const measureMs = 2_000;
/** What the test picture may use: a 720p picture needs less. */
export const testBitrate = 2_500_000;

const isRelay = ({ urls }: IceServer) => [urls].flat().some((url) => /^turns?:/.test(url));
export const hasRelay = (servers: readonly IceServer[]): boolean => servers.some(isRelay);

/** One round of the check over one route alone: what is sent to the node comes back from it. */
export class ConnectionProbe {
  private readonly transports: { send: Transport; recv: Transport };
  private readonly stopListening: () => void;
  private readonly epoch: number;

  private constructor(
    private readonly means: CheckMeans,
    private readonly route: Route,
    { epoch, transports }: CheckStarted,
  ) {
    this.epoch = epoch;
    const only = this.onlyThisRoute();
    this.transports = {
      send: this.wire(means.device.createSendTransport({ ...transports.send, ...only(transports.send) })),
      recv: this.wire(means.device.createRecvTransport({ ...transports.recv, ...only(transports.recv) })),
    };
    this.transports.send.on('produce', ({ rtpParameters, appData }, done, fail) => {
      const source = appData.source as MediaSource;
      this.request('media.produce', { epoch, source, paused: false, rtpParameters: rtpParameters as never })
        .then(({ producerId }) => done({ id: producerId }))
        .catch(fail);
    });
    this.stopListening = means.signal.on('consumer.new', ({ consumers }) => {
      for (const view of consumers) if (view.participantId === 'check') this.receive(view).catch(() => undefined);
    });
  }

  static async start(means: CheckMeans, route: Route): Promise<ConnectionProbe> {
    means.ended.throwIfAborted();
    const rtpCapabilities = means.device.recvRtpCapabilities as RtpCapabilities;
    return new ConnectionProbe(means, route, await means.signal.request('check.start', { rtpCapabilities }));
  }

  /** Whether anything comes back this way. */
  async isOpen(tone: MediaStreamTrack): Promise<boolean> {
    const until = performance.now() + openWithinMs[this.route];
    const producing = this.produce('microphone', tone, { codecOptions: { opusDtx: false } });
    // When the way is blocked this does not end before the transports are closed.
    producing.catch(() => undefined);
    while (performance.now() < until) {
      if ((await this.count()).down.packets > 5) return true;
      await this.wait(lookEveryMs);
    }
    return false;
  }

  /** Sends the picture there and back and reads what of it arrives. */
  async measure(picture: MediaStreamTrack): Promise<Measured> {
    const encodings = [{ maxBitrate: testBitrate }];
    await this.produce('camera', picture, { encodings, codecOptions: { videoGoogleStartBitrate: 1_200 } });
    await this.wait(warmUpMs);
    const before = await this.count();
    await this.wait(measureMs);
    const after = await this.count();
    const stats = statsBetween(before, after);
    const { up, down } = stats ?? { up: null, down: null };
    return {
      roundTripMs: after.roundTripMs,
      upLoss: after.up.fractionLost ?? up?.loss ?? null,
      downLoss: down?.loss ?? null,
      jitterMs: after.down.jitterMs,
      // What was sent is not yet what has arrived.
      upBitrate: up === null ? null : Math.round(up.bitrate * (1 - (after.up.fractionLost ?? up.loss ?? 0))),
      downBitrate: down === null ? null : Math.round(down.bitrate),
    };
  }

  close(): void {
    this.stopListening();
    this.transports.send.close();
    this.transports.recv.close();
    if (!this.means.ended.aborted) this.means.signal.request('check.stop', {}).catch(() => undefined);
  }

  private onlyThisRoute() {
    const { route, means } = this;
    if (route === 'relay') {
      const iceServers = means.iceServers.filter(isRelay).map((server) => ({ ...server }));
      return () => ({ iceServers, iceTransportPolicy: 'relay' as const });
    }
    return ({ iceCandidates }: TransportOptions) => ({
      iceServers: [],
      iceCandidates: iceCandidates.filter(({ protocol }) => protocol === route),
    });
  }

  private wire(transport: Transport): Transport {
    transport.on('connect', ({ dtlsParameters }, done, fail) => {
      this.request('transport.connect', { epoch: this.epoch, transportId: transport.id, dtlsParameters })
        .then(() => done())
        .catch(fail);
    });
    return transport;
  }

  private async produce(source: MediaSource, track: MediaStreamTrack, options: ProducerOptions): Promise<void> {
    await this.transports.send.produce({ ...options, track, stopTracks: false, appData: { source } });
  }

  private async receive({
    id,
    producerId,
    kind,
    rtpParameters,
  }: Pick<ConsumerOptions, 'id' | 'producerId' | 'kind'> & { rtpParameters: unknown }): Promise<void> {
    if (id === undefined) return;
    await this.transports.recv.consume({
      id,
      producerId,
      kind,
      rtpParameters: rtpParameters as ConsumerOptions['rtpParameters'],
    });
    await this.request('consumer.resume', { epoch: this.epoch, consumerIds: [id] });
  }

  private async count(): Promise<LinkCounters> {
    this.means.ended.throwIfAborted();
    const { recv, send } = this.transports;
    return countLink(performance.now(), ...(await Promise.all([recv.getStats(), send.getStats()])));
  }

  private readonly request: CheckMeans['signal']['request'] = async (name, input) => {
    // After the end the same line belongs to the room, which must not take this for its own.
    this.means.ended.throwIfAborted();
    return this.means.signal.request(name, input);
  };

  private async wait(milliseconds: number): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    this.means.ended.throwIfAborted();
  }
}
