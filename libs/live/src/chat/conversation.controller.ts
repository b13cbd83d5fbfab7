import { Controller } from '@nestjs/common';
import {
  answerConversation,
  assignConversation,
  getChatUnread,
  getConversation,
  type InputOf,
  listConversations,
  markConversationRead,
  openBoothConversation,
  openDirectConversation,
  sayTyping,
  searchChat,
} from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { ChatSearchService } from './chat-search.service.js';
import { ConversationService } from './conversation.service.js';

@Controller()
export class ConversationController {
  constructor(
    private readonly conversations: ConversationService,
    private readonly search: ChatSearchService,
  ) {}

  @Handles(listConversations)
  list(@Input() { params, query }: InputOf<typeof listConversations>, @CurrentCaller() caller: FairCaller) {
    return this.conversations.list(params.fairId, caller.userId, query);
  }

  @Handles(getChatUnread)
  unread(@Input() { params }: InputOf<typeof getChatUnread>, @CurrentCaller() caller: FairCaller) {
    return this.conversations.unread(params.fairId, caller.userId);
  }

  // Before the conversation with an id: both paths would fit.
  @Handles(searchChat)
  find(@Input() { params, query }: InputOf<typeof searchChat>, @CurrentCaller() caller: FairCaller) {
    return this.search.find(params.fairId, caller.userId, query);
  }

  @Handles(openDirectConversation)
  openDirect(@Input() { params, body }: InputOf<typeof openDirectConversation>, @CurrentCaller() caller: FairCaller) {
    return this.conversations.openDirect(params.fairId, caller.userId, body.participantId);
  }

  @Handles(openBoothConversation)
  openBooth(@Input() { params, body }: InputOf<typeof openBoothConversation>, @CurrentCaller() caller: FairCaller) {
    return this.conversations.openBooth(params.fairId, caller.userId, body);
  }

  @Handles(getConversation)
  get(@Input() { params }: InputOf<typeof getConversation>, @CurrentCaller() caller: FairCaller) {
    return this.conversations.get(params.fairId, params.conversationId, caller.userId);
  }

  @Handles(answerConversation)
  answer(@Input() { params, body }: InputOf<typeof answerConversation>, @CurrentCaller() caller: FairCaller) {
    return this.conversations.answer(params.fairId, params.conversationId, caller.userId, body.isAccepted);
  }

  @Handles(assignConversation)
  assign(@Input() { params, body }: InputOf<typeof assignConversation>, @CurrentCaller() caller: FairCaller) {
    return this.conversations.assign(params.fairId, params.conversationId, caller.userId, body.participantId);
  }

  @Handles(markConversationRead)
  markRead(@Input() { params, body }: InputOf<typeof markConversationRead>, @CurrentCaller() caller: FairCaller) {
    return this.conversations.markRead(params.fairId, params.conversationId, caller.userId, body.seq);
  }

  @Handles(sayTyping)
  typing(@Input() { params }: InputOf<typeof sayTyping>, @CurrentCaller() caller: FairCaller) {
    return this.conversations.typing(params.fairId, params.conversationId, caller.userId);
  }
}
