// Somebody in a room without a browser: the agreed signalling over socket.io, the media over real transports.
import { randomInt } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { io } from 'socket.io-client';
import { CameraSource, MicrophoneSource } from './media-source.mjs';
import { RtcTransport } from './rtc-transport.mjs';

/** What a request was refused with. */
export class Refusal extends Error {
  constructor(name, { code, message }) {
    super(`${name}: ${code} (${message})`);
    this.code = code;
  }
}

/**
 * @param options `{ url, path, ticket, capabilities, mapAddress?, isHealing? }`; with `isHealing` it joins again after a reset and follows a
 * migration, as the web app does. Emits what the server tells, under its name.
 */
export class RoomClient extends EventEmitter {
  epoch = 0;
  joined = null;
  recv = null;
  send = null;
  consumers = new Map();
  sources = new Map();
  producerIds = new Map();
  #address = `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;
  #socket;
  #prepared = null;

  constructor(options) {
    super();
    this.options = options;
    this.setMaxListeners(100);
  }

  static async enter(options) {
    const client = new RoomClient(options);
    await client.open();
    try {
      await client.join();
    } catch (error) {
      client.close();
      throw error;
    }
    return client;
  }

  /** Rejects with the code of a refused handshake. */
  open(auth = { ticket: this.options.ticket }, { url = this.options.url, path = this.options.path ?? '/rooms' } = {}) {
    const socket = io(url, {
      path,
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      auth,
      // Each person comes from an address of their own, as a proxy in front would say.
      extraHeaders: { 'X-Forwarded-For': this.#address },
    });
    this.#socket = socket;
    socket.onAny((event, payload) => this.#heard(socket, event, payload));
    socket.on('disconnect', (reason) => socket === this.#socket && this.emit('line-lost', reason));
    return new Promise((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', (error) => {
        socket.close();
        reject(new Error(error.data?.code ?? error.message));
      });
    });
  }

  async ask(name, input = {}) {
    const answer = await this.#socket.timeout(30_000).emitWithAck(name, input);
    if (answer.ok) return answer.data;
    throw new Refusal(name, answer.error);
  }

  /** The lobby: both transports stand before the join. */
  async prepare() {
    const prepared = await this.ask('lobby.prepare', { rtpCapabilities: this.options.capabilities });
    this.#prepared = prepared;
    this.epoch = prepared.epoch;
    await this.#openTransports(prepared.transports);
  }

  /** Answers when the join is acknowledged; the media comes up meanwhile, see `mediaUp`. */
  async join() {
    const joined = await this.ask('room.join', { rtpCapabilities: this.options.capabilities });
    this.joined = joined;
    this.epoch = joined.epoch;
    const isPrepared = this.#prepared !== null && joined.transports.recv.id === this.recv?.id;
    this.#prepared = null;
    if (!isPrepared) this.mediaUp = this.#openTransports(joined.transports);
    this.mediaUp.catch(() => {});
    this.#add(joined.consumers);
    if (isPrepared && joined.consumers.length > 0) {
      // Nothing tells the node that this transport is ready for them: it has been up all the time.
      await this.ask('consumer.resume', { epoch: this.epoch, consumerIds: joined.consumers.map(({ id }) => id) });
    }
    return joined;
  }
  mediaUp = Promise.resolve();

  async resume() {
    const resumed = await this.ask('room.resume', { epoch: this.epoch });
    this.#add(resumed.consumers);
    return resumed;
  }

  /** Sends a camera (`how`: layers of media-source.mjs) or a microphone (what MicrophoneSource takes) from now on. */
  async produce(source, how) {
    await this.mediaUp;
    const media = source === 'microphone' ? new MicrophoneSource(this.send, how) : new CameraSource(this.send, how);
    const { producerId } = await this.ask('media.produce', {
      epoch: this.epoch,
      source,
      paused: false,
      rtpParameters: media.rtpParameters,
    });
    this.sources.get(source)?.media.close();
    this.sources.set(source, { media: media.start(), how });
    this.producerIds.set(producerId, source);
    return media;
  }

  /** Shows these people's cameras at that size, in device pixels. */
  show(participantIds, { width = 640, height = 360, rank = 'grid' } = {}) {
    const tiles = participantIds.map((participantId) => ({ participantId, source: 'camera', width, height, rank }));
    return this.ask('layout.set', { epoch: this.epoch, tiles });
  }

  /** Streams of one kind that are being received now: those that had a packet in the last half second. */
  flowing(kind) {
    const now = performance.now();
    return [...this.consumers.values()].filter(
      (consumer) => consumer.kind === kind && now - (this.recv?.streams.get(consumer.ssrc)?.lastAt ?? 0) < 500,
    );
  }

  async leave() {
    await this.ask('room.leave').catch(() => {});
    this.close();
  }

  /** Cuts the line without a word; the media goes on. */
  dropLine() {
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }

  close() {
    this.#closeMedia();
    this.dropLine();
    this.removeAllListeners();
  }

  #closeMedia() {
    for (const { media } of this.sources.values()) media.close();
    this.recv?.close();
    this.send?.close();
    this.consumers.clear();
    this.producerIds.clear();
  }

