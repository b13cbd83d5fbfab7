import { pairContradiction, precedenceContradiction } from './contradiction.rules.js';
import type { PairRuleRow } from './pair-rule.repository.js';

const nine = '2026-11-24T09:00:00Z';
const ten = '2026-11-24T10:00:00Z';
const rule = (
  kind: PairRuleRow['kind'],
  aId: string,
  bId: string,
  changes: Partial<PairRuleRow> = {},
): PairRuleRow => ({
  id: `${kind} ${aId}${bId}`,
  kind,
  aId,
  bId,
  otherIds: [],
  startsAt: null,
  ...changes,
});
const order = (first: string, next: string) => ({
  id: `${first} ${next}`,
  first: { aId: first[0]!, bId: first[1]! },
  next: { aId: next[0]!, bId: next[1]! },
});

describe('pairContradiction', () => {
  const reasonOf = (added: PairRuleRow, ...standing: PairRuleRow[]) =>
    pairContradiction(added, standing, [])?.reason ?? null;

  it('refuses a demand for two who must not meet, either way round, companions included', () => {
    expect(reasonOf(rule('must', 'a', 'b'), rule('veto', 'a', 'b'))).toBe('veto');
    expect(reasonOf(rule('veto', 'a', 'b'), rule('must', 'a', 'b'))).toBe('demanded');
    expect(reasonOf(rule('fixed', 'a', 'b', { startsAt: nine, otherIds: ['c'] }), rule('veto', 'b', 'c'))).toBe('veto');
    expect(reasonOf(rule('veto', 'b', 'c'), rule('must', 'a', 'b'))).toBeNull();
  });

  it('refuses two fixed meetings of one person at a time, but not one after the other', () => {
    const standing = rule('fixed', 'a', 'b', { startsAt: nine });
    expect(reasonOf(rule('fixed', 'b', 'c', { startsAt: '2026-11-24T09:00:00.000Z' }), standing)).toBe('person-taken');
    expect(reasonOf(rule('fixed', 'b', 'c', { startsAt: ten }), standing)).toBeNull();
    expect(reasonOf(rule('must', 'b', 'c'), standing)).toBeNull();
  });

  it('refuses what stands already, and a time against the order', () => {
    expect(reasonOf(rule('must', 'a', 'b'), rule('must', 'a', 'b'))).toBe('twice');
    const found = pairContradiction(
      rule('fixed', 'a', 'b', { startsAt: ten }),
      [rule('fixed', 'a', 'c', { startsAt: nine })],
      [order('ab', 'ac')],
    );
    expect(found).toMatchObject({ reason: 'fixed-order', with: { id: 'ab ac' } });
  });
});

describe('precedenceContradiction', () => {
  it('names the rule that closes the circle', () => {
    const standing = [order('ab', 'ac'), order('ac', 'bd'), order('bd', 'cd')];
    expect(precedenceContradiction(order('cd', 'ab'), standing, [])).toMatchObject({
      reason: 'circle',
      with: { id: 'bd cd' },
    });
    expect(precedenceContradiction(order('ab', 'cd'), standing, [])).toBeNull();
    expect(precedenceContradiction(order('ab', 'ac'), standing, [])?.reason).toBe('twice');
  });

  it('refuses an order against fixed times', () => {
    const fixed = [rule('fixed', 'a', 'b', { startsAt: ten }), rule('fixed', 'a', 'c', { startsAt: nine })];
    expect(precedenceContradiction(order('ab', 'ac'), [], fixed)).toMatchObject({
      reason: 'fixed-order',
      with: { kind: 'fixed' },
    });
    expect(precedenceContradiction(order('ac', 'ab'), [], fixed)).toBeNull();
  });
});
