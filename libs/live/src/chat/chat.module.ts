import { Module } from '@nestjs/common';
import { CompanyReader } from '@parvis/profiles';
import { BlockRepository } from '../block/block.repository.js';
import { LiveDataModule } from '../live-data.module.js';
import { ChatController } from './chat.controller.js';
import { ChatRepository } from './chat.repository.js';
import { ChatService } from './chat.service.js';
import { ChatDigest } from './chat-digest.js';
import { ChatDigestRepository } from './chat-digest.repository.js';
import { ChatNews } from './chat-news.js';
import { ChatSearchRepository } from './chat-search.repository.js';
import { ChatSearchService } from './chat-search.service.js';
import { ChatSettingsController } from './chat-settings.controller.js';
import { ChatSettingsRepository } from './chat-settings.repository.js';
import { ChatSettingsService } from './chat-settings.service.js';
import { ChatStorageController } from './chat-storage.controller.js';
import { ChatStorage } from './chat-storage.js';
import { ConversationController } from './conversation.controller.js';
import { ConversationRepository } from './conversation.repository.js';
import { ConversationService } from './conversation.service.js';
import { ConversationAccess } from './conversation-access.js';
import { ConversationViews } from './conversation-views.js';
import { GroupController } from './group.controller.js';
import { GroupService } from './group.service.js';
import { GroupPeople } from './group-people.js';
import { HiddenNews } from './hidden-news.js';
import { MemberRepository } from './member.repository.js';
import { MessageViews } from './message-views.js';
import { ModerationController } from './moderation.controller.js';
import { ModerationRepository } from './moderation.repository.js';
import { ModerationService } from './moderation.service.js';
import { SuspensionRepository } from './suspension.repository.js';
import { MayWrite } from './who-may-write.js';

/** Conversations: of rooms, of two, of groups, of booths; with files, search and moderation. */
@Module({
  imports: [LiveDataModule],
  controllers: [
    ConversationController,
    GroupController,
    ChatController,
    ChatSettingsController,
    ChatStorageController,
    ModerationController,
  ],
  providers: [
    BlockRepository,
    CompanyReader,
    ConversationRepository,
    MemberRepository,
    ChatRepository,
    ChatSearchRepository,
    ChatSettingsRepository,
    SuspensionRepository,
    ModerationRepository,
    ConversationAccess,
    MayWrite,
    MessageViews,
    ConversationViews,
    ChatNews,
    HiddenNews,
    GroupPeople,
    ConversationService,
    GroupService,
    ChatService,
    ChatStorage,
    ChatSearchService,
    ChatSettingsService,
    ModerationService,
  ],
})
export class ChatModule {}

/** Tells people of what waits for them. */
@Module({ imports: [LiveDataModule], providers: [ChatDigestRepository, ChatDigest] })
export class ChatWorkerModule {}
