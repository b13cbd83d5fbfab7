import { Injectable } from '@nestjs/common';
import type { MatchSettingsView } from '@parvis/contracts';
import { DataSource } from 'typeorm';
import type { FittedWeights } from '../settings/match-settings.rules.js';

type Learning = MatchSettingsView['learning'];

/** What the last fit of a fair came to. */
export interface FitRecord {
  status: Extract<Learning['status'], 'too-few' | 'prior-better' | 'fitted'>;
  fitted: FittedWeights | null;
  answers: number;
  positives: number;
  lossPrior: number | null;
  lossFitted: number | null;
  at: string;
}

@Injectable()
export class ModelRepository {
  constructor(private readonly dataSource: DataSource) {}

  async find(fairId: string): Promise<FitRecord | null> {
    const [row]: (Omit<FitRecord, 'at'> & { at: Date })[] = await this.dataSource.query(
      `select status, fitted, answers, positives, loss_prior as "lossPrior", loss_fitted as "lossFitted", at
       from matchmaking.match_model where fair_id = $1`,
      [fairId],
    );
    return row ? { ...row, at: row.at.toISOString() } : null;
  }

  async save(fairId: string, fit: Omit<FitRecord, 'at'>): Promise<void> {
    await this.dataSource.query(
      `insert into matchmaking.match_model (fair_id, status, fitted, answers, positives, loss_prior, loss_fitted)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (fair_id) do update set (status, fitted, answers, positives, loss_prior, loss_fitted, at)
         = (excluded.status, excluded.fitted, excluded.answers, excluded.positives, excluded.loss_prior,
            excluded.loss_fitted, now())`,
      [
        fairId,
        fit.status,
        fit.fitted && JSON.stringify(fit.fitted),
        fit.answers,
        fit.positives,
        fit.lossPrior,
        fit.lossFitted,
      ],
    );
  }
}
