import { Injectable } from '@nestjs/common';
import type { MatchSettings, MatchSettingsView } from '@parvis/contracts';
import { defaultModel, pillarOf, terms } from '@parvis/engine';
import { DataSource } from 'typeorm';
import { AllocationTrigger } from '../allocation/allocation-trigger.js';
import { ExampleRepository } from '../learning/example.repository.js';
import { answersNeeded } from '../learning/learning.rules.js';
import { LearningTrigger } from '../learning/learning-trigger.js';
import type { FitRecord } from '../learning/model.repository.js';
import { IndexChanges } from '../recommendation/index-changes.js';
import { MatchSettingsRepository } from './match-settings.repository.js';
import { type Tuning, TuningStore } from './tuning.store.js';

@Injectable()
export class MatchSettingsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: MatchSettingsRepository,
    private readonly tuning: TuningStore,
    private readonly examples: ExampleRepository,
    private readonly changes: IndexChanges,
    private readonly allocation: AllocationTrigger,
    private readonly learning: LearningTrigger,
  ) {}

  async view(fairId: string): Promise<MatchSettingsView> {
    const state = await this.changes.state(fairId);
    const tuning = await this.tuning.at(fairId, state);
    const { settings, fit, allocation } = tuning;
    // What was learnt from is the number that matters; counting afresh is only for a fair on its way there.
    const isLearnt = fit !== null && fit.answers >= answersNeeded;
    const { answers, positives } = isLearnt ? fit : await this.examples.count(fairId);
    return {
      settings,
      terms: termsOf(tuning),
      learning: { answers, positives, needed: answersNeeded, ...learningOf(settings, fit) },
      allocation: allocation && { without: allocation.without, with: allocation.with, at: allocation.at },
    };
  }

  async save(fairId: string, settings: MatchSettings): Promise<MatchSettingsView> {
    await this.dataSource.transaction(async (manager) => {
      await this.settings.save(manager, fairId, settings);
      await this.allocation.request(fairId, manager);
    });
    await this.changes.noteTuning(fairId);
    return this.view(fairId);
  }

  async learn(fairId: string): Promise<MatchSettingsView> {
    await this.learning.request(fairId);
    return this.view(fairId);
  }
}

function termsOf({ model, fit }: Tuning): MatchSettingsView['terms'] {
  return terms.map((term) => {
    const pillar = pillarOf[term];
    return {
      term,
      pillar,
      prior: defaultModel.weights[term],
      fitted: fit?.fitted?.weights[term] ?? null,
      effective: model.weights[term] * model.pillars[pillar],
    };
  });
}

function learningOf(
  { learns }: MatchSettings,
  fit: FitRecord | null,
): Pick<MatchSettingsView['learning'], 'status' | 'lossPrior' | 'lossFitted' | 'at'> {
  const { lossPrior, lossFitted, at } = fit ?? { lossPrior: null, lossFitted: null, at: null };
  return { status: learns ? (fit?.status ?? 'never-run') : 'off', lossPrior, lossFitted, at };
}
