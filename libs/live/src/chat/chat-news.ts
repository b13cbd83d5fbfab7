import { Injectable } from '@nestjs/common';
import type { ChatMessage } from '@parvis/contracts';
import { audience, RealtimePublisher } from '@parvis/platform';
import { ConversationAccess, type ConversationPlace, type MemberPlace } from './conversation-access.js';

/** Tells the people of conversations what happens in them: one message over Redis, however many they are. */
@Injectable()
export class ChatNews {
  constructor(
    private readonly access: ConversationAccess,
    private readonly realtime: RealtimePublisher,
  ) {}

  /** To people who are known one by one the message goes along; the audience of a room is wider than those who may read it. */
  async message(place: ConversationPlace, message: ChatMessage): Promise<void> {
    if (place.room) return this.changed(place);
    const { fairId, id: conversationId } = place;
    this.realtime.publish(await this.access.memberAudiences(place), 'chat.message', {
      fairId,
      conversationId,
      message,
    });
  }

  async changed(place: ConversationPlace, alsoUserIds: readonly string[] = []): Promise<void> {
    const to = [...(await this.access.audiences(place)), ...alsoUserIds.map(audience.user)];
    const { fairId, id: conversationId, room } = place;
    this.realtime.publish(to, 'chat.changed', { fairId, conversationId, isRoom: room !== null });
  }

  async read(place: MemberPlace, seq: number): Promise<void> {
    const { fairId, id: conversationId, self } = place;
    const all = await this.access.memberAudiences(place);
    const to = all.length > smallGroup ? [audience.user(self.userId)] : all;
    this.realtime.publish(to, 'chat.read', { fairId, conversationId, participantId: self.id, seq });
  }

  async typing(place: MemberPlace): Promise<void> {
    const own = audience.user(place.self.userId);
    const to = (await this.access.memberAudiences(place)).filter((one) => one !== own);
    if (to.length === 0 || to.length > smallGroup) return;
    const name = `${place.self.firstName} ${place.self.lastName}`.trim();
    this.realtime.publish(to, 'chat.typing', { conversationId: place.id, participantId: place.self.id, name });
  }
}

/** Among more people marks and typing are noise. */
export const smallGroup = 50;
