import type { RecordingState } from '@parvis/contracts';
import fc from 'fast-check';
import { type ConsentEvent, consent, recordingOff } from './recording-consent.rules.js';

const at = '2026-11-24T10:00:00.000Z';
const outcomeOf = (...events: ConsentEvent[]) =>
  events.reduce((state, event) => consent(state, event, at), recordingOff);
const asked: ConsentEvent = { type: 'asked', requestId: 'first', by: 'ada', present: ['ada', 'ben', 'cy'] };
const says = (by: string, agrees: boolean, requestId = 'first'): ConsentEvent => ({
  type: 'answered',
  requestId,
  by,
  agrees,
});
const full = (isFull: boolean): ConsentEvent => ({ type: 'recorder', isFull });

describe('consent to a recording', () => {
  it('waits for everybody but the one who asks', () => {
    expect(outcomeOf(asked)).toEqual({
      phase: 'asked',
      requestId: 'first',
      askedBy: 'ada',
      since: at,
      agreed: ['ada'],
      pending: ['ben', 'cy'],
      isRecorderFull: false,
      missing: [],
    });
    expect(outcomeOf(asked, says('ben', true))).toMatchObject({ phase: 'asked', pending: ['cy'] });
    expect(outcomeOf(asked, says('ben', true), says('cy', true))).toMatchObject({ phase: 'on', pending: [] });
  });

  it('is on at once for someone alone, and never where nobody can be recorded', () => {
    expect(outcomeOf({ type: 'asked', requestId: 'first', by: 'ada', present: ['ada'] }).phase).toBe('on');
    expect(outcomeOf({ type: 'asked', requestId: 'first', by: 'ada', present: [] })).toBe(recordingOff);
  });

  it('ends with a refusal, also with one that comes later', () => {
    expect(outcomeOf(asked, says('ben', false))).toBe(recordingOff);
    expect(outcomeOf(asked, says('ben', true), says('cy', true), says('ben', false))).toBe(recordingOff);
  });

  it('is held for a newcomer until he agrees or leaves', () => {
    const on = [asked, says('ben', true), says('cy', true)];
    const newcomer: ConsentEvent = { type: 'arrived', participantId: 'dee' };
    expect(outcomeOf(...on, newcomer)).toMatchObject({ phase: 'held', pending: ['dee'] });
    expect(outcomeOf(...on, newcomer, says('dee', true)).phase).toBe('on');
    expect(outcomeOf(...on, newcomer, { type: 'left', participantId: 'dee' }).phase).toBe('on');
    expect(outcomeOf(...on, newcomer, says('dee', false))).toBe(recordingOff);
  });

  it('asks someone who left and comes back once more', () => {
    const state = outcomeOf(
      asked,
      says('ben', true),
      says('cy', true),
      { type: 'left', participantId: 'ben' },
      { type: 'arrived', participantId: 'ben' },
    );
    expect(state).toMatchObject({ phase: 'held', pending: ['ben'] });
  });

  it('is dropped when the one who asked leaves before the answers', () => {
    expect(outcomeOf(asked, { type: 'left', participantId: 'ada' })).toBe(recordingOff);
  });

  it('does not mind answers of people who were not asked', () => {
    expect(outcomeOf(asked, says('eve', true))).toEqual(outcomeOf(asked));
    expect(outcomeOf(asked, says('eve', false))).toEqual(outcomeOf(asked));
  });

  it('takes an answer for the request that it names, and for no other', () => {
    const again: ConsentEvent[] = [asked, { type: 'stopped' }, { ...asked, requestId: 'second' }];
    expect(outcomeOf(...again, says('ben', true))).toEqual(outcomeOf(...again));
    expect(outcomeOf(...again, says('ben', false))).toEqual(outcomeOf(...again));
    expect(outcomeOf(...again, says('ben', true, 'second'))).toMatchObject({ pending: ['cy'] });
  });

  it('is held while the recorder cannot write all, and goes on once everybody has agreed and it can', () => {
    const on = [asked, says('ben', true), says('cy', true)];
    expect(outcomeOf(...on, full(true))).toMatchObject({ phase: 'held', pending: [], isRecorderFull: true });
    expect(outcomeOf(...on, full(true), full(false)).phase).toBe('on');
    const newcomer: ConsentEvent = { type: 'arrived', participantId: 'dee' };
    expect(outcomeOf(...on, full(true), newcomer, full(false))).toMatchObject({ phase: 'held', pending: ['dee'] });
    expect(outcomeOf(...on, full(true), newcomer, says('dee', true)).phase).toBe('held');
    expect(outcomeOf(...on, full(true), newcomer, says('dee', true), full(false)).phase).toBe('on');
    expect(outcomeOf(...on, full(true), says('ben', false))).toBe(recordingOff);
    expect(outcomeOf(full(true))).toBe(recordingOff);
  });

  it('in any order of events never writes without the word of everybody present', () => {
    const person = fc.constantFrom('ada', 'ben', 'cy', 'dee');
    const step = fc.oneof(
      fc.record({
        type: fc.constantFrom('asked', 'arrived', 'left', 'stopped'),
        who: person,
        agrees: fc.constant(true),
        isLate: fc.constant(false),
      }),
      fc.record({ type: fc.constant('answered'), who: person, agrees: fc.boolean(), isLate: fc.boolean() }),
      fc.record({ type: fc.constant('recorder'), who: person, agrees: fc.boolean(), isLate: fc.constant(false) }),
    );
    const phases = new Set<string>();
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const present = new Set<string>();
        const willing = new Set<string>();
        let state: RecordingState = recordingOff;
        let requests = 0;
        for (const { type, who, agrees, isLate } of steps) {
          const isHere = present.has(who);
          if (type === 'arrived' && !isHere) {
            present.add(who);
            state = consent(state, { type, participantId: who }, at);
          } else if (type === 'left' && isHere) {
            present.delete(who);
            willing.delete(who);
            state = consent(state, { type, participantId: who }, at);
          } else if (type === 'asked' && isHere) {
            if (state.phase === 'off') willing.add(who);
            requests += 1;
            state = consent(state, { type, requestId: String(requests), by: who, present: [...present] }, at);
          } else if (type === 'answered' && isHere) {
            const requestId = isLate === true ? 'before' : (state.requestId ?? 'none');
            if (agrees && isLate !== true && state.pending.includes(who)) willing.add(who);
            state = consent(state, { type, requestId, by: who, agrees }, at);
          } else if (type === 'recorder') {
            state = consent(state, { type, isFull: agrees }, at);
          } else if (type === 'stopped') state = consent(state, { type }, at);
          phases.add(state.phase);
          if (state.phase === 'off') {
            willing.clear();
            expect(state).toEqual(recordingOff);
            continue;
          }
          expect([...state.agreed, ...state.pending].sort()).toEqual([...present].sort());
          expect(state.agreed.every((one) => willing.has(one))).toBe(true);
          if (state.phase === 'on') expect(state.pending).toEqual([]);
          else expect(state.pending.length > 0 || state.isRecorderFull).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
    expect([...phases].sort()).toEqual(['asked', 'held', 'off', 'on']);
  });
});
