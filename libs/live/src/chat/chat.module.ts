import { Module } from '@nestjs/common';
import { LiveDataModule } from '../live-data.module.js';
import { ChatController } from './chat.controller.js';
import { ChatRepository } from './chat.repository.js';
import { ChatService } from './chat.service.js';

/** The chat of rooms, with files. */
@Module({
  imports: [LiveDataModule],
  controllers: [ChatController],
  providers: [ChatRepository, ChatService],
})
export class ChatModule {}
