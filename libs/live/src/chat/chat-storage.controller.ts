import { Controller } from '@nestjs/common';
import { getChatStorage, type InputOf } from '@parvis/contracts';
import { Handles, Input } from '@parvis/platform';
import { ChatStorage } from './chat-storage.js';

@Controller()
export class ChatStorageController {
  constructor(private readonly storage: ChatStorage) {}

  @Handles(getChatStorage)
  get(@Input() { params }: InputOf<typeof getChatStorage>) {
    return this.storage.ofFair(params.fairId);
  }
}
