import type { PeerView } from '@parvis/contracts';
import type { Received } from './receiver.js';
import type { RemoteTrack } from './room-state.js';

interface Slot {
  shown: RemoteTrack;
  /** What takes over as soon as it delivers. */
  next: RemoteTrack | null;
}

/** What is remembered of streams that are not here: those that are being opened, and some that never will be. */
const mostRemembered = 200;

const slotOf = ({ participantId, source }: Pick<RemoteTrack, 'participantId' | 'source'>) =>
  `${participantId} ${source}`;

/**
 * The streams of the others, one for each person and source. What is on the screen stays there, standing still if need be, until its
 * successor delivers pictures: nobody sees a black tile when a connection is rebuilt or a call moves.
 */
export class RemoteTracks {
  private readonly slots = new Map<string, Slot>();
  /** What was told of streams that are still being opened. */
  private readonly pauses = new Map<string, boolean>();
  private readonly closed = new Set<string>();

  get list(): RemoteTrack[] {
    return [...this.slots.values()].map(({ shown }) => shown);
  }

  find(consumerId: string): RemoteTrack | undefined {
    for (const { shown, next } of this.slots.values()) {
      if (shown.consumerId === consumerId) return shown;
      if (next?.consumerId === consumerId) return next;
    }
    return undefined;
  }

  add({ view, track }: Received): void {
    if (this.closed.delete(view.id)) return;
    const added: RemoteTrack = {
      consumerId: view.id,
      participantId: view.participantId,
      source: view.source,
      track,
      isPaused: this.pauses.get(view.id) ?? view.producerPaused,
      isStale: false,
    };
    this.pauses.delete(view.id);
    const slot = this.slots.get(slotOf(added));
    const isHeard = track.kind === 'audio';
    if (slot === undefined || added.isPaused || (isHeard && slot.shown.isStale)) {
      this.slots.set(slotOf(added), { shown: added, next: null });
    } else if (slot.shown.consumerId !== added.consumerId) {
      slot.next = added;
    }
  }

  /** This stream delivers: it takes the place of its predecessor. */
  flows(consumerId: string): void {
    for (const slot of this.slots.values()) {
      if (slot.next?.consumerId === consumerId) {
        slot.shown = slot.next;
        slot.next = null;
      } else if (slot.shown.consumerId === consumerId) slot.shown = { ...slot.shown, isStale: false };
    }
  }

  standsStill(consumerId: string): void {
    for (const slot of this.slots.values()) {
      if (slot.shown.consumerId === consumerId) slot.shown = { ...slot.shown, isStale: true };
    }
  }

  setPaused(consumerId: string, isPaused: boolean): void {
    if (this.find(consumerId) === undefined) {
      this.pauses.set(consumerId, isPaused);
      forgetOldest(this.pauses);
    }
    for (const slot of this.slots.values()) {
      if (slot.shown.consumerId === consumerId) slot.shown = { ...slot.shown, isPaused };
      if (slot.next?.consumerId === consumerId) slot.next = { ...slot.next, isPaused };
    }
  }

  /** The server has ended this stream. Its last picture stays while a successor is on its way. */
  end(consumerId: string): RemoteTrack | null {
    this.pauses.delete(consumerId);
    if (this.find(consumerId) === undefined) {
      this.closed.add(consumerId);
      forgetOldest(this.closed);
    }
    for (const [key, slot] of this.slots) {
      if (slot.next?.consumerId === consumerId) slot.next = null;
      if (slot.shown.consumerId !== consumerId) continue;
      if (slot.next === null) {
        this.slots.delete(key);
        return slot.shown;
      }
      slot.shown = { ...slot.shown, isStale: true };
    }
    return null;
  }

  endOf(participantId: string): void {
    for (const [key, { shown }] of this.slots) if (shown.participantId === participantId) this.slots.delete(key);
  }

  /** The connection that carried these is gone; others may take over. */
  lost(consumerIds: Iterable<string>): void {
    for (const consumerId of consumerIds) {
      this.standsStill(consumerId);
      for (const slot of this.slots.values()) if (slot.next?.consumerId === consumerId) slot.next = null;
    }
  }

  /** After a new join: what nobody sends any more is not waited for. */
  keepOnly(peers: readonly PeerView[]): void {
    const sent = new Set(
      peers.flatMap(({ participantId, streams }) => streams.map(({ source }) => slotOf({ participantId, source }))),
    );
    for (const [key, { shown, next }] of this.slots) {
      if (shown.isStale && next === null && !sent.has(key)) this.slots.delete(key);
    }
  }

  clear(): void {
    this.slots.clear();
    this.pauses.clear();
    this.closed.clear();
  }
}

function forgetOldest(remembered: Map<string, unknown> | Set<string>): void {
  const [oldest] = remembered.keys();
  if (remembered.size > mostRemembered && oldest !== undefined) remembered.delete(oldest);
}
