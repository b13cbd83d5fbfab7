import type { ConsumerView } from '@parvis/contracts';
import type { Consumer, ConsumerOptions, Transport } from 'mediasoup-client/types';
import type { Request } from './request.js';

export interface Received {
  view: ConsumerView;
  track: MediaStreamTrack;
}

/** Everything that one link receives. */
export class Receiver {
  private readonly consumers = new Map<string, Consumer>();

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

  /** Opens streams that the server has prepared and lets them flow. Streams that end meanwhile are left out. */
  async receive(views: readonly ConsumerView[]): Promise<Received[]> {
    const opened = await Promise.all(views.map((view) => this.open(view)));
    const received = opened.filter((item) => item !== null);
    await this.resume(received.map(({ view }) => view.id));
    return received;
  }

  /** Lets these streams flow; a picture that flows already gets a key frame. */
  async resume(consumerIds: readonly string[]): Promise<void> {
    for (let from = 0; from < consumerIds.length; from += 64) {
      await this.request('consumer.resume', {
        epoch: this.epoch,
        consumerIds: consumerIds.slice(from, from + 64),
      });
    }
  }

  stop(consumerId: string): void {
    this.consumers.get(consumerId)?.close();
    this.consumers.delete(consumerId);
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
