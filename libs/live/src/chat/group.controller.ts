import { Controller } from '@nestjs/common';
import {
  addConversationMembers,
  type InputOf,
  listConversationMembers,
  openGroupConversation,
  removeConversationMember,
  renameConversation,
} from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { GroupService } from './group.service.js';

@Controller()
export class GroupController {
  constructor(private readonly groups: GroupService) {}

  @Handles(openGroupConversation)
  open(@Input() { params, body }: InputOf<typeof openGroupConversation>, @CurrentCaller() caller: FairCaller) {
    return this.groups.open(params.fairId, caller.userId, body.name, body.participantIds);
  }

  @Handles(renameConversation)
  rename(@Input() { params, body }: InputOf<typeof renameConversation>, @CurrentCaller() caller: FairCaller) {
    return this.groups.rename(params.fairId, params.conversationId, caller.userId, body.name);
  }

  @Handles(listConversationMembers)
  list(@Input() { params, query }: InputOf<typeof listConversationMembers>, @CurrentCaller() caller: FairCaller) {
    return this.groups.list(params.fairId, params.conversationId, caller.userId, query);
  }

  @Handles(addConversationMembers)
  add(@Input() { params, body }: InputOf<typeof addConversationMembers>, @CurrentCaller() caller: FairCaller) {
    return this.groups.add(params.fairId, params.conversationId, caller.userId, body.participantIds);
  }

  @Handles(removeConversationMember)
  remove(@Input() { params }: InputOf<typeof removeConversationMember>, @CurrentCaller() caller: FairCaller) {
    return this.groups.remove(params.fairId, params.conversationId, caller.userId, params.participantId);
  }
}
