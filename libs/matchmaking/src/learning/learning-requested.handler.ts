import { Logger } from '@nestjs/common';
import type { EventPayload } from '@parvis/contracts';
import { defaultModel, fitModelSteps } from '@parvis/engine';
import { type EventHandler, HandlesEvent, Queues } from '@parvis/platform';
import { AllocationTrigger } from '../allocation/allocation-trigger.js';
import { FairLock } from '../allocation/fair-lock.js';
import { givingWay } from '../allocation/give-way.js';
import { IndexChanges } from '../recommendation/index-changes.js';
import { ExampleRepository } from './example.repository.js';
import { toFitRecord } from './learning.rules.js';
import { LearningTrigger } from './learning-trigger.js';
import { ModelRepository } from './model.repository.js';

const retryMs = 5_000;

/** Fits the weights of a fair to its answers. The same answers come to the same weights, however often. */
@HandlesEvent('learning.requested.v1', 'matchmaking.learn')
export class LearningRequestedHandler implements EventHandler<'learning.requested.v1'> {
  private readonly logger = new Logger('learning');

  constructor(
    private readonly examples: ExampleRepository,
    private readonly models: ModelRepository,
    private readonly trigger: LearningTrigger,
    private readonly allocation: AllocationTrigger,
    private readonly changes: IndexChanges,
    private readonly lock: FairLock,
    private readonly queues: Queues,
  ) {}

  async handle({ fairId }: EventPayload<'learning.requested.v1'>): Promise<void> {
    if (!(await this.lock.run('learning', fairId, () => this.learn(fairId)))) await this.later(fairId);
  }

  private async learn(fairId: string): Promise<void> {
    await this.trigger.begin(fairId);
    const examples = await this.examples.of(fairId);
    const fit = await givingWay(fitModelSteps(defaultModel, examples));
    const record = toFitRecord(fit, examples);
    await this.models.save(fairId, record);
    await this.changes.noteTuning(fairId);
    await this.allocation.request(fairId);
    const { answers, status, lossPrior, lossFitted } = record;
    this.logger.log({ fairId, answers, status, lossPrior, lossFitted }, 'weights fitted');
  }

  private async later(fairId: string): Promise<void> {
    const due = Math.ceil((Date.now() + retryMs) / 1_000);
    const job = { id: `learn-${fairId}-${due}`, name: 'learning.requested.v1', data: { fairId } } as const;
    await this.queues.addAll([{ queue: 'matchmaking.learn', job: { ...job, delayMs: due * 1_000 - Date.now() } }]);
  }
}
