// Transport-wide congestion control feedback (draft-holmer-rmcat-transport-wide-cc-extensions-01): which packets came and when.

const ticksPerSecond = 4_000; // 250 us
const now = () => Math.round(performance.now() * (ticksPerSecond / 1_000));

/** Collects arrivals and writes RTCP feedback of them. */
export class ArrivalReport {
  #arrivals = new Map();
  #highest = -1;
  #base = -1;
  #count = 0;

  constructor(senderSsrc) {
    this.senderSsrc = senderSsrc;
  }

  /** A packet with this transport-wide number (16 bits) has come. */
  arrived(number) {
    const extended = this.#extend(number);
    if (this.#base === -1) this.#base = extended;
    if (extended < this.#base || this.#arrivals.has(extended)) return;
    this.#arrivals.set(extended, now());
    this.#highest = Math.max(this.#highest, extended);
  }

  /** One RTCP packet for what came since the last one, or null. */
  take(mediaSsrc) {
    if (this.#arrivals.size === 0) return null;
    // More than this fits no packet; what is left out counts as not reported.
    const first = Math.max(this.#base, this.#highest - 400);
    const count = this.#highest - first + 1;
    const referenceTicks = Math.floor(Math.min(...this.#arrivals.values()) / 256);
    let last = referenceTicks * 256;
    const symbols = [];
    const deltas = [];
    for (let number = first; number <= this.#highest; number += 1) {
      const at = this.#arrivals.get(number);
      if (at === undefined) {
        symbols.push(0);
        continue;
      }
      const delta = Math.max(-32_768, Math.min(32_767, at - last));
      last = at;
      symbols.push(delta >= 0 && delta <= 255 ? 1 : 2);
      deltas.push(delta);
    }
    const bytes = this.#write({ mediaSsrc, first, count, referenceTicks, symbols, deltas });
    this.#arrivals.clear();
    this.#base = this.#highest + 1;
    return bytes;
  }

  #write({ mediaSsrc, first, count, referenceTicks, symbols, deltas }) {
    const chunks = Math.ceil(count / 7);
    const size = 20 + chunks * 2 + deltas.reduce((sum, delta) => sum + (delta >= 0 && delta <= 255 ? 1 : 2), 0);
    const padded = Math.ceil(size / 4) * 4;
    const bytes = Buffer.alloc(padded);
    const padding = padded - size;
    bytes[0] = 0x80 | (padding > 0 ? 0x20 : 0) | 15;
    bytes[1] = 205;
    bytes.writeUInt16BE(padded / 4 - 1, 2);
    bytes.writeUInt32BE(this.senderSsrc, 4);
    bytes.writeUInt32BE(mediaSsrc, 8);
    bytes.writeUInt16BE(first & 0xffff, 12);
    bytes.writeUInt16BE(count, 14);
    bytes.writeUIntBE(referenceTicks & 0xffffff, 16, 3);
    bytes[19] = this.#count;
    this.#count = (this.#count + 1) & 0xff;
    let at = 20;
    for (let chunk = 0; chunk < chunks; chunk += 1) {
      let word = 0xc000; // a vector of seven symbols of two bits
      for (let place = 0; place < 7; place += 1) word |= (symbols[chunk * 7 + place] ?? 0) << (12 - place * 2);
      bytes.writeUInt16BE(word, at);
      at += 2;
    }
    for (const delta of deltas) {
      if (delta >= 0 && delta <= 255) {
        bytes[at] = delta;
        at += 1;
      } else {
        bytes.writeInt16BE(delta, at);
        at += 2;
      }
    }
    if (padding > 0) bytes[padded - 1] = padding;
    return bytes;
  }

  #extend(number) {
    if (this.#highest === -1) return number;
    const difference = ((number - (this.#highest & 0xffff) + 0x18000) & 0xffff) - 0x8000;
    return this.#highest + difference;
  }
}
