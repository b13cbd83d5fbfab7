import type { FloorPlan, PlanSpot } from '@parvis/contracts';

interface Frame {
  left: number;
  top: number;
  width: number;
  height: number;
}

const percent = (value: number) => Math.min(100, Math.max(0, Math.round(value * 10) / 10));

/** The place nearest to this one that is on the plan, to a tenth of a percent. */
export const within = ({ x, y }: PlanSpot): PlanSpot => ({ x: percent(x), y: percent(y) });

/** Where on a picture a pointer is. */
export const placeOf = ({ clientX, clientY }: { clientX: number; clientY: number }, frame: Frame): PlanSpot =>
  within({
    x: ((clientX - frame.left) / frame.width) * 100,
    y: ((clientY - frame.top) / frame.height) * 100,
  });

/** The first table that is not on the plan; the last one when all are. */
export function firstUnplaced(spots: FloorPlan['spots'], tables: number): number {
  const placed = new Set(spots.map(({ number }) => number));
  let number = 1;
  while (number < tables && placed.has(number)) number += 1;
  return number;
}
