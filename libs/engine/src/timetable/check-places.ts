import { EngineInputError } from '../engine.errors.js';
import type { CompiledProblem } from './compiled-problem.js';
import { TABLES } from './meeting-place.js';

/** Refuses fixed meetings that need more tables or seats than there are, or a booth that does not exist. */
export function checkPlaces(input: CompiledProblem): void {
  const { fixed, fixedSlot, meetingCount, resource, resources, slotNames } = input;
  const used = new Map<string, number>();
  for (const [index, { id, place }] of fixed.entries()) {
    const need = resource[meetingCount + index] as number;
    if (place === 'booth' && need <= TABLES) throw new EngineInputError('FIXED_WITHOUT_BOOTH', { fixedId: id });
    if (need < 0) continue;
    const position = fixedSlot[index] as number;
    const meetings = (used.get(`${position} ${need}`) ?? 0) + 1;
    used.set(`${position} ${need}`, meetings);
    const seats = resources.seats[need] as number;
    if (meetings <= seats) continue;
    const slot = slotNames[position] as number;
    const companyId = resources.companies[need] ?? null;
    if (companyId === null) throw new EngineInputError('FIXED_TOO_MANY_AT_TABLES', { slot, meetings, tables: seats });
    throw new EngineInputError('FIXED_TOO_MANY_AT_BOOTH', { slot, companyId, meetings, seats });
  }
}
