import { Injectable } from '@nestjs/common';
import type { BodyOf, Booth, updateBooth } from '@parvis/contracts';
import { type FairCaller, ImageStore, notFound } from '@parvis/platform';
import { CompanyReader, ParticipantReader } from '@parvis/profiles';
import type { EntityManager } from 'typeorm';
import { ProductRepository } from '../product/product.repository.js';
import { BoothRepository } from './booth.repository.js';
import { BoothAccess } from './booth-access.js';
import { toBoothCard } from './booth-card.rules.js';
import { BoothChanges } from './booth-changes.js';

const logoShape = { width: 480, height: 240, fit: 'inside' } as const;

@Injectable()
export class BoothService {
  constructor(
    private readonly booths: BoothRepository,
    private readonly products: ProductRepository,
    private readonly companies: CompanyReader,
    private readonly participants: ParticipantReader,
    private readonly access: BoothAccess,
    private readonly images: ImageStore,
    private readonly changes: BoothChanges,
  ) {}

  /** @throws NOT_FOUND */
  async get(fairId: string, id: string, caller: FairCaller): Promise<Booth> {
    const [booth, company, products, team, isOwn] = await Promise.all([
      this.booths.find(fairId, id),
      this.companies.card(fairId, id),
      this.products.list(id),
      this.participants.colleagues(fairId, id),
      this.access.owns(fairId, id, caller),
    ]);
    if (!booth || !company) throw notFound('booth');
    return {
      ...toBoothCard(booth, company),
      description: booth.description,
      website: booth.website ?? company.website,
      employees: company.employees,
      certificates: company.certificates,
      links: booth.links,
      products,
      team: team.filter((person) => person.kind === 'exhibitor'),
      isOwn,
    };
  }

  /** @throws NOT_FOUND for somebody whose company has no booth. */
  async getOwn(fairId: string, caller: FairCaller): Promise<Booth> {
    const id = await this.access.ownBoothId(fairId, caller);
    if (!id) throw notFound('booth');
    return this.get(fairId, id, caller);
  }

  async update(fairId: string, id: string, texts: BodyOf<typeof updateBooth>, caller: FairCaller): Promise<Booth> {
    const isRead = texts.tagline !== undefined || texts.description !== undefined;
    const update = (manager: EntityManager) => this.booths.update(manager, id, texts);
    if (isRead) await this.changes.runOnTexts(fairId, id, caller, update);
    else await this.changes.run(fairId, id, caller, update);
    return this.get(fairId, id, caller);
  }

  /** Replaces the logo by a re-encoded picture, or removes it. The former one is gone with it. */
  async setLogo(fairId: string, id: string, bytes: Buffer | null, caller: FairCaller): Promise<Booth> {
    await this.changes.run(fairId, id, caller, async (manager, formerLogo) => {
      const logoId = bytes && (await this.images.put(bytes, logoShape, manager));
      await this.booths.setLogo(manager, id, logoId);
      await this.images.remove(formerLogo, manager);
    });
    return this.get(fairId, id, caller);
  }
}
