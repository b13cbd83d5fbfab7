import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent, Queues } from '@parvis/platform';
import { AllocationJob } from './allocation-job.js';
import { AllocationPace } from './allocation-pace.js';
import { AllocationTrigger } from './allocation-trigger.js';
import { FairLock } from './fair-lock.js';

/** Where another worker is at it. */
const retryMs = 5_000;

/** Balances exposure, one run of a fair at a time, with a pause between two; what is asked meanwhile is one run after it. */
@HandlesEvent('allocation.requested.v1', 'matchmaking.allocate')
export class AllocationRequestedHandler implements EventHandler<'allocation.requested.v1'> {
  constructor(
    private readonly job: AllocationJob,
    private readonly pace: AllocationPace,
    private readonly trigger: AllocationTrigger,
    private readonly lock: FairLock,
    private readonly queues: Queues,
  ) {}

  async handle({ fairId }: EventPayload<'allocation.requested.v1'>): Promise<void> {
    const wait = await this.pace.msToWait(fairId);
    if (wait > 0) return this.later(fairId, wait);
    const isMine = await this.lock.run('allocation', fairId, async () => {
      await this.trigger.begin(fairId);
      const startedAt = Date.now();
      await this.job.run(fairId);
      await this.pace.rest(fairId, Date.now() - startedAt);
    });
    if (!isMine) await this.later(fairId, retryMs);
  }

  /** Those who wait for the same moment are one job. */
  private async later(fairId: string, delayMs: number): Promise<void> {
    const due = Math.ceil((Date.now() + delayMs) / 1_000);
    const job = { id: `allocate-${fairId}-${due}`, name: 'allocation.requested.v1', data: { fairId } } as const;
    await this.queues.addAll([{ queue: 'matchmaking.allocate', job: { ...job, delayMs: due * 1_000 - Date.now() } }]);
  }
}
