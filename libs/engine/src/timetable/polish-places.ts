import type { BoardInput } from './polish-input.js';

/** Tables and booths of a board: what each slot has left. */
export class PolishPlaces {
  private readonly slotCount: number;
  private readonly placeOf: Int32Array;
  private readonly left: Int32Array;
  private readonly balance: Int32Array;

  constructor({ days, placeOf, seats }: BoardInput) {
    this.slotCount = days.length;
    this.placeOf = placeOf;
    this.left = seats.slice();
    this.balance = new Int32Array(days.length > 0 ? seats.length / days.length : 0);
  }

  /** Takes up (1) or gives back (-1) the place of a meeting. */
  seat(meeting: number, slot: number, count: 1 | -1): void {
    const place = this.placeOf[meeting] as number;
    if (place < 0) return;
    const at = place * this.slotCount + slot;
    this.left[at] = (this.left[at] as number) - count;
  }

  /** Whether the first `length` meetings of the chain can change between the two slots. */
  suffice(chain: Int32Array, length: number, slotOf: Int32Array, from: number, to: number): boolean {
    const { placeOf, balance, left, slotCount } = this;
    for (let i = 0; i < length; i++) {
      const meeting = chain[i] as number;
      const place = placeOf[meeting] as number;
      if (place >= 0) balance[place] = (balance[place] as number) + (slotOf[meeting] === from ? 1 : -1);
    }
    let fits = true;
    for (let i = 0; i < length; i++) {
      const place = placeOf[chain[i] as number] as number;
      if (place < 0) continue;
      const moved = balance[place] as number;
      if (moved > (left[place * slotCount + to] as number)) fits = false;
      if (-moved > (left[place * slotCount + from] as number)) fits = false;
      balance[place] = 0;
    }
    return fits;
  }
}
