import { Injectable } from '@nestjs/common';
import type { WhoMayWrite, WritingBar } from '@parvis/contracts';
import { WishReader } from '@parvis/matchmaking';
import { MeetingReader } from '@parvis/meetings';
import { type ParticipantIdentity, ParticipantReader } from '@parvis/profiles';
import { BlockRepository } from '../block/block.repository.js';
import { ChatSettingsRepository } from './chat-settings.repository.js';
import type { ConversationPlace } from './conversation-access.js';
import { SuspensionRepository } from './suspension.repository.js';
import { strictest } from './who-may-write.rules.js';

/** Decides whether somebody can write: to whom first, and now. */
@Injectable()
export class MayWrite {
  constructor(
    private readonly settings: ChatSettingsRepository,
    private readonly blocks: BlockRepository,
    private readonly suspensions: SuspensionRepository,
    private readonly participants: ParticipantReader,
    private readonly wishes: WishReader,
    private readonly meetings: MeetingReader,
  ) {}

  /** What holds for first messages to a person from somebody with whom nothing is agreed. */
  async policyOf(fairId: string, participantId: string): Promise<WhoMayWrite> {
    const [fair, own] = await Promise.all([this.settings.ofFair(fairId), this.settings.ofPerson(participantId)]);
    return strictest(fair.whoMayWrite, own.whoMayWrite);
  }

  /** Whether the two are colleagues, both want to meet, have a meeting, or one has answered the other's request for one with a no. */
  async haveAgreed(self: ParticipantIdentity, other: ParticipantIdentity): Promise<boolean> {
    if (self.companyId !== null && self.companyId === other.companyId) return true;
    const [isWanted, isMet, isDeclined] = await Promise.all([
      this.wishes.isMutual(self.id, other.id),
      this.meetings.haveMeeting(self.id, other.id),
      this.meetings.haveDeclined(self.id, other.id),
    ]);
    return isWanted || isMet || isDeclined;
  }

  /** Why this person cannot write here now; null where he or she can. */
  async bar({ kind, fairId, self, row, isTeam }: ConversationPlace): Promise<WritingBar | null> {
    if (await this.suspensions.isSuspended(self.id)) return 'suspended';
    if (kind === 'direct' && row?.otherId) {
      if (await this.blocks.isBetween(self.id, [row.otherId])) return 'not-possible';
      const waits = !row.isAccepted && row.createdBy === self.id && row.lastSeq > 0;
      return waits ? 'not-accepted' : null;
    }
    if (kind === 'booth' && row?.boothId && row.visitorId) {
      // A team that has had enough of somebody has so as a whole.
      const others = isTeam ? [row.visitorId] : [...(await this.participants.staffOf(fairId, row.boothId)).keys()];
      return (await this.blocks.isBetween(self.id, others)) ? 'not-possible' : null;
    }
    return null;
  }
}
