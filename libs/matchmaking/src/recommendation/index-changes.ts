import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { REDIS } from '@parvis/platform';
import type { Redis } from 'ioredis';

/** Where a fair stands, for all processes. Numbers only grow within a generation. */
export interface FairState {
  /** Another one means that Redis has forgotten; empty before the first change. */
  generation: string;
  /** Number of the last entry of the change log. */
  changes: number;
  /** Counts demands to build the index anew. */
  builds: number;
  /** Counts changes of settings, weights and prices. */
  tuning: number;
}

const stateKey = (fairId: string) => `matchmaking:fair:${fairId}`;
const logKey = (fairId: string) => `matchmaking:changes:${fairId}`;
/** An index that is further behind than this many entries is built anew. */
const logLength = 500;
/** People of one entry. */
const portion = 200;
const keepSeconds = 30 * 24 * 3600;

/** Numbers an entry and writes it in one step, so that numbers and order agree. */
const appendScript = `
  redis.call('HSETNX', KEYS[1], 'generation', ARGV[1])
  local number = redis.call('HINCRBY', KEYS[1], 'changes', 1)
  redis.call('XADD', KEYS[2], 'MAXLEN', '~', ARGV[3], number .. '-0', 'ids', ARGV[2])
  redis.call('EXPIRE', KEYS[1], ARGV[4])
  redis.call('EXPIRE', KEYS[2], ARGV[4])
  return number`;

const countScript = `
  redis.call('HSETNX', KEYS[1], 'generation', ARGV[1])
  redis.call('HINCRBY', KEYS[1], ARGV[2], 1)
  redis.call('EXPIRE', KEYS[1], ARGV[3])`;

/** The log of who has changed in a fair, bounded, and the counters that tell replicas what they have not seen. */
@Injectable()
export class IndexChanges {
  constructor(@Inject(REDIS) private readonly redis: Redis) {}

  async state(fairId: string): Promise<FairState> {
    const [generation, changes, builds, tuning] = await this.redis.hmget(
      stateKey(fairId),
      'generation',
      'changes',
      'builds',
      'tuning',
    );
    return {
      generation: generation ?? '',
      changes: Number(changes ?? 0),
      builds: Number(builds ?? 0),
      tuning: Number(tuning ?? 0),
    };
  }

  /** Notes that these people are, or are seen as, others now. */
  async append(fairId: string, personIds: readonly string[]): Promise<void> {
    for (let from = 0; from < personIds.length; from += portion) {
      const ids = personIds.slice(from, from + portion).join(',');
      await this.redis.eval(
        appendScript,
        2,
        stateKey(fairId),
        logKey(fairId),
        randomUUID(),
        ids,
        logLength,
        keepSeconds,
      );
    }
  }

  /** Asks every replica to build the index of a fair anew. */
  demandBuild(fairId: string): Promise<void> {
    return this.count(fairId, 'builds');
  }

  /** Tells every replica that settings, weights or prices are others. */
  noteTuning(fairId: string): Promise<void> {
    return this.count(fairId, 'tuning');
  }

  /** Who has changed after entry `after`, up to entry `upTo`; null when the log does not reach back that far. */
  async between(fairId: string, after: number, upTo: number): Promise<Set<string> | null> {
    const entries = await this.redis.xrange(logKey(fairId), `${after + 1}-0`, `${upTo}-0`);
    if (entries.length !== upTo - after) return null;
    return new Set(entries.flatMap(([, [, ids]]) => ids?.split(',') ?? []));
  }

  private async count(fairId: string, field: 'builds' | 'tuning'): Promise<void> {
    await this.redis.eval(countScript, 1, stateKey(fairId), randomUUID(), field, keepSeconds);
  }
}
