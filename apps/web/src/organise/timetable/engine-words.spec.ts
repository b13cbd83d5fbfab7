import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import english from '../../i18n/en/organiser.json';
import { failureFixes } from './run-failure.rules.js';

// The browser holds no code of the engine, so what the engine can say is read from its types.
const engine = join(__dirname, '../../../../../libs/engine/src');
const wordsOf = (file: string, type: string) => {
  const declaration = new RegExp(`type ${type} =([^;]+);`).exec(readFileSync(join(engine, file), 'utf8'))?.[1] ?? '';
  return [...declaration.matchAll(/'([\w-]+)'/g)].map(([, word]) => word);
};

describe('what the engine says of a run', () => {
  it('has words and a way out for every contradiction of its input', () => {
    const codes = wordsOf('engine.errors.ts', 'EngineInputCode');
    expect(codes).toContain('NO_SLOTS');
    expect(Object.keys(failureFixes)).toEqual(expect.arrayContaining(codes));
    expect(Object.keys(english.timetable.failure.code).sort()).toEqual(Object.keys(failureFixes).sort());
  });

  it('has a sentence and a short name for every reason of a refusal', () => {
    const reasons = wordsOf('timetable/timetable-types.ts', 'RefusalReason');
    expect(reasons).toContain('no-common-slot');
    expect(Object.keys(english.timetable.reason)).toEqual(expect.arrayContaining(reasons));
    expect(Object.keys(english.timetable.reasonShort)).toEqual(expect.arrayContaining(reasons));
  });
});
