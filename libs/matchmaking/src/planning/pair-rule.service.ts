import { Injectable } from '@nestjs/common';
import type { addPairRule, addPrecedence, BodyOf, Page, PairRule, PrecedenceRule } from '@parvis/contracts';
import { FairReader } from '@parvis/fairs';
import { DomainError, decodeCursor, invalid, notFound, pageFrom } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { DataSource, type EntityManager } from 'typeorm';
import { type Contradiction, pairContradiction, precedenceContradiction } from './contradiction.rules.js';
import { orderedPair, type Pair, pairKey } from './pair.rules.js';
import { PairRuleRepository, type PairRuleRow } from './pair-rule.repository.js';
import { PersonLines } from './person-lines.js';
import { PrecedenceRepository, type PrecedenceRow } from './precedence.repository.js';

interface ListQuery {
  cursor?: string;
  limit: number;
}

/** Rules of single pairs and their order. What contradicts a rule that stands is refused, with that rule. */
@Injectable()
export class PairRuleService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rules: PairRuleRepository,
    private readonly precedences: PrecedenceRepository,
    private readonly participants: ParticipantReader,
    private readonly fairs: FairReader,
    private readonly lines: PersonLines,
  ) {}

  async list(fairId: string, { cursor, limit }: ListQuery): Promise<Page<PairRule>> {
    const [rows, total] = await Promise.all([
      this.rules.list(fairId, decodeCursor(cursor, 2), limit),
      this.rules.count(fairId),
    ]);
    const toView = await this.ruleViews(rows);
    return pageFrom(rows, limit, total, (row) => [row.at, row.id], toView);
  }

  /** @throws RULE_CONTRADICTS, NOT_FOUND, INVALID_INPUT where the time is no slot's start. */
  async add(fairId: string, body: BodyOf<typeof addPairRule>): Promise<PairRule> {
    await this.assertPair(fairId, body, body.otherIds);
    const added = { ...orderedPair(body), kind: body.kind, otherIds: [...body.otherIds].sort(), startsAt: null };
    const startsAt = body.startsAt && (await this.slotStart(fairId, body.startsAt));
    const row = await this.locked(fairId, async (manager) => {
      const [rules, precedences] = await Promise.all([
        this.rules.all(fairId, manager),
        this.precedences.all(fairId, manager),
      ]);
      const rule = { ...added, startsAt };
      await this.refuse(pairContradiction(rule, rules, precedences));
      return this.rules.insert(manager, fairId, rule);
    });
    return (await this.ruleViews([row]))(row);
  }

  async remove(fairId: string, ruleId: string): Promise<void> {
    if (!(await this.rules.remove(fairId, ruleId))) throw notFound('rule');
  }

  async listPrecedences(fairId: string, { cursor, limit }: ListQuery): Promise<Page<PrecedenceRule>> {
    const [rows, total] = await Promise.all([
      this.precedences.list(fairId, decodeCursor(cursor, 2), limit),
      this.precedences.count(fairId),
    ]);
    const toView = await this.precedenceViews(rows);
    return pageFrom(rows, limit, total, (row) => [row.at, row.id], toView);
  }

  /** @throws RULE_CONTRADICTS, NOT_FOUND */
  async addPrecedence(fairId: string, body: BodyOf<typeof addPrecedence>): Promise<PrecedenceRule> {
    for (const [path, pair] of Object.entries(body)) if (pair.aId === pair.bId) throw invalid(`${path}.bId`, 'twice');
    if (pairKey(body.first) === pairKey(body.next)) throw invalid('next', 'twice');
    await this.assertPair(fairId, body.first);
    await this.assertPair(fairId, body.next);
    const [first, next] = [orderedPair(body.first), orderedPair(body.next)];
    const row = await this.locked(fairId, async (manager) => {
      const [rules, precedences] = await Promise.all([
        this.rules.all(fairId, manager),
        this.precedences.all(fairId, manager),
      ]);
      await this.refuse(precedenceContradiction({ first, next }, precedences, rules));
      return this.precedences.insert(manager, fairId, first, next);
    });
    return (await this.precedenceViews([row]))(row);
  }

  async removePrecedence(fairId: string, ruleId: string): Promise<void> {
    if (!(await this.precedences.remove(fairId, ruleId))) throw notFound('rule');
  }

  /** Two rules that contradict each other cannot come at the same time. */
  private locked<Result>(fairId: string, work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query(`select pg_advisory_xact_lock(hashtext($1))`, [`planning:${fairId}`]);
      return work(manager);
    });
  }

  private async assertPair(fairId: string, { aId, bId }: Pair, otherIds: readonly string[] = []): Promise<void> {
    const ids = [aId, bId, ...otherIds];
    const people = await this.participants.cards(fairId, ids);
    if (ids.some((id) => !people.has(id))) throw notFound('person');
    const companyId = people.get(aId)?.companyId;
    if (!companyId || companyId !== people.get(bId)?.companyId) return;
    throw new DomainError('RULE_CONTRADICTS', 'conflict', 'Colleagues meet without Parvis', {
      details: { reason: 'colleagues' },
    });
  }

  private async slotStart(fairId: string, instant: string): Promise<string> {
    const slots = await this.fairs.slots(fairId);
    const slot = slots.find((each) => Date.parse(each.startsAt) === Date.parse(instant));
    if (!slot) throw invalid('startsAt', 'invalid-value');
    return slot.startsAt;
  }

  private async refuse(contradiction: Contradiction | null): Promise<void> {
    if (!contradiction) return;
    const { reason, with: other } = contradiction;
    const details =
      'kind' in other
        ? { reason, rule: (await this.ruleViews([other]))(other) }
        : { reason, precedence: (await this.precedenceViews([other]))(other) };
    throw new DomainError('RULE_CONTRADICTS', 'conflict', `This contradicts another rule: ${reason}`, { details });
  }

  private async ruleViews(rows: readonly PairRuleRow[]): Promise<(row: PairRuleRow) => PairRule> {
    const lineOf = await this.lines.of(rows.flatMap(({ aId, bId, otherIds }) => [aId, bId, ...otherIds]));
    return ({ id, kind, aId, bId, otherIds, startsAt }) => ({
      id,
      kind,
      a: lineOf(aId),
      b: lineOf(bId),
      others: otherIds.map(lineOf),
      startsAt,
    });
  }

  private async precedenceViews(rows: readonly PrecedenceRow[]): Promise<(row: PrecedenceRow) => PrecedenceRule> {
    const lineOf = await this.lines.of(rows.flatMap(({ first, next }) => [first.aId, first.bId, next.aId, next.bId]));
    const view = ({ aId, bId }: Pair) => ({ a: lineOf(aId), b: lineOf(bId) });
    return ({ id, first, next }) => ({ id, first: view(first), next: view(next) });
  }
}
