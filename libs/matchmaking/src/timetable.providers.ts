import { BookedTimes } from './booked/booked-times.js';
import { MeetingBookedHandler } from './booked/meeting-booked.handler.js';
import { PairRuleRepository } from './planning/pair-rule.repository.js';
import { PairRuleService } from './planning/pair-rule.service.js';
import { PersonLimitRepository } from './planning/person-limit.repository.js';
import { PersonLines } from './planning/person-lines.js';
import { PlanningController } from './planning/planning.controller.js';
import { PlanningService } from './planning/planning.service.js';
import { PlanningReader } from './planning/planning-reader.js';
import { PlanningRulesRepository } from './planning/planning-rules.repository.js';
import { PrecedenceRepository } from './planning/precedence.repository.js';
import { MeetingCancelledHandler } from './repair/meeting-cancelled.handler.js';
import { MeetingMovedHandler } from './repair/meeting-moved.handler.js';
import { PairAgreedHandler } from './repair/pair-agreed.handler.js';
import { PublicationObstructedHandler } from './repair/publication-obstructed.handler.js';
import { RepairController } from './repair/repair.controller.js';
import { RepairRepository } from './repair/repair.repository.js';
import { RepairService } from './repair/repair.service.js';
import { RepairListService } from './repair/repair-list.service.js';
import { RepairSource } from './repair/repair-source.js';
import { FairTables } from './table/fair-tables.js';
import { TablesChangedHandler } from './table/tables-changed.handler.js';
import { Candidates } from './timetable/candidates.js';
import { ComparisonRepository } from './timetable/comparison.repository.js';
import { ComparisonService } from './timetable/comparison.service.js';
import { CurrentPlanRepository } from './timetable/current-plan.repository.js';
import { PairRepository } from './timetable/pair.repository.js';
import { PairScores } from './timetable/pair-scores.js';
import { PlanRepository } from './timetable/plan.repository.js';
import { PlanListRepository } from './timetable/plan-list.repository.js';
import { PlannedViews } from './timetable/planned-views.js';
import { RunController } from './timetable/run.controller.js';
import { RunRepository } from './timetable/run.repository.js';
import { RunService } from './timetable/run.service.js';
import { RunDetailsController } from './timetable/run-details.controller.js';
import { RunDetailsService } from './timetable/run-details.service.js';
import { RunEffects } from './timetable/run-effects.js';
import { RunProblem } from './timetable/run-problem.js';
import { RunRequestedHandler } from './timetable/run-requested.handler.js';
import { RunViews } from './timetable/run-views.js';
import { TimetableReader } from './timetable/timetable-reader.js';

/** Planning rules and timetables: what both halves of matchmaking stand on. */
export const timetables = [
  PlanningRulesRepository,
  PersonLimitRepository,
  PairRuleRepository,
  PrecedenceRepository,
  PlanningReader,
  PersonLines,
  RunRepository,
  PlanRepository,
  PairRepository,
  CurrentPlanRepository,
  RunEffects,
  TimetableReader,
  RepairRepository,
];

export const timetableControllers = [RunController, RunDetailsController, PlanningController, RepairController];

/** What answers organisers and people who ask for timetables. */
export const timetableServices = [
  PlanningService,
  PairRuleService,
  RunService,
  RunDetailsService,
  RunViews,
  PlanListRepository,
  PlannedViews,
  ComparisonRepository,
  ComparisonService,
  RepairListService,
];

/** What makes timetables and heals them. */
export const timetableJobs = [
  FairTables,
  TablesChangedHandler,
  BookedTimes,
  Candidates,
  MeetingBookedHandler,
  PairScores,
  RunProblem,
  RunRequestedHandler,
  RepairSource,
  RepairService,
  MeetingCancelledHandler,
  MeetingMovedHandler,
  PairAgreedHandler,
  PublicationObstructedHandler,
];
