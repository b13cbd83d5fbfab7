import { Injectable } from '@nestjs/common';
import { FairReader } from '@parvis/fairs';
import { DomainError, type FairCaller, notAllowed, notFound } from '@parvis/platform';
import { type ParticipantIdentity, ParticipantReader } from '@parvis/profiles';
import { DataSource } from 'typeorm';

/** Who stands before the documents of a booth. */
export interface DocumentCaller {
  userId: string;
  /** Null for an organiser without a profile. */
  person: ParticipantIdentity | null;
  /** Works for this very booth. Organisers do not: what exhibitors keep confidential is between them and their readers. */
  isTeam: boolean;
  isOrganiser: boolean;
}

/** Decides who has to do with the documents and proofs of a booth at all. */
@Injectable()
export class DocumentDoor {
  constructor(
    private readonly participants: ParticipantReader,
    private readonly fairs: FairReader,
    private readonly dataSource: DataSource,
  ) {}

  /** @throws NOT_FOUND, also for a booth that is not published, unless the caller belongs to it or organises. */
  async enter(fairId: string, boothId: string, caller: FairCaller): Promise<DocumentCaller> {
    const [person, booths] = await Promise.all([
      this.participants.byUser(fairId, caller.userId),
      this.dataSource.query<{ isPublished: boolean }[]>(
        `select published_at is not null as "isPublished" from booths.booth where id = $1 and fair_id = $2`,
        [boothId, fairId],
      ),
    ]);
    const isTeam = caller.roles.includes('exhibitor') && person?.companyId === boothId;
    const isOrganiser = caller.roles.includes('organiser');
    if (!(booths[0] && (booths[0].isPublished || isTeam || isOrganiser))) throw notFound('booth');
    return { userId: caller.userId, person, isTeam, isOrganiser };
  }

  /** @throws NOT_FOUND, NOT_ALLOWED */
  async enterAsTeam(fairId: string, boothId: string, caller: FairCaller): Promise<DocumentCaller> {
    const found = await this.enter(fairId, boothId, caller);
    if (!found.isTeam) throw notAllowed('Only the booth’s own team may do this');
    return found;
  }

  /** @throws NOT_FOUND, NOT_ALLOWED for people without a profile */
  async enterAsPerson(
    fairId: string,
    boothId: string,
    caller: FairCaller,
  ): Promise<DocumentCaller & { person: ParticipantIdentity }> {
    const { person, ...found } = await this.enter(fairId, boothId, caller);
    if (!person) throw notAllowed('Only people who take part may do this');
    return { ...found, person };
  }

  /** @throws FAIR_NOT_OPEN: nothing is added to a fair that is over. Taking back goes on. */
  async assertOpen(fairId: string): Promise<void> {
    const { status } = await this.fairs.get(fairId);
    if (status === 'closed') throw new DomainError('FAIR_NOT_OPEN', 'conflict', 'The fair is closed');
  }
}
