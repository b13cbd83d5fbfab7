import { AllocationJob } from './allocation/allocation-job.js';
import { AllocationPace } from './allocation/allocation-pace.js';
import { AllocationRequestedHandler } from './allocation/allocation-requested.handler.js';
import { CapacitySource } from './allocation/capacity.source.js';
import { FairLock } from './allocation/fair-lock.js';
import { ImpressionSweeper } from './impression/impression-sweeper.js';
import { LearningRequestedHandler } from './learning/learning-requested.handler.js';
import {
  BoothChangedHandler,
  FairChangedHandler,
  ProfilesChangedHandler,
} from './recommendation/index-stale.handlers.js';
import { MeetingRatedHandler } from './recommendation/meeting-rated.handler.js';
import { AppealDecidedHandler } from './record/appeal-decided.handler.js';
import { MeetingOutcomeHandler } from './record/meeting-outcome.handler.js';

/** The queued work of recommendations. */
export const matchingJobs = [
  ProfilesChangedHandler,
  BoothChangedHandler,
  FairChangedHandler,
  MeetingOutcomeHandler,
  AppealDecidedHandler,
  MeetingRatedHandler,
  CapacitySource,
  AllocationPace,
  FairLock,
  AllocationJob,
  AllocationRequestedHandler,
  LearningRequestedHandler,
  ImpressionSweeper,
];
