import { Module } from '@nestjs/common';
import { MeetingsDataModule } from '../meetings-data.module.js';
import { RequestRepository } from './request.repository.js';
import { RequestNews } from './request-news.js';
import { RequestSettings } from './request-settings.js';
import { RequestWriter } from './request-writer.js';

const shared = [RequestRepository, RequestNews, RequestSettings, RequestWriter];

/** What both halves of requests stand on. */
@Module({ imports: [MeetingsDataModule], providers: shared, exports: shared })
export class RequestsDataModule {}
