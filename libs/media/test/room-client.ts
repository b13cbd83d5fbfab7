import { randomUUID } from 'node:crypto';
import type { MediaSource, RoomEventName, RoomEvents, RtpParameters } from '@parvis/contracts';
import { type Identity, type JoinAnswer, type PeerLink, type Room, routerRtpCapabilities } from '../src/index.js';

let nextSsrc = 1_000;

/** A person without a browser: remembers what it is told and sends well-formed parameters. */
export class TestClient implements PeerLink {
  readonly news: { event: RoomEventName; payload: unknown }[] = [];
  isClosed = false;
  answer: JoinAnswer | null = null;

  get isOpen(): boolean {
    return !this.isClosed;
  }

  constructor(
    readonly room: Room,
    readonly identity: Identity = identityOf(),
  ) {}

  send<N extends RoomEventName>(event: N, payload: RoomEvents[N]): void {
    this.news.push({ event, payload });
  }

  close(): void {
    this.isClosed = true;
  }

  heard<N extends RoomEventName>(event: N): RoomEvents[N][] {
    return this.news.filter((item) => item.event === event).map((item) => item.payload as RoomEvents[N]);
  }

  async join(): Promise<JoinAnswer> {
    this.answer = await this.room.join(this.identity, this, routerRtpCapabilities());
    return this.answer;
  }

  produce(source: MediaSource, paused = false): Promise<string> {
    const rtpParameters = source === 'microphone' || source === 'screen-audio' ? opus() : vp8();
    return this.seat.produce({ epoch: this.epoch, source, rtpParameters, paused });
  }

  get seat() {
    return this.room.seatOf(this.identity.participantId, this);
  }

  get epoch(): number {
    if (this.answer === null) throw new Error('this client has not joined');
    return this.answer.epoch;
  }
}

export const identityOf = (changes: Partial<Identity> = {}): Identity => ({
  participantId: randomUUID(),
  displayName: 'Ada',
  companyName: 'Analytical Engines',
  role: 'member',
  grants: ['speak', 'share', 'observe'],
  endsAt: null,
  ...changes,
});

export function opus(): RtpParameters {
  nextSsrc += 1;
  return {
    codecs: [{ mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2, parameters: { usedtx: 1 } }],
    encodings: [{ ssrc: nextSsrc }],
    rtcp: { cname: 'test' },
    mid: String(nextSsrc),
  };
}

export function vp8(): RtpParameters {
  const first = nextSsrc + 1;
  nextSsrc += 10;
  return {
    codecs: [
      { mimeType: 'video/VP8', payloadType: 96, clockRate: 90_000, rtcpFeedback: [{ type: 'nack', parameter: 'pli' }] },
      { mimeType: 'video/rtx', payloadType: 97, clockRate: 90_000, parameters: { apt: 96 } },
    ],
    encodings: [0, 1, 2].map((layer) => ({ ssrc: first + layer, rtx: { ssrc: first + 3 + layer } })),
    rtcp: { cname: 'test' },
    mid: String(nextSsrc),
  };
}

/** Polls, since what is awaited happens in another process. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  what: string,
  milliseconds = 5_000,
): Promise<void> {
  const deadline = Date.now() + milliseconds;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`gave up waiting for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
