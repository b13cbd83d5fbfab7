// One direction of an emulated line: delay, jitter, loss, a rate with its queue, and being cut.

/** What a retransmission of TCP waits at first; it doubles each time (RFC 6298, with Linux's least timeout). */
const firstRetransmissionMs = 200;

/** A line that does nothing to what it carries. Times in ms, loss 0 to 1, rate in bit/s. */
export const perfect = { delayMs: 0, jitterMs: 0, loss: 0, rate: Number.POSITIVE_INFINITY, queueMs: 400 };

export class Direction {
  #conditions = perfect;
  #isCut = false;
  #freeAt = 0;
  /** Streams that could not send, and since when. */
  #stalled = new Map();
  #timers = new Set();
  carried = 0;
  dropped = 0;

  set(conditions) {
    this.#conditions = { ...perfect, ...conditions };
  }

  get isCut() {
    return this.#isCut;
  }

  cut() {
    this.#isCut = true;
  }

  mend() {
    if (!this.#isCut) return;
    this.#isCut = false;
    const now = performance.now();
    for (const [state, since] of this.#stalled) {
      this.#after(nextRetransmission(since, now) - now, () => this.#sendAgain(state));
    }
  }

  /** A datagram: it may be lost, overtaken it is not. */
  datagram(size, deliver) {
    const { loss, queueMs } = this.#conditions;
    const waits = this.#queue(size);
    if (this.#isCut || Math.random() < loss || waits > queueMs) {
      this.dropped += 1;
      return;
    }
    this.#occupy(size);
    this.carried += 1;
    this.#after(waits + this.#travel(), deliver);
  }

  /**
   * Part of a TCP stream: it always arrives, later when a packet of it was lost, and after a cut when its sender tries again.
   * `state` belongs to the stream and keeps its order.
   */
  chunk(state, size, deliver) {
    state.waiting ??= [];
    // Nothing overtakes what is still to be sent again.
    if (state.waiting.length > 0 || this.#isCut) {
      state.waiting.push({ size, deliver });
      if (state.waiting.length === 1) this.#stalled.set(state, performance.now());
      return;
    }
    this.#pass(state, size, deliver);
  }

  close() {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#stalled.clear();
  }

  #sendAgain(state) {
    if (this.#isCut) return;
    this.#stalled.delete(state);
    for (const { size, deliver } of state.waiting.splice(0)) this.#pass(state, size, deliver);
  }

  #pass(state, size, deliver) {
    const { loss, delayMs } = this.#conditions;
    const packets = Math.max(1, Math.ceil(size / 1_448));
    const isLost = Math.random() > (1 - loss) ** packets;
    const waits = this.#queue(size);
    this.#occupy(size);
    const at = performance.now() + waits + this.#travel() + (isLost ? firstRetransmissionMs + delayMs : 0);
    state.lastAt = Math.max(state.lastAt ?? 0, at);
    this.carried += 1;
    state.flying ??= [];
    state.flying.push({ at: state.lastAt, deliver });
    if (state.flying.length === 1) this.#land(state);
  }

  /** Timers may go off in another order than they were set, so each stream has one at a time. */
  #land(state) {
    const [next] = state.flying;
    if (next === undefined) return;
    this.#after(next.at - performance.now(), () => {
      next.deliver();
      state.flying.shift();
      this.#land(state);
    });
  }

  #queue(size) {
    return Math.max(0, this.#freeAt - performance.now()) + (size * 8_000) / this.#conditions.rate;
  }

  #occupy(size) {
    this.#freeAt = Math.max(this.#freeAt, performance.now()) + (size * 8_000) / this.#conditions.rate;
  }

  #travel() {
    const { delayMs, jitterMs } = this.#conditions;
    return delayMs + Math.random() * jitterMs;
  }

  #after(milliseconds, work) {
    if (milliseconds < 0.5) {
      work();
      return;
    }
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      work();
    }, milliseconds);
    this.#timers.add(timer);
  }
}

function nextRetransmission(since, now) {
  let at = since;
  for (let wait = firstRetransmissionMs; at < now; wait *= 2) at += wait;
  return at;
}
