import { EngineInputError } from '@parvis/engine';
import type { RunFailure } from './run.repository.js';

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** What the organiser is told: the engine's code with everybody whom it names, or that it was a fault of ours. */
export function failureOf(error: unknown): RunFailure {
  if (!(error instanceof EngineInputError)) return { code: 'INTERNAL', personIds: [], details: {} };
  const texts = Object.values(error.details).map(String);
  const personIds = [...new Set(texts.flatMap((text) => text.match(uuid) ?? []))];
  return { code: error.code, personIds, details: { ...error.details } };
}
