import { Injectable } from '@nestjs/common';
import type { MatchSettings } from '@parvis/contracts';
import type { CongestionPrices, MatchModel } from '@parvis/engine';
import { type AllocationRecord, AllocationRepository } from '../allocation/allocation.repository.js';
import { pricesAt } from '../allocation/prices.rules.js';
import { type FitRecord, ModelRepository } from '../learning/model.repository.js';
import type { FairState } from '../recommendation/index-changes.js';
import { MatchSettingsRepository } from './match-settings.repository.js';
import { modelOf } from './match-settings.rules.js';

/** What lists are made with, beside the index. */
export interface Tuning {
  settings: MatchSettings;
  model: MatchModel;
  /** What the model is made of where the fair has learnt; null before. */
  fit: FitRecord | null;
  /** Null before exposure was balanced first, and where only the score is to count. */
  prices: CongestionPrices | null;
  /** In how many lists each person stands, by id. */
  exposure: ReadonlyMap<string, number>;
  allocation: AllocationRecord | null;
}

/** Fairs kept at once; some 2 MB each at 11,000 people. */
const capacity = 16;

interface Entry {
  version: string;
  tuning: Promise<Tuning>;
}

/** Settings, weights and prices of each fair in memory, read anew when Redis says that one of them has changed. */
@Injectable()
export class TuningStore {
  private readonly entries = new Map<string, Entry>();

  constructor(
    private readonly settings: MatchSettingsRepository,
    private readonly models: ModelRepository,
    private readonly allocations: AllocationRepository,
  ) {}

  at(fairId: string, { generation, tuning: number }: FairState): Promise<Tuning> {
    const version = `${generation} ${number}`;
    const known = this.entries.get(fairId);
    this.entries.delete(fairId);
    const entry = known?.version === version ? known : { version, tuning: this.load(fairId) };
    this.entries.set(fairId, entry);
    if (entry !== known) entry.tuning.catch(() => this.entries.delete(fairId));
    const [oldest] = this.entries.keys();
    if (this.entries.size > capacity && oldest !== undefined) this.entries.delete(oldest);
    return entry.tuning;
  }

  private async load(fairId: string): Promise<Tuning> {
    const [settings, fit, allocation] = await Promise.all([
      this.settings.find(fairId),
      this.models.find(fairId),
      this.allocations.find(fairId),
    ]);
    return {
      settings,
      fit,
      model: modelOf(settings, fit?.fitted ?? null),
      prices: allocation && pricesAt(allocation.prices, settings.reach),
      exposure: allocation?.exposure ?? new Map(),
      allocation,
    };
  }
}
