import type { ConsumerView } from '@parvis/contracts';
import type { Consumer, ConsumerOptions, Transport } from 'mediasoup-client/types';
import type { Request } from './request.js';
import { SignalError } from './signal-error.js';

const startTries = 3;

export interface Received {
  view: ConsumerView;
  track: MediaStreamTrack;
}

/** Everything that one link receives. */
export class Receiver {
  private readonly consumers = new Map<string, Consumer>();
  /** Opened here; the server has not said yet that it lets them flow. */
  private readonly unstarted = new Set<string>();

  constructor(
    private readonly transport: Transport,
    private readonly epoch: number,
    private readonly request: Request,
  ) {}

  get ids(): string[] {
    return [...this.consumers.keys()];
  }

  /** Ids of the streams by the ids of their tracks, as statistics name them. */
  get idsByTrack(): Map<string, string> {
    return new Map([...this.consumers].map(([id, { track }]) => [track.id, id]));
  }

  /**
   * Opens streams that the server has prepared, hands them on, and lets them flow. Streams that end meanwhile are left out. Rejects
   * when one cannot be opened or the server does not answer; the others are handed on all the same.
   */
  async receive(views: readonly ConsumerView[], opened: (received: Received[]) => void): Promise<void> {
    const results = await Promise.allSettled(views.map((view) => this.open(view)));
    const received = results.flatMap((result) => (result.status === 'fulfilled' && result.value ? [result.value] : []));
    for (const { view } of received) this.unstarted.add(view.id);
    // Before the server's answer: a stream whose answer is lost would flow and never be shown.
    if (received.length > 0) opened(received);
    await this.start();
    const failed = results.find((result) => result.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }

  /** Lets these streams flow; a picture that flows already gets a key frame. */
  async resume(consumerIds: readonly string[]): Promise<void> {
    for (let from = 0; from < consumerIds.length; from += 64) {
      const some = consumerIds.slice(from, from + 64);
      await this.request('consumer.resume', { epoch: this.epoch, consumerIds: some });
      for (const id of some) this.unstarted.delete(id);
    }
  }

  stop(consumerId: string): void {
    this.consumers.get(consumerId)?.close();
    this.consumers.delete(consumerId);
    this.unstarted.delete(consumerId);
  }

  /** Everything that the server has not yet confirmed to flow. A busy node answers late, so it is asked more than once. */
  private async start(): Promise<void> {
    for (let triesLeft = startTries; ; ) {
      try {
        return await this.resume([...this.unstarted]);
      } catch (error) {
        triesLeft -= 1;
        if (triesLeft === 0 || this.transport.closed || !(error instanceof SignalError) || error.code !== 'TIMEOUT') {
          throw error;
        }
      }
    }
  }

  private async open(view: ConsumerView): Promise<Received | null> {
    if (this.transport.closed || this.consumers.has(view.id)) return null;
    const { id, producerId, kind, participantId, source } = view;
    // Voice and picture of one person share a stream id, so that the browser keeps them in step.
    const streamId = `${participantId}-${source.startsWith('screen') ? 'screen' : 'person'}`;
    const rtpParameters = view.rtpParameters as ConsumerOptions['rtpParameters'];
    try {
      const consumer = await this.transport.consume({ id, producerId, kind, rtpParameters, streamId });
      this.consumers.set(id, consumer);
      return { view, track: consumer.track };
    } catch (error) {
      if (this.transport.closed) return null;
      throw error;
    }
  }
}
