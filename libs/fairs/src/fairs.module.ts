import { Module } from '@nestjs/common';
import { FairController } from './fair/fair.controller.js';
import { FairService } from './fair/fair.service.js';
import { FairsDataModule } from './fairs-data.module.js';
import { ImageController } from './image.controller.js';
import { TopicController } from './topic/topic.controller.js';
import { TopicService } from './topic/topic.service.js';

@Module({
  imports: [FairsDataModule],
  controllers: [ImageController, FairController, TopicController],
  providers: [FairService, TopicService],
})
export class FairsModule {}