  async #openTransports({ send, recv }) {
    const { mapAddress } = this.options;
    this.recv = new RtcTransport(recv, { mapAddress });
    this.send = send === null ? null : new RtcTransport(send, { mapAddress });
    const { epoch } = this;
    const opening = [this.recv, this.send]
      .filter((transport) => transport !== null)
      .map((transport) =>
        transport.connect((dtlsParameters) =>
          this.ask('transport.connect', { epoch, transportId: transport.id, dtlsParameters }),
        ),
      );
    await Promise.all(opening);
  }

  #add(views) {
    for (const view of views) {
      const [encoding] = view.rtpParameters.encodings;
      this.consumers.set(view.id, { ...view, ssrc: encoding.ssrc });
      this.recv.noteExtensions(view.rtpParameters.headerExtensions);
      if (view.kind === 'video') this.recv.watchKeyFrame(view.rtpParameters.encodings[0].ssrc);
    }
  }

  #heard(socket, event, payload) {
    if (socket !== this.#socket) return;
    // News of before the answer to the join is in the answer.
    if (event === 'consumer.new' && payload.epoch === this.epoch && this.recv !== null && this.joined !== null) {
      this.#add(payload.consumers);
      const consumerIds = payload.consumers.map(({ id }) => id);
      this.ask('consumer.resume', { epoch: payload.epoch, consumerIds }).catch(() => {});
    }
    if (event === 'consumer.closed') for (const id of payload.consumerIds) this.consumers.delete(id);
    if (event === 'stream.wanted') this.#rest(payload);
    if (event === 'media.reset' && this.options.isHealing) this.#again().catch((error) => this.emit('fault', error));
    if (event === 'media.migrate' && this.options.isHealing)
      this.#move(payload).catch((error) => this.emit('fault', error));
    this.emit(event, payload);
  }

  #rest({ producerId, spatialLayer }) {
    const media = this.sources.get(this.producerIds.get(producerId))?.media;
    if (media instanceof CameraSource) media.highestLayer = spatialLayer ?? -1;
  }

  /** After a new media worker: join again over the same line, send again. */
  async #again() {
    const sources = [...this.sources];
    this.#closeMedia();
    this.sources.clear();
    await this.join();
    await this.mediaUp;
    for (const [source, { how }] of sources) await this.produce(source, how);
    this.emit('healed');
  }

  /** To another node: the old line stays until the new one carries everything. */
  async #move({ ticket, node }) {
    const next = new RoomClient({
      ...this.options,
      ticket,
      url: node.origin === '' ? this.options.url : node.origin,
      path: node.path,
    });
    await next.open();
    await next.join();
    await next.mediaUp;
    for (const [source, { how }] of this.sources) await next.produce(source, how);
    const old = { socket: this.#socket, recv: this.recv, send: this.send, sources: this.sources };
    this.#socket = next.#socket;
    this.#socket.offAny();
    const socket = this.#socket;
    socket.onAny((event, payload) => this.#heard(socket, event, payload));
    this.adopt(next);
    for (const { media } of old.sources.values()) media.close();
    old.recv?.close();
    old.send?.close();
    old.socket?.close();
    this.emit('moved');
  }

  adopt({ recv, send, consumers, sources, producerIds, epoch, joined }) {
    Object.assign(this, { recv, send, consumers, sources, producerIds, epoch, joined });
  }
}
