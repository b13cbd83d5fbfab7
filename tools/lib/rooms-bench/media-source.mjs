// Streams that look like a camera and a microphone to a media server: right headers, right sizes, right rhythm, noise inside.
import { randomInt } from 'node:crypto';
import { RtpHeader } from 'werift';
import { vp8Frame } from './vp8.mjs';

const framesPerSecond = 30;
const silenceMs = 400;
const reportEveryMs = 1_000;
const audioLevelUri = 'urn:ietf:params:rtp-hdrext:ssrc-audio-level';
const audioLevelId = 1;
const ntpOffset = 2_208_988_800;

/** Pictures of 500 kbit/s in two packets each, as in the measurements of bare mediasoup. */
export const singleLayer = [{ bitrate: 500_000, width: 640, height: 360 }];
/** Packets a second of a camera of one layer whose timers are on time. */
export const cameraPackets = 2 * framesPerSecond;
/** What a 720p camera sends. */
export const simulcast = [
  { bitrate: 120_000, width: 320, height: 180 },
  { bitrate: 350_000, width: 640, height: 360 },
  { bitrate: 1_200_000, width: 1280, height: 720 },
];

const random32 = () => randomInt(1, 2 ** 32 - 1);

/** RFC 3550 6.4.1, without reports. */
function senderReport({ ssrc, timestamp, packets, octets }) {
  const report = Buffer.alloc(28);
  const now = Date.now() / 1000;
  report[0] = 0x80;
  report[1] = 200;
  report.writeUInt16BE(6, 2);
  report.writeUInt32BE(ssrc, 4);
  report.writeUInt32BE(Math.floor(now) + ntpOffset, 8);
  report.writeUInt32BE(Math.floor((now % 1) * 2 ** 32), 12);
  report.writeUInt32BE(timestamp, 16);
  report.writeUInt32BE(packets >>> 0, 20);
  report.writeUInt32BE(octets >>> 0, 24);
  return report;
}

/** SSRCs for which a compound RTCP packet asks a key frame: PLI and FIR of RFC 4585 and 5104. */
export function* keyFrameRequests(bytes) {
  for (let at = 0; at + 12 <= bytes.length; at += (bytes.readUInt16BE(at + 2) + 1) * 4) {
    if (bytes[at + 1] !== 206) continue;
    const format = bytes[at] & 0x1f;
    if (format === 1) yield bytes.readUInt32BE(at + 8);
    if (format === 4 && at + 16 <= bytes.length) yield bytes.readUInt32BE(at + 12);
  }
}

class Stream {
  sequenceNumber = randomInt(0, 1_000);
  pictureId = randomInt(0, 1_000);
  tl0 = 0;
  packets = 0;
  octets = 0;
  isKeyWanted = true;

  constructor(transport, fields) {
    this.transport = transport;
    Object.assign(this, fields);
  }

  send(payload, marker, timestamp, extensions) {
    this.sequenceNumber = (this.sequenceNumber + 1) & 0xffff;
    this.packets += 1;
    this.octets += payload.length;
    this.transport.sendRtp(
      payload,
      new RtpHeader({
        payloadType: this.payloadType,
        ssrc: this.ssrc,
        sequenceNumber: this.sequenceNumber,
        timestamp,
        marker,
        ...(extensions === undefined ? {} : { extension: true, extensions }),
      }),
    );
  }

  report(timestamp) {
    this.transport.sendRtcp(senderReport({ ...this, timestamp }));
  }
}

/** Something that sends until it is closed. `sent` counts packets. */
class MediaSource {
  isPaused = false;
  #timers = [];
  #begun = performance.now();
  #timestampBase = random32();

  constructor(clockRate, intervalMs) {
    this.clockRate = clockRate;
    this.intervalMs = intervalMs;
  }

  get sent() {
    return this.streams.reduce((sum, { packets }) => sum + packets, 0);
  }

