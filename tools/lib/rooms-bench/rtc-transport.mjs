// One end of a WebRTC transport without a browser: real ICE (to an ICE-lite node), DTLS and SRTP; nothing is decoded.

import { createSocket } from 'node:dgram';
import { EventEmitter, once } from 'node:events';
import { DtlsClient, keyLength, RTCDtlsTransport, RtpHeader, SrtcpSession, SrtpSession, saltLength } from 'werift';
import { IceAgent, isStunSuccess, kindOf } from './stun.mjs';
import { ArrivalReport } from './twcc.mjs';
import { isKeyFrameStart } from './vp8.mjs';

const checkEveryMs = 50;
const consentEveryMs = 2_500;
const feedbackEveryMs = 100;
const earlyPackets = 64;
/** Packets of a stream that nobody has named in which a key frame is looked for. */
const beginning = 50;
/** AEAD_AES_128_GCM, then AES128_CM_HMAC_SHA1_80. */
const srtpProfiles = [7, 1];
const transportWideUri = 'http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01';

/**
 * Emits `connected` and `rtcp` (bytes). `onPacket(ssrc, datagram)` is called for each RTP packet where it is set; it is not decrypted.
 * @param options.mapAddress says where a candidate's address really is, for lines that are emulated
 */
export class RtcTransport extends EventEmitter {
  packets = 0;
  bytes = 0;
  /** What came, by SSRC: `{ packets, bytes, firstAt, lastAt, longestGapMs }`. */
  streams = new Map();
  #socket = createSocket('udp4');
  #ice;
  #remote;
  #dtls = null;
  #srtp = null;
  #srtcp = null;
  #timers = new Set();
  #keyFrameWatchers = new Map();
  #keyFrames = new Map();
  #named = new Set();
  /** What came between the node's last handshake message and our keys. */
  #early = [];
  #twccId = null;
  #arrivals = new ArrivalReport(1);
  #isUp = false;
  #state = 'new';
  lastHeardAt = 0;

  constructor(options, { mapAddress = (address) => address } = {}) {
    super();
    this.id = options.id;
    this.#ice = new IceAgent(options.iceParameters);
    const candidate = options.iceCandidates.find(({ protocol }) => protocol === 'udp');
    this.#remote = { ...mapAddress({ address: candidate.address ?? candidate.ip, port: candidate.port }) };
    this.#socket.on('message', (datagram) => this.#receive(datagram));
    this.#socket.on('error', () => {});
  }

  get state() {
    return this.#state;
  }

  /** The fingerprints to tell the node, as the side that opens the handshake. */
  static async dtlsParameters() {
    const certificate = await RTCDtlsTransport.SetupCertificate();
    return {
      role: 'client',
      fingerprints: certificate.getFingerprints().map(({ algorithm, value }) => ({ algorithm, value })),
    };
  }

