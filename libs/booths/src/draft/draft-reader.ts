import { Injectable } from '@nestjs/common';
import type { BoothDraft } from '@parvis/contracts';
import { notFound } from '@parvis/platform';
import { CompanyReader, ParticipantReader } from '@parvis/profiles';
import { PackageRepository } from '../package/package.repository.js';
import { DraftRepository } from './draft.repository.js';

/** What an editor needs to work on a booth. */
@Injectable()
export class DraftReader {
  constructor(
    private readonly drafts: DraftRepository,
    private readonly packages: PackageRepository,
    private readonly companies: CompanyReader,
    private readonly participants: ParticipantReader,
  ) {}

  /** @throws NOT_FOUND */
  async read(fairId: string, id: string): Promise<BoothDraft> {
    const [draft, packages, company, team] = await Promise.all([
      this.drafts.read(fairId, id),
      this.packages.get(fairId),
      this.companies.card(fairId, id),
      this.participants.colleagues(fairId, id),
    ]);
    if (!draft || !company) throw notFound('booth');
    const { content, revision, savedAt, publishedAt, size, hall, stand } = draft;
    return {
      content,
      revision,
      savedAt: savedAt?.toISOString() ?? null,
      publishedAt: publishedAt?.toISOString() ?? null,
      size,
      hall,
      stand,
      limits: packages[size],
      people: team.filter((person) => person.kind === 'exhibitor'),
      companyWebsite: company.website,
    };
  }
}
