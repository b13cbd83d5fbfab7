import { Controller } from '@nestjs/common';
import {
  getChatSettings,
  getOwnChatSettings,
  type InputOf,
  setChatSettings,
  setOwnChatSettings,
} from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { ChatSettingsService } from './chat-settings.service.js';

@Controller()
export class ChatSettingsController {
  constructor(private readonly settings: ChatSettingsService) {}

  @Handles(getChatSettings)
  get(@Input() { params }: InputOf<typeof getChatSettings>) {
    return this.settings.get(params.fairId);
  }

  @Handles(setChatSettings)
  set(@Input() { params, body }: InputOf<typeof setChatSettings>) {
    return this.settings.set(params.fairId, body);
  }

  @Handles(getOwnChatSettings)
  own(@Input() { params }: InputOf<typeof getOwnChatSettings>, @CurrentCaller() caller: FairCaller) {
    return this.settings.own(params.fairId, caller.userId);
  }

  @Handles(setOwnChatSettings)
  setOwn(@Input() { params, body }: InputOf<typeof setOwnChatSettings>, @CurrentCaller() caller: FairCaller) {
    return this.settings.setOwn(params.fairId, caller.userId, body);
  }
}
