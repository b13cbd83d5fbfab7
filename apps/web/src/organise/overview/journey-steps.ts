import type { Fair } from '@parvis/contracts';
import type { FairNumbers } from './use-fair-numbers.js';

export const stepNames = ['topics', 'people', 'invitations', 'wishes', 'timetable', 'meetings'] as const;
export type StepName = (typeof stepNames)[number];

export interface JourneyStep {
  name: StepName;
  isDone: boolean;
  /** Page below `organise/` on which the step is taken. */
  path: string;
}

/** The organiser's way from an empty fair to meetings, with what is already behind. */
export function journeySteps(fair: Fair, numbers: FairNumbers, now = Date.now()): JourneyStep[] {
  return [
    { name: 'topics', isDone: numbers.topics > 0, path: 'topics' },
    { name: 'people', isDone: numbers.people > 0, path: 'import' },
    { name: 'invitations', isDone: numbers.people > 0 && numbers.invited >= numbers.people, path: 'people' },
    { name: 'wishes', isDone: Date.parse(fair.wishesCloseAt) <= now, path: 'people' },
    { name: 'timetable', isDone: fair.publishedAt !== null, path: 'timetable' },
    { name: 'meetings', isDone: numbers.held > 0, path: 'timetable' },
  ];
}

/** The step to take next. Once a timetable is published the meetings come next, whatever was skipped before. */
export function nextStep(steps: readonly JourneyStep[]): StepName | null {
  const isPublished = steps.some(({ name, isDone }) => name === 'timetable' && isDone);
  if (isPublished) return steps.some(({ name, isDone }) => name === 'meetings' && isDone) ? null : 'meetings';
  return steps.find(({ isDone }) => !isDone)?.name ?? null;
}
