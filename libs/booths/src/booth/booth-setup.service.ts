import { Injectable } from '@nestjs/common';
import type { EventPayload } from '@parvis/contracts';
import { FairReader } from '@parvis/fairs';
import { Outbox } from '@parvis/platform';
import { CompanyReader } from '@parvis/profiles';
import { DataSource } from 'typeorm';
import { BoothRepository } from './booth.repository.js';

type Exhibitor = EventPayload<'exhibitors.imported.v1'>['exhibitors'][number];

/** Sees to it that each exhibiting company has a booth. */
@Injectable()
export class BoothSetupService {
  constructor(
    private readonly booths: BoothRepository,
    private readonly companies: CompanyReader,
    private readonly fairs: FairReader,
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
  ) {}

  /** Idempotent: doing it again changes nothing. */
  async setUp(fairId: string, exhibitors: readonly Exhibitor[]): Promise<void> {
    const [companies, { languages }] = await Promise.all([
      this.companies.cards(
        fairId,
        exhibitors.map((exhibitor) => exhibitor.companyId),
      ),
      this.fairs.get(fairId),
    ]);
    const setups = exhibitors.flatMap(({ companyId: id, size, tagline }) => {
      const company = companies.get(id);
      return company
        ? [{ id, size, tagline, companyName: company.name, country: company.country, sector: company.sector }]
        : [];
    });
    await this.dataSource.transaction(async (manager) => {
      const changed = await this.booths.setUp(manager, fairId, setups, languages[0] === 'fr' ? 'fr' : 'en');
      await this.outbox.recordAll(
        manager,
        'booth.changed.v1',
        changed.map((companyId) => ({ fairId, companyId })),
      );
    });
  }
}
