import { Injectable, Logger } from '@nestjs/common';
import { buildMatchIndex, type MatchIndex } from '@parvis/engine';
import { FairReader } from '@parvis/fairs';
import { ParticipantReader } from '@parvis/profiles';
import { IndexVersion } from './index-version.js';

interface Entry {
  version: string;
  index: MatchIndex;
  /** When building began, and how long it took. */
  startedAt: number;
  tookMs: number;
}

/** Fairs kept at once; the one unused for longest makes room. */
const capacity = 16;
/** An index that is behind is still good for this many times the time it takes to build, so that building never takes all of a core. */
const restFactor = 5;
const longestRestMs = 5_000;

/**
 * The match index of each fair in this process's memory, built from Postgres on demand. Any number of processes may hold
 * one; each follows the fair's version by itself.
 */
@Injectable()
export class MatchIndexStore {
  private readonly logger = new Logger('match-index');
  private readonly entries = new Map<string, Entry>();
  private readonly building = new Map<string, Promise<Entry>>();

  constructor(
    private readonly fairs: FairReader,
    private readonly participants: ParticipantReader,
    private readonly version: IndexVersion,
  ) {}

  /** The index; at most a few seconds behind the profiles, and never behind for longer than one rebuild. */
  async get(fairId: string): Promise<MatchIndex> {
    const version = await this.version.current(fairId);
    const entry = this.entries.get(fairId);
    if (!entry) return (await this.build(fairId, version)).index;
    // Insertion order is the order of use.
    this.entries.delete(fairId);
    this.entries.set(fairId, entry);
    if (entry.version === version) return entry.index;
    const rest = Math.min(entry.tookMs * restFactor, longestRestMs);
    if (Date.now() - entry.startedAt < rest) return entry.index;
    return (await this.build(fairId, version)).index;
  }

  private build(fairId: string, version: string): Promise<Entry> {
    const running = this.building.get(fairId);
    if (running) return running;
    const build = this.load(fairId, version).finally(() => this.building.delete(fairId));
    this.building.set(fairId, build);
    return build;
  }

  private async load(fairId: string, version: string): Promise<Entry> {
    const startedAt = Date.now();
    const [profiles, topics] = await Promise.all([this.participants.matchProfiles(fairId), this.fairs.topics(fairId)]);
    const index = buildMatchIndex(profiles, topics);
    const entry = { version, index, startedAt, tookMs: Date.now() - startedAt };
    this.entries.set(fairId, entry);
    const [oldest] = this.entries.keys();
    if (this.entries.size > capacity && oldest !== undefined) this.entries.delete(oldest);
    this.logger.debug({ fairId, people: profiles.length, tookMs: entry.tookMs }, 'indexed');
    return entry;
  }
}
