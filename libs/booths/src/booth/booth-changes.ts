import { Injectable } from '@nestjs/common';
import { type FairCaller, notFound, Outbox } from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { BoothRepository } from './booth.repository.js';
import { BoothAccess } from './booth-access.js';

/** Runs changes of booths, those of one booth one after the other. */
@Injectable()
export class BoothChanges {
  constructor(
    private readonly booths: BoothRepository,
    private readonly access: BoothAccess,
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Runs a change after checking that the caller may make it. `work` gets the booth's present logo.
   * @throws NOT_FOUND, NOT_ALLOWED or FAIR_NOT_OPEN
   */
  async run<Result>(
    fairId: string,
    id: string,
    caller: FairCaller,
    work: (manager: EntityManager, logoId: string | null) => Promise<Result>,
  ): Promise<Result> {
    if (!(await this.booths.find(fairId, id))) throw notFound('booth');
    await this.access.assertMayChange(fairId, id, caller);
    return this.dataSource.transaction(async (manager) => {
      const booth = await this.booths.lock(manager, id);
      if (!booth) throw notFound('booth');
      return work(manager, booth.logoId);
    });
  }

  /** The same for texts and products: what the hall's search finds and the matcher reads follows. */
  runOnTexts<Result>(
    fairId: string,
    id: string,
    caller: FairCaller,
    work: (manager: EntityManager) => Promise<Result>,
  ): Promise<Result> {
    return this.run(fairId, id, caller, async (manager) => {
      const result = await work(manager);
      await this.booths.index(manager, [id]);
      await this.outbox.record(manager, 'booth.changed.v1', { fairId, companyId: id });
      return result;
    });
  }
}
