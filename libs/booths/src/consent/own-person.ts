import { Injectable } from '@nestjs/common';
import { type FairCaller, notFound } from '@parvis/platform';
import { type ParticipantIdentity, ParticipantReader } from '@parvis/profiles';

/** Who the caller is in a fair. */
@Injectable()
export class OwnPerson {
  constructor(private readonly participants: ParticipantReader) {}

  /** @throws NOT_FOUND for somebody without a profile. */
  async of(fairId: string, caller: FairCaller): Promise<ParticipantIdentity> {
    const person = await this.participants.byUser(fairId, caller.userId);
    if (!person) throw notFound('profile');
    return person;
  }

  /** The booth that the caller works for. @throws NOT_FOUND where there is none. */
  async team(fairId: string, caller: FairCaller): Promise<{ boothId: string; participantId: string }> {
    const { id, companyId } = await this.of(fairId, caller);
    if (companyId === null) throw notFound('booth');
    return { boothId: companyId, participantId: id };
  }
}
