// Somebody at the bare server, as mediasoup's examples join: one step after the other.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { io } from 'socket.io-client';
import { freePortBlock } from '../ports.mjs';
import { CameraSource, MicrophoneSource } from './media-source.mjs';
import { RtcTransport } from './rtc-transport.mjs';

/** @returns `{ url, port, rtcPort, pid, workerPid, stop() }` */
export async function startBareServer({ workerBin }) {
  const rtcPort = await freePortBlock(1);
  const child = fork(fileURLToPath(new URL('bare-server.mjs', import.meta.url)), [workerBin, String(rtcPort)]);
  const [{ port, workerPid }] = await once(child, 'message');
  const stop = async () => {
    child.disconnect();
    await once(child, 'exit');
  };
  return { url: `http://127.0.0.1:${port}`, port, rtcPort, pid: child.pid, workerPid, stop };
}

export class BareClient {
  consumers = new Map();
  sources = [];
  producerIds = [];
  #socket;

  static async enter({ url, mapAddress, isWatching = true, leaveOut = [] }) {
    const client = new BareClient();
    client.#socket = io(url, { transports: ['websocket'], forceNew: true, reconnection: false });
    await once(client.#socket, 'connect');
    const rtpCapabilities = await client.ask('capabilities', {});
    const [send, recv] = await Promise.all([client.ask('create', {}), client.ask('create', {})]);
    client.send = new RtcTransport(send, { mapAddress });
    client.recv = new RtcTransport(recv, { mapAddress });
    if (isWatching) await client.#watch(rtpCapabilities, leaveOut);
    return client;
  }

  async ask(name, input) {
    const answer = await this.#socket.timeout(10_000).emitWithAck(name, input);
    if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`);
    return answer.data;
  }

  /** `how`: layers of a camera, or what MicrophoneSource takes. */
  async produce(source, how) {
    if (this.send.state === 'new') await this.#connect(this.send);
    const media = source === 'microphone' ? new MicrophoneSource(this.send, how) : new CameraSource(this.send, how);
    const kind = source === 'microphone' ? 'audio' : 'video';
    const { producerId } = await this.ask('produce', { id: this.send.id, kind, rtpParameters: media.rtpParameters });
    this.producerIds.push(producerId);
    this.sources.push(media.start());
    return media;
  }

  close() {
    for (const media of this.sources) media.close();
    this.send.close();
    this.recv.close();
    this.#socket.close();
  }

  #connect(transport) {
    return transport.connect((dtlsParameters) => this.ask('connect-transport', { id: transport.id, dtlsParameters }));
  }

  async #watch(rtpCapabilities, leaveOut) {
    const listed = await this.ask('list', {});
    const producerIds = listed.filter((id) => !leaveOut.includes(id));
    const views = await Promise.all(
      producerIds.map((producerId) => this.ask('consume', { id: this.recv.id, producerId, rtpCapabilities })),
    );
    for (const view of views) {
      this.consumers.set(view.id, { ...view, ssrc: view.rtpParameters.encodings[0].ssrc });
      this.recv.noteExtensions(view.rtpParameters.headerExtensions);
      if (view.kind === 'video') this.recv.watchKeyFrame(view.rtpParameters.encodings[0].ssrc);
    }
    this.mediaUp = this.#connect(this.recv);
    await Promise.all(views.map(({ id }) => this.ask('resume', { id })));
  }
}
