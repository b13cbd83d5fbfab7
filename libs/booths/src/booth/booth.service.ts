import { Injectable } from '@nestjs/common';
import type { Booth } from '@parvis/contracts';
import { type FairCaller, notFound } from '@parvis/platform';
import { CompanyReader, ParticipantReader } from '@parvis/profiles';
import { PackageRepository } from '../package/package.repository.js';
import { ProductRepository } from '../product/product.repository.js';
import { BoothRepository } from './booth.repository.js';
import { BoothAccess } from './booth-access.js';
import { toBoothCard } from './booth-card.rules.js';
import { shownPeople } from './shown-people.rules.js';

/** Booths as visitors see them. */
@Injectable()
export class BoothService {
  constructor(
    private readonly booths: BoothRepository,
    private readonly products: ProductRepository,
    private readonly packages: PackageRepository,
    private readonly companies: CompanyReader,
    private readonly participants: ParticipantReader,
    private readonly access: BoothAccess,
  ) {}

  /** @throws NOT_FOUND, also for a booth that is not published, unless the caller may edit it. */
  async get(fairId: string, id: string, caller: FairCaller): Promise<Booth> {
    const [booth, company, products, team, isOwn, packages] = await Promise.all([
      this.booths.find(fairId, id),
      this.companies.card(fairId, id),
      this.products.list(id),
      this.participants.colleagues(fairId, id),
      this.access.owns(fairId, id, caller),
      this.packages.get(fairId),
    ]);
    if (!booth || !company || !(booth.isPublished || isOwn)) throw notFound('booth');
    const exhibiting = team.filter((person) => person.kind === 'exhibitor');
    return {
      ...toBoothCard(booth, company),
      description: booth.description,
      website: booth.website ?? company.website,
      bannerUrl: booth.bannerUrl,
      video: booth.video,
      employees: company.employees,
      certificates: company.certificates,
      links: booth.links,
      products,
      team: shownPeople(exhibiting, booth.people, packages[booth.size].people),
      isOwn,
      isPublished: booth.isPublished,
    };
  }

  /** @throws NOT_FOUND for somebody whose company has no booth. */
  async getOwn(fairId: string, caller: FairCaller): Promise<Booth> {
    const id = await this.access.ownBoothId(fairId, caller);
    if (!id) throw notFound('booth');
    return this.get(fairId, id, caller);
  }
}
