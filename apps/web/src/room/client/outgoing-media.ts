import type { MediaSource, RoomStatus } from '@parvis/contracts';
import type { Outgoing, OutgoingPlan } from './outgoing-plan.js';
import type { RoomLines } from './room-lines.js';
import type { RoomView } from './room-view.js';
import type { UplinkPlan } from './uplink.js';

/** Keeps what is sent in step with the devices, the room's codec, one's grants and the way up, on every line. */
export class OutgoingMedia {
  constructor(
    private readonly plan: OutgoingPlan,
    private readonly view: RoomView,
    private readonly lines: RoomLines,
  ) {}

  set(source: MediaSource, outgoing: Outgoing): void {
    this.plan.sources.set(source, outgoing);
    this.sync(source);
  }

  useCodec(codec: RoomStatus['videoCodec']): void {
    if (codec === this.plan.videoCodec) return;
    this.plan.videoCodec = codec;
    this.sync('camera');
    this.sync('screen');
  }

  /** Opens or closes the way up as the grants say. Only once one is in: before, they are not known. */
  obeyGrants(): void {
    const { grants } = this.view.state;
    const maySend = grants.includes('speak') || grants.includes('share');
    this.lines.current?.allowSending(maySend).catch(() => undefined);
  }

  follow({ isCameraResting, voiceBitrate }: UplinkPlan): void {
    const { plan } = this;
    if (plan.isCameraResting !== isCameraResting) {
      plan.isCameraResting = isCameraResting;
      this.view.set({ isCameraResting });
      this.sync('camera');
    }
    if (plan.voiceBitrate !== voiceBitrate) {
      plan.voiceBitrate = voiceBitrate;
      this.sync('microphone');
    }
  }

  private sync(source: MediaSource): void {
    // Before the join nothing is sent.
    if (this.view.state.phase === 'lobby') return;
    // A failure shows as a broken path or as a lost line, and both lead to a new link that sends it again.
    for (const line of this.lines.all) line.link?.sender.sync(source).catch(() => undefined);
  }
}
