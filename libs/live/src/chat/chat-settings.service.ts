import { Injectable } from '@nestjs/common';
import type { ChatSettings, OwnChatSettings } from '@parvis/contracts';
import { notFound } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { ChatSettingsRepository, type OwnSettingsRow } from './chat-settings.repository.js';
import { strictest } from './who-may-write.rules.js';

/** What organisers allow in chats, and what people choose for themselves. */
@Injectable()
export class ChatSettingsService {
  constructor(
    private readonly settings: ChatSettingsRepository,
    private readonly participants: ParticipantReader,
  ) {}

  get(fairId: string): Promise<ChatSettings> {
    return this.settings.ofFair(fairId);
  }

  async set(fairId: string, settings: ChatSettings): Promise<ChatSettings> {
    await this.settings.setOfFair(fairId, settings);
    return this.settings.ofFair(fairId);
  }

  async own(fairId: string, userId: string): Promise<OwnChatSettings> {
    const id = await this.selfId(fairId, userId);
    const [fair, own] = await Promise.all([this.settings.ofFair(fairId), this.settings.ofPerson(id)]);
    return { ...own, holds: strictest(fair.whoMayWrite, own.whoMayWrite) };
  }

  async setOwn(fairId: string, userId: string, own: OwnSettingsRow): Promise<OwnChatSettings> {
    await this.settings.setOfPerson(await this.selfId(fairId, userId), own);
    return this.own(fairId, userId);
  }

  private async selfId(fairId: string, userId: string): Promise<string> {
    const self = await this.participants.byUser(fairId, userId);
    if (!self) throw notFound('profile');
    return self.id;
  }
}
