import type { RoomEventName, RoomEvents } from '@parvis/contracts';
import type { types } from 'mediasoup';
import type { Subscription } from './subscription.js';

/** A stream that rests so long is closed: a paused consumer still costs a third of a flowing one. */
const restMs = 10_000;

export interface SubscriptionsOptions {
  epoch: number;
  tell: <N extends RoomEventName>(event: N, payload: RoomEvents[N]) => void;
  /** How long a stream may rest, ms; 10 s when absent. */
  parkMs?: number;
  /** Whether a stream that has rested so long is kept all the same. */
  keepsResting: () => boolean;
}

/** All streams to one client: tells it what becomes of them, and closes what has rested for too long. */
export class Subscriptions {
  private readonly byId = new Map<string, Subscription>();
  private readonly parked = new Map<string, NodeJS.Timeout>();

  constructor(private readonly options: SubscriptionsOptions) {}

  get all(): Subscription[] {
    return [...this.byId.values()];
  }

  get(id: string): Subscription | undefined {
    return this.byId.get(id);
  }

  add(subscription: Subscription, consumer: types.Consumer): void {
    const { epoch } = this.options;
    const tell: SubscriptionsOptions['tell'] = (event, payload) => this.options.tell(event, payload);
    this.byId.set(consumer.id, subscription);
    consumer.observer.once('close', () => {
      this.byId.delete(consumer.id);
      this.unpark(consumer.id);
    });
    consumer.on('producerclose', () => tell('consumer.closed', { epoch, consumerIds: [consumer.id] }));
    consumer.on('producerpause', () => tell('consumer.paused', { epoch, consumerId: consumer.id }));
    consumer.on('producerresume', () => tell('consumer.resumed', { epoch, consumerId: consumer.id }));
  }

  /** It rests from now on. */
  park(id: string): void {
    if (this.parked.has(id)) return;
    const timer = setTimeout(() => this.expire(id), this.options.parkMs ?? restMs).unref();
    this.parked.set(id, timer);
  }

  unpark(id: string): void {
    clearTimeout(this.parked.get(id));
    this.parked.delete(id);
  }

  /** Forgets them all; their transport has closed them. */
  clear(): void {
    for (const timer of this.parked.values()) clearTimeout(timer);
    this.parked.clear();
    this.byId.clear();
  }

  private expire(id: string): void {
    this.parked.delete(id);
    const subscription = this.byId.get(id);
    if (subscription === undefined || subscription.isWanted || this.options.keepsResting()) return;
    subscription.close();
    this.options.tell('consumer.closed', { epoch: this.options.epoch, consumerIds: [id] });
  }
}
