import { Injectable } from '@nestjs/common';
import { FairReader } from '@parvis/fairs';
import { DomainError, type FairCaller, notAllowed } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';

/** Who may change a booth: organisers every one, its own staff theirs, nobody once the fair is closed. */
@Injectable()
export class BoothAccess {
  constructor(
    private readonly participants: ParticipantReader,
    private readonly fairs: FairReader,
  ) {}

  async owns(fairId: string, boothId: string, caller: FairCaller): Promise<boolean> {
    if (caller.roles.includes('organiser')) return true;
    return caller.roles.includes('exhibitor') && (await this.ownBoothId(fairId, caller)) === boothId;
  }

  /** A booth has its company's id. */
  async ownBoothId(fairId: string, caller: FairCaller): Promise<string | null> {
    return (await this.participants.byUser(fairId, caller.userId))?.companyId ?? null;
  }

  /** @throws NOT_ALLOWED or FAIR_NOT_OPEN */
  async assertMayChange(fairId: string, boothId: string, caller: FairCaller): Promise<void> {
    if (!(await this.owns(fairId, boothId, caller))) throw notAllowed('Only its own staff may change a booth');
    const { status } = await this.fairs.get(fairId);
    if (status === 'closed') throw new DomainError('FAIR_NOT_OPEN', 'conflict', 'The fair is closed');
  }
}
