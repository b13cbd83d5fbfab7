import { Injectable } from '@nestjs/common';
import type { Fair, FairSettings, Slot } from '@parvis/contracts';
import {
  AppConfig,
  audience,
  type Caller,
  DomainError,
  type FairCaller,
  Grants,
  notAllowed,
  notFound,
  Outbox,
  RealtimePublisher,
} from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { slotsOf } from '../slot/slots.rules.js';
import { FairRepository } from './fair.repository.js';

@Injectable()
export class FairService {
  constructor(
    private readonly fairs: FairRepository,
    private readonly dataSource: DataSource,
    private readonly grants: Grants,
    private readonly outbox: Outbox,
    private readonly config: AppConfig,
    private readonly realtime: RealtimePublisher,
  ) {}

  async listFor(caller: Caller): Promise<Fair[]> {
    const roles = await this.grants.fairsOf(caller.userId);
    const fairs = await this.fairs.findAll([...roles.keys()]);
    return fairs.map((fair) => ({ ...fair, roles: roles.get(fair.id) ?? [] }));
  }

  async create(settings: FairSettings, caller: Caller): Promise<Fair> {
    this.assertMayCreate(caller);
    assertHasSlots(settings);
    const fair = await this.dataSource.transaction(async (manager) => {
      const created = await this.fairs.insert(manager, settings);
      await this.grants.setDraft(manager, created.id, true);
      await this.grants.give(manager, created.id, [{ userId: caller.userId, role: 'organiser' }]);
      return created;
    });
    // The organiser's browser is open already; without this it would hear of its new fair only after a while.
    this.realtime.admit(caller.userId, [audience.fair(fair.id), audience.organisers(fair.id)]);
    return { ...fair, roles: ['organiser'] };
  }

  async get(fairId: string, caller: FairCaller): Promise<Fair> {
    const fair = await this.fairs.find(fairId);
    if (!fair) throw notFound('fair');
    return { ...fair, roles: caller.roles };
  }

  async slots(fairId: string): Promise<Slot[]> {
    const fair = await this.fairs.find(fairId);
    if (!fair) throw notFound('fair');
    return slotsOf(fair);
  }

  async update(fairId: string, settings: FairSettings, caller: FairCaller): Promise<Fair> {
    assertHasSlots(settings);
    await this.change(fairId, (manager) => this.fairs.update(manager, fairId, settings));
    return this.get(fairId, caller);
  }

  async setStatus(fairId: string, status: Fair['status'], caller: FairCaller): Promise<Fair> {
    await this.change(fairId, async (manager) => {
      await this.fairs.setStatus(manager, fairId, status);
      await this.grants.setDraft(manager, fairId, status === 'draft');
    });
    return this.get(fairId, caller);
  }

  private change(fairId: string, work: (manager: EntityManager) => Promise<void>): Promise<void> {
    return this.dataSource.transaction(async (manager) => {
      await work(manager);
      await this.outbox.record(manager, 'fair.changed.v1', { fairId });
    });
  }

  private assertMayCreate({ email }: Caller) {
    const creators = this.config.get('FAIR_CREATORS');
    const isCreator =
      creators === '*' ||
      creators
        .toLowerCase()
        .split(/[\s,]+/)
        .includes(email);
    if (!isCreator) throw notAllowed('This account may not create fairs; ask whoever runs this site');
  }
}

function assertHasSlots(settings: FairSettings) {
  if (slotsOf(settings).length > 0) return;
  throw new DomainError('FAIR_HAS_NO_SLOTS', 'invalid', 'Not one slot fits between these hours', {
    issues: [{ path: 'dayEndsAt', reason: 'no-slot-fits' }],
  });
}
