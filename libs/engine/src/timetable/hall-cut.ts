/** Meetings that can take place in the same slots, and how many of them a relaxation takes. */
export interface Demand {
  slots: readonly number[];
  amount: number;
}

const EPSILON = 1e-6;

/**
 * Slots that a relaxation overfills (Hall's condition): what it takes of meetings that fit into these slots only is more
 * than the slots hold. Null if everything finds room. By a maximum flow from the demands to the slots (Dinic); the
 * slots are what a minimum cut leaves on the side of the demands.
 */
export function findHallCut(demands: readonly Demand[], seats: ArrayLike<number>): number[] | null {
  const flow = new SlotFlow(demands, seats);
  const total = demands.reduce((sum, demand) => sum + demand.amount, 0);
  if (flow.run() >= total - EPSILON) return null;
  return flow.overfilled();
}

class SlotFlow {
  private readonly demandLeft: Float64Array;
  private readonly seatsLeft: Float64Array;
  /** What flows from each demand to each of its slots. */
  private readonly flows: readonly Float64Array[];
  /** Demands that can use each slot, with the slot's place in their list. */
  private readonly users: readonly { demand: number; place: number }[][];
  private demandLevel: Int32Array;
  private slotLevel: Int32Array;
  private nextOf: Int32Array;
  private nextUser: Int32Array;

  constructor(
    private readonly demands: readonly Demand[],
    seats: ArrayLike<number>,
  ) {
    this.demandLeft = Float64Array.from(demands, (demand) => demand.amount);
    this.seatsLeft = Float64Array.from(seats);
    this.flows = demands.map((demand) => new Float64Array(demand.slots.length));
    const users: { demand: number; place: number }[][] = Array.from({ length: seats.length }, () => []);
    for (const [demand, { slots }] of demands.entries()) {
      for (const [place, slot] of slots.entries()) users[slot]?.push({ demand, place });
    }
    this.users = users;
    this.demandLevel = new Int32Array(demands.length);
    this.slotLevel = new Int32Array(seats.length);
    this.nextOf = new Int32Array(demands.length);
    this.nextUser = new Int32Array(seats.length);
  }

  run(): number {
    let total = 0;
    while (this.label()) {
      this.nextOf.fill(0);
      this.nextUser.fill(0);
      for (let demand = 0; demand < this.demands.length; demand++) {
        for (;;) {
          const pushed = this.push(demand, this.demandLeft[demand] as number);
          if (pushed <= 0) break;
          this.demandLeft[demand] = (this.demandLeft[demand] as number) - pushed;
          total += pushed;
        }
      }
    }
    return total;
  }

  overfilled(): number[] {
    this.label();
    return [...this.slotLevel.keys()].filter((slot) => (this.slotLevel[slot] as number) >= 0);
  }

  /** Distances from what has no seat yet; whether a free seat can be reached. */
  private label(): boolean {
    this.demandLevel.fill(-1);
    this.slotLevel.fill(-1);
    let demands = [...this.demands.keys()].filter((d) => (this.demandLeft[d] as number) > EPSILON / 100);
    let isReached = false;
    for (const demand of demands) this.demandLevel[demand] = 0;
    for (let level = 0; demands.length > 0 && !isReached; level++) {
      const slots: number[] = [];
      for (const demand of demands) {
        for (const slot of this.demands[demand]?.slots ?? []) {
          if (this.slotLevel[slot] !== -1) continue;
          this.slotLevel[slot] = level;
          slots.push(slot);
          if ((this.seatsLeft[slot] as number) > EPSILON / 100) isReached = true;
        }
      }
      demands = [];
      for (const slot of slots) {
        for (const { demand, place } of this.users[slot] ?? []) {
          if (this.demandLevel[demand] !== -1 || (this.flows[demand]?.[place] as number) <= EPSILON / 100) continue;
          this.demandLevel[demand] = level + 1;
          demands.push(demand);
        }
      }
    }
    return isReached;
  }

  /** Sends up to so much from a demand along the levels; each edge is left behind once it is exhausted. */
  private push(demand: number, limit: number): number {
    if (limit <= EPSILON / 100) return 0;
    const slots = this.demands[demand]?.slots ?? [];
    const flows = this.flows[demand] as Float64Array;
    for (; (this.nextOf[demand] as number) < slots.length; this.nextOf[demand] = (this.nextOf[demand] as number) + 1) {
      const place = this.nextOf[demand] as number;
      const slot = slots[place] as number;
      if (this.slotLevel[slot] !== this.demandLevel[demand]) continue;
      const pushed = this.pushFromSlot(slot, limit);
      if (pushed <= 0) continue;
      flows[place] = (flows[place] as number) + pushed;
      return pushed;
    }
    return 0;
  }

  private pushFromSlot(slot: number, limit: number): number {
    const seats = Math.min(limit, this.seatsLeft[slot] as number);
    if (seats > EPSILON / 100) {
      this.seatsLeft[slot] = (this.seatsLeft[slot] as number) - seats;
      return seats;
    }
    const users = this.users[slot] ?? [];
    for (; (this.nextUser[slot] as number) < users.length; this.nextUser[slot] = (this.nextUser[slot] as number) + 1) {
      const { demand, place } = users[this.nextUser[slot] as number] as { demand: number; place: number };
      const flows = this.flows[demand] as Float64Array;
      if (this.demandLevel[demand] !== (this.slotLevel[slot] as number) + 1 || (flows[place] as number) <= 0) continue;
      const pushed = this.push(demand, Math.min(limit, flows[place] as number));
      if (pushed <= 0) continue;
      flows[place] = (flows[place] as number) - pushed;
      return pushed;
    }
    return 0;
  }
}
