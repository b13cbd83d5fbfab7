import type { CompiledProblem } from './compiled-problem.js';
import type { Prices } from './prices.js';
import type { Relaxation } from './relaxation.js';

const PATIENCE = 12;

/**
 * What prices of a relaxation's rows prove: for any prices >= 0, sum(price x capacity) + sum(max(0, value - prices)) is at
 * least the best timetable (Lagrange). So the bound holds however inexactly the prices were found.
 */
export function pricesOf(
  relaxation: Relaxation,
  input: CompiledProblem,
  rowPrices: Float64Array,
  chosen: Float64Array | null,
): Prices {
  const { meetings, base } = relaxation;
  // Impossible meetings are worth nothing to anybody.
  const reduced = new Float64Array(input.meetingCount).fill(-1e9);
  let bound = base + sumOfCapacity(relaxation, rowPrices);
  for (let c = 0; c < relaxation.value.length; c++) {
    const own = reducedValue(relaxation, rowPrices, c);
    if (c < meetings.length) reduced[meetings[c] as number] = own;
    bound += Math.max(0, own) * (relaxation.upper[c] as number);
  }
  const byMeeting = chosen && new Float64Array(input.meetingCount);
  if (byMeeting) for (const [c, m] of meetings.entries()) byMeeting[m] = (chosen as Float64Array)[c] as number;
  return { reduced, bound, chosen: byMeeting };
}

/**
 * Improves prices by subgradient steps of Polyak's length towards the value of a known timetable. Ends when they prove
 * it optimal, when they no longer improve, or after so many steps. Yields the share done; returns a price per row.
 */
export function* searchPrices(
  relaxation: Relaxation,
  knownValue: number,
  steps: number,
): Generator<number, Float64Array> {
  const { capacity, value, upper, starts, rows, coefficients, base } = relaxation;
  const price = new Float64Array(capacity.length);
  const slack = new Float64Array(capacity.length);
  const best = price.slice();
  const scale = scalesOf(relaxation);
  let bestBound = Number.POSITIVE_INFINITY;
  const batch = Math.max(1, Math.ceil(200_000 / (rows.length + capacity.length + 1)));
  let reach = 1;
  let idle = 0;
  for (let step = 0; step < steps && reach > 1e-4; step++) {
    if (step % batch === 0) yield step / steps;
    let bound = base + sumOfCapacity(relaxation, price);
    slack.set(capacity);
    for (let c = 0; c < value.length; c++) {
      const own = reducedValue(relaxation, price, c);
      if (own <= 0) continue;
      const taken = upper[c] as number;
      bound += own * taken;
      for (let i = starts[c] as number; i < (starts[c + 1] as number); i++) {
        const row = rows[i] as number;
        slack[row] = (slack[row] as number) - taken * (coefficients[i] as number);
      }
    }
    if (bound < bestBound - 1e-9 * Math.abs(bestBound) || step === 0) {
      bestBound = bound;
      best.set(price);
      idle = 0;
    } else if (++idle >= PATIENCE) {
      reach /= 2;
      idle = 0;
      price.set(best);
    }
    let norm = 0;
    for (let r = 0; r < price.length; r++) {
      const own = slack[r] as number;
      if ((price[r] as number) > 0 || own < 0) norm += own * own * (scale[r] as number);
    }
    if (norm === 0 || bound <= knownValue * (1 + 1e-12)) break;
    const length = (reach * (bound - knownValue)) / norm;
    for (let r = 0; r < price.length; r++) {
      price[r] = Math.max(0, (price[r] as number) - length * (slack[r] as number) * (scale[r] as number));
    }
  }
  return best;
}

/** The price of a row with many columns, like the tables, moves in smaller steps for the same imbalance. */
function scalesOf({ capacity, rows }: Relaxation): Float64Array {
  const counts = new Float64Array(capacity.length);
  for (const row of rows) counts[row] = (counts[row] as number) + 1;
  return counts.map((count) => 1 / Math.max(1, count));
}

function sumOfCapacity({ capacity }: Relaxation, price: Float64Array): number {
  let sum = 0;
  for (let r = 0; r < capacity.length; r++) sum += (capacity[r] as number) * (price[r] as number);
  return sum;
}

/** What a column is worth beyond the prices of what it uses. */
export function reducedValue(
  { value, starts, rows, coefficients }: Relaxation,
  price: Float64Array,
  column: number,
): number {
  let own = value[column] as number;
  const end = starts[column + 1] as number;
  for (let i = starts[column] as number; i < end; i++) {
    own -= (coefficients[i] as number) * (price[rows[i] as number] as number);
  }
  return own;
}
