import { Injectable } from '@nestjs/common';
import { type FairCaller, notFound } from '@parvis/platform';
import { type ParticipantIdentity, ParticipantReader } from '@parvis/profiles';

/** The caller as a room knows him or her. */
export interface RoomPerson {
  /** The participant's id; the account's for an organiser without a profile in the fair. */
  id: string;
  displayName: string;
  companyName: string | null;
  participant: ParticipantIdentity | null;
}

/** Who a caller is in rooms. */
@Injectable()
export class RoomPeople {
  constructor(private readonly participants: ParticipantReader) {}

  /** @throws NOT_FOUND for somebody who neither takes part nor organises. */
  async of(fairId: string, caller: FairCaller): Promise<RoomPerson> {
    const participant = await this.participants.byUser(fairId, caller.userId);
    if (!participant && !caller.roles.includes('organiser')) throw notFound('profile');
    if (!participant) return { id: caller.userId, displayName: caller.name || '–', companyName: null, participant };
    const displayName = `${participant.firstName} ${participant.lastName}`.trim() || '–';
    return { id: participant.id, displayName, companyName: participant.companyName || null, participant };
  }
}
