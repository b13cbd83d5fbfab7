import type { types } from 'mediasoup';

/** Sends well-formed RTP into a router from this process, no network. */
export class DirectSender {
  private sequence = 0;
  private timestamp = 0;

  private constructor(
    readonly producer: types.Producer,
    private readonly ssrc: number,
  ) {}

  static async voice(router: types.Router): Promise<DirectSender> {
    const ssrc = 1 + Math.floor(Math.random() * 1e9);
    const transport = await router.createDirectTransport();
    const producer = await transport.produce({
      kind: 'audio',
      rtpParameters: {
        codecs: [{ mimeType: 'audio/opus', payloadType: 100, clockRate: 48_000, channels: 2 }],
        encodings: [{ ssrc }],
        rtcp: { cname: 'direct' },
      },
    });
    return new DirectSender(producer, ssrc);
  }

  send(payload: string): void {
    const header = Buffer.alloc(12);
    header[0] = 0x80;
    header[1] = 100;
    header.writeUInt16BE(this.sequence & 0xffff, 2);
    header.writeUInt32BE(this.timestamp, 4);
    header.writeUInt32BE(this.ssrc, 8);
    this.sequence += 1;
    this.timestamp += 960;
    this.producer.send(Buffer.concat([header, Buffer.from(payload)]));
  }
}

/** Collects what a router forwards of one stream. */
export async function listen(
  router: types.Router,
  producerId: string,
): Promise<{ payloads: string[]; consumer: types.Consumer }> {
  const transport = await router.createDirectTransport();
  const consumer = await transport.consume({ producerId, rtpCapabilities: router.rtpCapabilities });
  const payloads: string[] = [];
  consumer.on('rtp', (packet: Buffer) => {
    const extension = (packet.readUInt8(0) & 0x10) === 0 ? 0 : 4 + packet.readUInt16BE(14) * 4;
    payloads.push(packet.subarray(12 + extension).toString());
  });
  return { payloads, consumer };
}
