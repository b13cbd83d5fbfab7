import { AllocationRepository } from './allocation/allocation.repository.js';
import { AllocationTrigger } from './allocation/allocation-trigger.js';
import { ImpressionRepository } from './impression/impression.repository.js';
import { ImpressionLog } from './impression/impression-log.js';
import { ExampleRepository } from './learning/example.repository.js';
import { LearningTrigger } from './learning/learning-trigger.js';
import { ModelRepository } from './learning/model.repository.js';
import { IndexChanges } from './recommendation/index-changes.js';
import { MatchIndexStore } from './recommendation/match-index.store.js';
import { MatchProfileSource } from './recommendation/match-profile.source.js';
import { MatchesNews } from './recommendation/matches-news.js';
import { RatingRepository } from './recommendation/rating.repository.js';
import { ViewerSource } from './recommendation/viewer.source.js';
import { RecordRepository } from './record/record.repository.js';
import { MatchSettingsRepository } from './settings/match-settings.repository.js';
import { TuningStore } from './settings/tuning.store.js';
import { RequestReader } from './wish/request-reader.js';
import { WishRepository } from './wish/wish.repository.js';
import { WishReader } from './wish/wish-reader.js';

/** What recommendations stand on in every process. */
export const matching = [
  WishRepository,
  RequestReader,
  WishReader,
  RecordRepository,
  RatingRepository,
  MatchProfileSource,
  IndexChanges,
  MatchIndexStore,
  MatchesNews,
  MatchSettingsRepository,
  ModelRepository,
  AllocationRepository,
  TuningStore,
  ViewerSource,
  ImpressionRepository,
  ImpressionLog,
  ExampleRepository,
  AllocationTrigger,
  LearningTrigger,
];
