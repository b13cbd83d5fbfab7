import { Module } from '@nestjs/common';
import { FairRepository } from './fair/fair.repository.js';
import { FairOpener } from './fair/fair-opener.js';
import { FairReader } from './fair-reader.js';
import { TopicRepository } from './topic/topic.repository.js';
import { TopicWriter } from './topic/topic-writer.js';

/** What other domains may use of fairs, without its API. */
@Module({
  providers: [FairRepository, TopicRepository, FairReader, FairOpener, TopicWriter],
  exports: [FairRepository, TopicRepository, FairReader, FairOpener, TopicWriter],
})
export class FairsDataModule {}
