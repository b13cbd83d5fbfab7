import { Controller } from '@nestjs/common';
import {
  decideChatReport,
  getChatReport,
  type InputOf,
  liftSuspension,
  listChatReports,
  listModeration,
  reportChatMessage,
} from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { ModerationService } from './moderation.service.js';

@Controller()
export class ModerationController {
  constructor(private readonly moderation: ModerationService) {}

  @Handles(reportChatMessage)
  report(@Input() { params, body }: InputOf<typeof reportChatMessage>, @CurrentCaller() caller: FairCaller) {
    return this.moderation.report(params, caller.userId, body);
  }

  @Handles(listChatReports)
  list(@Input() { params, query }: InputOf<typeof listChatReports>) {
    return this.moderation.list(params.fairId, query);
  }

  @Handles(getChatReport)
  read(@Input() { params }: InputOf<typeof getChatReport>, @CurrentCaller() caller: FairCaller) {
    return this.moderation.read(params.fairId, params.reportId, caller);
  }

  @Handles(decideChatReport)
  decide(@Input() { params, body }: InputOf<typeof decideChatReport>, @CurrentCaller() caller: FairCaller) {
    return this.moderation.decide(params.fairId, params.reportId, body, caller);
  }

  @Handles(listModeration)
  acts(@Input() { params, query }: InputOf<typeof listModeration>) {
    return this.moderation.acts(params.fairId, query);
  }

  @Handles(liftSuspension)
  lift(@Input() { params }: InputOf<typeof liftSuspension>, @CurrentCaller() caller: FairCaller) {
    return this.moderation.lift(params.fairId, params.participantId, caller);
  }
}