  timestamp() {
    const elapsed = Math.round(((performance.now() - this.#begun) / 1000) * this.clockRate);
    return (this.#timestampBase + elapsed) >>> 0;
  }

  start() {
    this.streams[0].transport.on('rtcp', this.onRtcp);
    this.tick();
    this.#timers.push(setInterval(() => this.isPaused || this.tick(), this.intervalMs));
    const report = () => {
      const timestamp = this.timestamp();
      for (const stream of this.streams) if (!this.isPaused && stream.packets > 0) stream.report(timestamp);
    };
    report();
    this.#timers.push(setInterval(report, reportEveryMs));
    return this;
  }

  onRtcp = () => {};

  close() {
    for (const timer of this.#timers.splice(0)) clearInterval(timer);
    this.streams[0].transport.off('rtcp', this.onRtcp);
  }
}

export class CameraSource extends MediaSource {
  /** Layers above this one rest. */
  highestLayer = 2;

  constructor(transport, layers = singleLayer) {
    super(90_000, 1_000 / framesPerSecond);
    this.streams = layers.map((layer) => new Stream(transport, { ...layer, ssrc: random32(), payloadType: 96 }));
  }

  get rtpParameters() {
    const isLayered = this.streams.length > 1;
    return {
      codecs: [
        {
          mimeType: 'video/VP8',
          payloadType: 96,
          clockRate: 90_000,
          parameters: {},
          rtcpFeedback: [{ type: 'nack' }, { type: 'nack', parameter: 'pli' }, { type: 'ccm', parameter: 'fir' }],
        },
      ],
      headerExtensions: [],
      encodings: this.streams.map(({ ssrc, bitrate }) => ({
        ssrc,
        ...(isLayered ? { maxBitrate: bitrate, scalabilityMode: 'L1T1' } : {}),
      })),
      rtcp: { cname: 'bench', reducedSize: true },
    };
  }

  onRtcp = (bytes) => {
    for (const ssrc of keyFrameRequests(bytes)) {
      const stream = this.streams.find((candidate) => candidate.ssrc === ssrc);
      if (stream !== undefined) stream.isKeyWanted = true;
    }
  };

  tick() {
    const timestamp = this.timestamp();
    for (const [layer, stream] of this.streams.entries()) {
      if (layer > this.highestLayer) {
        stream.isKeyWanted = true;
        continue;
      }
      const isKey = stream.isKeyWanted;
      stream.isKeyWanted = false;
      stream.pictureId += 1;
      stream.tl0 += 1;
      const size = Math.round(stream.bitrate / 8 / framesPerSecond) * (isKey ? 4 : 1);
      const frame = vp8Frame({ ...stream, size, isKey });
      for (const [index, payload] of frame.entries()) stream.send(payload, index === frame.length - 1, timestamp);
    }
  }
}

export class MicrophoneSource extends MediaSource {
  /** dB below full scale, 0 to 127; 127 is silence. */
  level = 30;
  #ticks = 0;

  /** `packetMs` of sound in each packet. */
  constructor(transport, { packetMs = 20 } = {}) {
    super(48_000, packetMs);
    this.silentTicks = silenceMs / packetMs;
    this.streams = [new Stream(transport, { ssrc: random32(), payloadType: 111 })];
    this.payload = Buffer.alloc(4 * packetMs, 0x5a);
    this.payload[0] = 0x78;
  }

  get rtpParameters() {
    return {
      codecs: [
        {
          mimeType: 'audio/opus',
          payloadType: 111,
          clockRate: 48_000,
          channels: 2,
          parameters: { useinbandfec: 1, usedtx: 1 },
          rtcpFeedback: [{ type: 'nack' }],
        },
      ],
      headerExtensions: [{ uri: audioLevelUri, id: audioLevelId, encrypt: false, parameters: {} }],
      encodings: [{ ssrc: this.streams[0].ssrc, dtx: true }],
      rtcp: { cname: 'bench', reducedSize: true },
    };
  }

  /** Silence is sent as DTX does: a packet every 400 ms. */
  tick() {
    const isSilent = this.level >= 127;
    this.#ticks += 1;
    if (isSilent && this.#ticks % this.silentTicks !== 0) return;
    const voice = isSilent ? 0 : 0x80;
    this.streams[0].send(this.payload, false, this.timestamp(), [
      { id: audioLevelId, payload: Buffer.from([voice | this.level]) },
    ]);
  }
}
