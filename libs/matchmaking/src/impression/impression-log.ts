import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { type Impression, ImpressionRepository } from './impression.repository.js';

const flushMs = 1_000;
/** Rows of one statement. */
const portion = 2_000;
/** More than this is not kept while Postgres cannot take it: lists go on, knowledge of them has a gap. */
const capacity = 50_000;
/** The same list looked at again within this time is one look. */
const sameLookMs = 10 * 60_000;
const rememberedViewers = 20_000;

interface Look {
  list: string;
  at: number;
}

/**
 * Notes who was proposed to whom, off the request: in memory first, in bulk every second and when the process stops. A
 * process that is killed loses the last second of it, which costs learning next to nothing.
 */
@Injectable()
export class ImpressionLog implements BeforeApplicationShutdown {
  private readonly logger = new Logger('impressions');
  private readonly pending = new Map<string, Impression>();
  private readonly looks = new Map<string, Look>();
  private timer: NodeJS.Timeout | undefined;
  private flushing: Promise<void> | undefined;

  constructor(private readonly impressions: ImpressionRepository) {}

  /** @param shown one viewer's list, in order */
  note(viewerId: string, shown: readonly Impression[]): void {
    if (shown.length === 0 || this.isSameLook(viewerId, shown)) return;
    for (const impression of shown) {
      if (this.pending.size >= capacity) break;
      this.pending.set(`${viewerId} ${impression.shownId}`, impression);
    }
    this.timer ??= setTimeout(() => void this.flush(), flushMs);
  }

  /** Writes what is pending; calls during a write wait for it. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.flushing ??= this.write().finally(() => {
      this.flushing = undefined;
      if (this.pending.size > 0) this.timer ??= setTimeout(() => void this.flush(), flushMs);
    });
    return this.flushing;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.flushing;
    await this.flush();
    clearTimeout(this.timer);
  }

  private async write(): Promise<void> {
    const impressions = [...this.pending.values()];
    this.pending.clear();
    for (let from = 0; from < impressions.length; from += portion) {
      try {
        await this.impressions.add(impressions.slice(from, from + portion));
      } catch (error) {
        // A person who was removed meanwhile, or no database: what was shown is not worth holding anything up.
        this.logger.warn({ error, lost: Math.min(portion, impressions.length - from) }, 'impressions were lost');
      }
    }
  }

  private isSameLook(viewerId: string, shown: readonly Impression[]): boolean {
    const list = shown.map((impression) => impression.shownId).join();
    const last = this.looks.get(viewerId);
    const now = Date.now();
    if (last?.list === list && now - last.at < sameLookMs) return true;
    this.looks.delete(viewerId);
    this.looks.set(viewerId, { list, at: now });
    const [oldest] = this.looks.keys();
    if (this.looks.size > rememberedViewers && oldest !== undefined) this.looks.delete(oldest);
    return false;
  }
}