  /** Resolves when media may flow. `tell(dtlsParameters)` brings the fingerprints to the node, while ICE runs already. */
  async connect(tell, { within = 30_000 } = {}) {
    this.#state = 'connecting';
    const certificate = await RTCDtlsTransport.SetupCertificate();
    this.#socket.bind(0);
    await once(this.#socket, 'listening');
    try {
      this.#socket.setRecvBufferSize(1 << 20);
    } catch {
      // A smaller buffer loses packets under load, and the figures show that.
    }
    const deadline = AbortSignal.timeout(within);
    const [told] = await Promise.all([tell(await RtcTransport.dtlsParameters()), this.#openPath(deadline)]);
    await this.#handshake(certificate, deadline);
    this.#state = 'connected';
    this.#every(consentEveryMs, () => this.#send(this.#ice.check()));
    this.#every(feedbackEveryMs, () => this.#sendFeedback());
    this.emit('connected');
    return told;
  }

  /** New credentials after an ICE restart, over a new local port if one is wanted. */
  async restartIce(iceParameters, { within = 30_000 } = {}) {
    this.#ice.restart(iceParameters);
    this.#isUp = false;
    await this.#openPath(AbortSignal.timeout(within));
  }

  /** The extension that carries transport-wide numbers in what is received; found in a consumer's parameters. */
  noteExtensions(headerExtensions = []) {
    this.#twccId ??= headerExtensions.find(({ uri }) => uri === transportWideUri)?.id ?? null;
  }

  /** Looks for the first key frame of that stream, however late it comes. A stream that nobody has named is watched at its beginning. */
  watchKeyFrame(ssrc, { isNamed = true } = {}) {
    if (isNamed) this.#named.add(ssrc);
    if (this.#keyFrames.has(ssrc)) return;
    this.#keyFrames.set(ssrc, new Promise((resolve) => this.#keyFrameWatchers.set(ssrc, resolve)));
  }

  /** Resolves with performance.now() of the first key frame's first packet. */
  firstKeyFrame(ssrc) {
    this.watchKeyFrame(ssrc);
    return this.#keyFrames.get(ssrc);
  }

  /** @param header fields of a werift RtpHeader */
  sendRtp(payload, header) {
    if (this.#srtp === null) return;
    this.#send(this.#srtp.encrypt(payload, header instanceof RtpHeader ? header : new RtpHeader(header)));
  }

  sendRtcp(bytes) {
    if (this.#srtcp !== null) this.#send(this.#srtcp.encrypt(bytes));
  }

  close() {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    for (const timer of this.#timers) clearInterval(timer);
    this.#timers.clear();
    try {
      this.#socket.close();
    } catch {
      // It was never bound.
    }
    this.removeAllListeners();
  }

  #every(milliseconds, work) {
    const timer = setInterval(work, milliseconds);
    this.#timers.add(timer);
    return timer;
  }

  #send(datagram) {
    if (this.#state === 'closed') return;
    this.#socket.send(datagram, this.#remote.port, this.#remote.address);
  }

  async #openPath(deadline) {
    this.#send(this.#ice.check());
    const timer = this.#every(checkEveryMs, () => this.#send(this.#ice.check()));
    try {
      if (!this.#isUp) await once(this, 'path', { signal: deadline });
    } catch (error) {
      throw new Error('no path to the media node', { cause: error });
    } finally {
      clearInterval(timer);
      this.#timers.delete(timer);
    }
  }

  async #handshake({ certPem, privateKey, signatureHash }, deadline) {
    const transport = {
      type: 'udp',
      closed: false,
      onData: () => {},
      address: {},
      send: async (datagram) => this.#send(datagram),
      close: async () => {},
    };
    this.#dtls = new DtlsClient({
      cert: certPem,
      key: privateKey,
      signatureHash,
      transport,
      srtpProfiles,
      extendedMasterSecret: true,
    });
    this.#dtls.feed = (datagram) => transport.onData(datagram);
    await new Promise((resolve, reject) => {
      deadline.addEventListener('abort', () => reject(new Error('no DTLS handshake with the media node')));
      this.#dtls.onConnect.once(resolve);
      this.#dtls.onError.once(reject);
      this.#dtls.connect().catch(reject);
    });
    const profile = this.#dtls.srtp.srtpProfile;
    const { localKey, localSalt, remoteKey, remoteSalt } = this.#dtls.extractSessionKeys(
      keyLength(profile),
      saltLength(profile),
    );
    const config = {
      keys: {
        localMasterKey: localKey,
        localMasterSalt: localSalt,
        remoteMasterKey: remoteKey,
        remoteMasterSalt: remoteSalt,
      },
      profile,
    };
    this.#srtp = new SrtpSession(config);
    this.#srtcp = new SrtcpSession(config);
    for (const { ssrc, datagram, at } of this.#early.splice(0)) {
      const watcher = this.#keyFrameWatchers.get(ssrc);
      const isWatched = stream.packets <= beginning || this.#named.has(ssrc);
      if (watcher !== undefined && isWatched) this.#lookForKeyFrame(ssrc, datagram, watcher, at);
    }
  }

  #receive(datagram) {
    this.lastHeardAt = performance.now();
    switch (kindOf(datagram)) {
      case 'rtp':
        this.#receiveRtp(datagram);
        return;
      case 'rtcp':
        this.#receiveRtcp(datagram);
        return;
      case 'stun':
        if (!isStunSuccess(datagram) || this.#isUp) return;
        this.#isUp = true;
        this.emit('path');
        return;
      case 'dtls':
        this.#dtls?.feed(datagram);
        return;
      default:
    }
  }

  #receiveRtp(datagram) {
    const ssrc = datagram.readUInt32BE(8);
    let stream = this.streams.get(ssrc);
    if (stream === undefined) {
      stream = { packets: 0, bytes: 0, firstAt: this.lastHeardAt, lastAt: 0, longestGapMs: 0 };
      this.streams.set(ssrc, stream);
      // On a transport that stood before, the picture may be faster than the answer that names it.
      this.watchKeyFrame(ssrc, { isNamed: false });
    }
    this.packets += 1;
    this.bytes += datagram.length;
    stream.packets += 1;
    stream.bytes += datagram.length;
    if (stream.lastAt > 0) stream.longestGapMs = Math.max(stream.longestGapMs, this.lastHeardAt - stream.lastAt);
    stream.lastAt = this.lastHeardAt;
    this.#readExtensions(datagram);
    const watcher = this.#keyFrameWatchers.get(ssrc);
    const isWatched = stream.packets <= beginning || this.#named.has(ssrc);
    if (watcher !== undefined && isWatched) this.#lookForKeyFrame(ssrc, datagram, watcher, this.lastHeardAt);
    this.onPacket?.(ssrc, datagram);
  }

  #lookForKeyFrame(ssrc, datagram, resolve, at) {
    if (this.#srtp === null) {
      if (this.#early.length < earlyPackets) this.#early.push({ ssrc, datagram: Buffer.from(datagram), at });
      return;
    }
    try {
      const packet = this.#srtp.decrypt(Buffer.from(datagram));
      const headerSize = headerSizeOf(packet);
      if (!isKeyFrameStart(packet.subarray(headerSize))) return;
      this.#keyFrameWatchers.delete(ssrc);
      resolve(at);
    } catch {
      // A probation packet, or one of before the keys.
    }
  }

  /** Notes the transport-wide number of a packet that carries one-byte extensions (RFC 8285). */
  #readExtensions(datagram) {
    if (this.#twccId === null || (datagram[0] & 0x10) === 0) return;
    let at = 12 + (datagram[0] & 0x0f) * 4;
    if (datagram.readUInt16BE(at) !== 0xbede) return;
    const end = at + 4 + datagram.readUInt16BE(at + 2) * 4;
    at += 4;
    while (at < end) {
      const head = datagram[at];
      if (head === 0) {
        at += 1;
        continue;
      }
      if (head >> 4 === this.#twccId) {
        this.#arrivals.arrived(datagram.readUInt16BE(at + 1));
        this.#mediaSsrc = datagram.readUInt32BE(8);
        return;
      }
      at += 2 + (head & 0x0f);
    }
  }
  #mediaSsrc = 0;

  #receiveRtcp(datagram) {
    if (this.#srtcp === null || this.listenerCount('rtcp') === 0) return;
    try {
      this.emit('rtcp', this.#srtcp.decrypt(Buffer.from(datagram)));
    } catch {
      // Of before the keys.
    }
  }

  #sendFeedback() {
    const feedback = this.#arrivals.take(this.#mediaSsrc);
    if (feedback !== null) this.sendRtcp(feedback);
  }
}

function headerSizeOf(packet) {
  const fixed = 12 + (packet[0] & 0x0f) * 4;
  return (packet[0] & 0x10) === 0 ? fixed : fixed + 4 + packet.readUInt16BE(fixed + 2) * 4;
}
