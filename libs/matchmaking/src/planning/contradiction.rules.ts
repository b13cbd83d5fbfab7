import { type Pair, pairKey } from './pair.rules.js';
import type { PairRuleRow } from './pair-rule.repository.js';
import type { PrecedenceRow } from './precedence.repository.js';

/**
 * Why a rule cannot stand beside another.
 * - `twice`: it exists already;
 * - `veto`: two of its people must not meet; `demanded`: a meeting with both is demanded or fixed;
 * - `person-taken`: one of its people is in another fixed meeting at that time;
 * - `circle`: the order would go in a circle; `fixed-order`: the meetings are fixed in another order.
 */
export type ContradictionReason = 'twice' | 'veto' | 'demanded' | 'person-taken' | 'circle' | 'fixed-order';

export interface Contradiction {
  reason: ContradictionReason;
  /** The rule that stands already. */
  with: PairRuleRow | PrecedenceRow;
}

type NewPairRule = Omit<PairRuleRow, 'id'>;

const peopleOf = ({ aId, bId, otherIds }: NewPairRule) => [aId, bId, ...otherIds];
const isSamePair = (one: Pair, other: Pair) => pairKey(one) === pairKey(other);
const includesBoth = (rule: NewPairRule, pair: Pair) => {
  const people = peopleOf(rule);
  return people.includes(pair.aId) && people.includes(pair.bId);
};
const time = (instant: string | null) => (instant === null ? Number.NaN : Date.parse(instant));

/** The first existing rule that a new rule of a pair contradicts, null when it can be added. */
export function pairContradiction(
  added: NewPairRule,
  rules: readonly PairRuleRow[],
  precedences: readonly PrecedenceRow[],
): Contradiction | null {
  for (const rule of rules) {
    const reason = reasonBetween(added, rule);
    if (reason) return { reason, with: rule };
  }
  return added.kind === 'fixed' ? fixedOrderContradiction([...rules, { ...added, id: '' }], precedences) : null;
}

function reasonBetween(added: NewPairRule, rule: PairRuleRow): ContradictionReason | null {
  if (added.kind === rule.kind && isSamePair(added, rule)) return 'twice';
  if (rule.kind === 'veto' && added.kind !== 'veto' && includesBoth(added, rule)) return 'veto';
  if (added.kind === 'veto' && rule.kind !== 'veto' && includesBoth(rule, added)) return 'demanded';
  const isSameTime = time(added.startsAt) === time(rule.startsAt);
  if (isSameTime && peopleOf(added).some((id) => peopleOf(rule).includes(id))) return 'person-taken';
  return null;
}

/** The first existing rule that a new precedence contradicts, null when it can be added. */
export function precedenceContradiction(
  added: Omit<PrecedenceRow, 'id'>,
  precedences: readonly PrecedenceRow[],
  rules: readonly PairRuleRow[],
): Contradiction | null {
  const same = precedences.find((known) => isSamePair(known.first, added.first) && isSamePair(known.next, added.next));
  if (same) return { reason: 'twice', with: same };
  const closing = circleThrough(added, precedences);
  if (closing) return { reason: 'circle', with: closing };
  const fixed = fixedOrderContradiction(rules, [{ ...added, id: '' }]);
  return fixed && { reason: 'fixed-order', with: fixedRuleOf(rules, added.next) ?? fixed.with };
}

/** The existing precedence through which one comes from the new one's end back to its beginning. */
function circleThrough(
  added: Omit<PrecedenceRow, 'id'>,
  precedences: readonly PrecedenceRow[],
): PrecedenceRow | undefined {
  const following = new Map<string, PrecedenceRow[]>();
  for (const precedence of precedences) {
    const key = pairKey(precedence.first);
    following.set(key, [...(following.get(key) ?? []), precedence]);
  }
  const goal = pairKey(added.first);
  const seen = new Set<string>();
  const open = [pairKey(added.next)];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (seen.has(key)) continue;
    seen.add(key);
    for (const precedence of following.get(key) ?? []) {
      if (pairKey(precedence.next) === goal) return precedence;
      open.push(pairKey(precedence.next));
    }
  }
  return undefined;
}

function fixedOrderContradiction(
  rules: readonly PairRuleRow[],
  precedences: readonly PrecedenceRow[],
): Contradiction | null {
  for (const precedence of precedences) {
    const [first, next] = [fixedRuleOf(rules, precedence.first), fixedRuleOf(rules, precedence.next)];
    if (first && next && time(first.startsAt) >= time(next.startsAt))
      return { reason: 'fixed-order', with: precedence };
  }
  return null;
}

const fixedRuleOf = (rules: readonly PairRuleRow[], pair: Pair) =>
  rules.find((rule) => rule.kind === 'fixed' && isSamePair(rule, pair));
