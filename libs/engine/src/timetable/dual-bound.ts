import type { CompiledProblem } from './compiled-problem.js';

/** Prices of the scarce things (a person's time, a table) and the bound that they prove. */
export interface Prices {
  /** What a meeting costs the other wishes of this person. */
  person: Float64Array;
  table: number;
  /** No choice of open meetings is worth more. */
  bound: number;
}

const ITERATIONS = 600;
const PATIENCE = 12;

/**
 * Lagrangian bound of the b-matching relaxation (who meets, not when): for any prices >= 0,
 * sum(price x capacity) + sum(max(0, value - prices)) is at least the best timetable. The prices are improved by
 * subgradient steps of Polyak's length towards a known solution. Yields the share done.
 */
export function* improvePrices(input: CompiledProblem, knownValue: number): Generator<number, Prices> {
  const { capacity, tables, eligible } = capacities(input);
  const price = new Float64Array(capacity.length);
  const slack = new Float64Array(capacity.length);
  const best: Prices = { person: price.slice(), table: 0, bound: sumOf(input, eligible) };
  const batch = Math.max(1, Math.ceil(200_000 / (eligible.length + capacity.length + 1)));
  let tablePrice = 0;
  let reach = 1;
  let idle = 0;
  for (let iteration = 0; iteration < ITERATIONS && reach > 1e-4; iteration++) {
    if (iteration % batch === 0) yield iteration / ITERATIONS;
    let bound = tablePrice * tables;
    let tableSlack = tables;
    for (let p = 0; p < capacity.length; p++) {
      slack[p] = capacity[p] as number;
      bound += (price[p] as number) * (capacity[p] as number);
    }
    for (const m of eligible) {
      const a = input.first[m] as number;
      const b = input.second[m] as number;
      const need = input.atTable[m] as number;
      const reduced = (input.values[m] as number) - (price[a] as number) - (price[b] as number) - need * tablePrice;
      if (reduced <= 0) continue;
      bound += reduced;
      slack[a] = (slack[a] as number) - 1;
      slack[b] = (slack[b] as number) - 1;
      tableSlack -= need;
    }
    if (bound < best.bound - 1e-9 * Math.abs(best.bound)) {
      best.bound = bound;
      best.person.set(price);
      best.table = tablePrice;
      idle = 0;
    } else if (++idle >= PATIENCE) {
      reach /= 2;
      idle = 0;
      price.set(best.person);
      tablePrice = best.table;
    }
    let norm = tablePrice > 0 || tableSlack < 0 ? tableSlack * tableSlack : 0;
    for (let p = 0; p < price.length; p++) {
      const own = slack[p] as number;
      if ((price[p] as number) > 0 || own < 0) norm += own * own;
    }
    if (norm === 0 || bound <= knownValue) break;
    const step = (reach * (bound - knownValue)) / norm;
    for (let p = 0; p < price.length; p++) price[p] = Math.max(0, (price[p] as number) - step * (slack[p] as number));
    tablePrice = Math.max(0, tablePrice - step * tableSlack);
  }
  return best;
}

/** How much of each scarce thing there is at most, and which meetings are possible at all. */
function capacities(input: CompiledProblem) {
  const { people, slotCount, available, quota, fixed, first, second, meetingCount, meetingsOf } = input;
  const open = available.slice();
  const tablesLeft = new Int32Array(slotCount).fill(input.problem.tables);
  const left = quota.slice();
  for (const { a, b, slot, atTable } of fixed) {
    for (const person of [a, b]) {
      open[person * slotCount + slot] = 0;
      left[person] = Math.max(0, (left[person] as number) - 1);
    }
    if (atTable) tablesLeft[slot] = (tablesLeft[slot] as number) - 1;
  }
  const hasCommonSlot = (m: number): boolean => {
    for (let s = 0; s < slotCount; s++) {
      if (open[(first[m] as number) * slotCount + s] && open[(second[m] as number) * slotCount + s]) return true;
    }
    return false;
  };
  const eligible: number[] = [];
  for (let m = 0; m < meetingCount; m++) if (hasCommonSlot(m)) eligible.push(m);
  const capacity = people.map((_, person) => {
    let slots = 0;
    for (let s = 0; s < slotCount; s++) slots += open[person * slotCount + s] as number;
    return Math.min(slots, left[person] as number);
  });
  let tables = 0;
  for (let s = 0; s < slotCount; s++) {
    let seated = 0;
    for (let person = 0; person < people.length; person++) {
      if (open[person * slotCount + s] && meetingsOf[person]?.some((m) => input.atTable[m] === 1)) seated++;
    }
    tables += Math.min(tablesLeft[s] as number, Math.floor(seated / 2));
  }
  return { capacity, tables, eligible };
}

function sumOf({ values }: CompiledProblem, meetings: readonly number[]): number {
  let sum = 0;
  for (const m of meetings) sum += values[m] as number;
  return sum;
}
