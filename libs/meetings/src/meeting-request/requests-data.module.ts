import { Module } from '@nestjs/common';
import { ActingRecorder } from '../delegation/acting-recorder.js';
import { DelegationWatch } from '../delegation/delegation-watch.js';
import { MeetingsDataModule } from '../meetings-data.module.js';
import { RequestRepository } from './request.repository.js';
import { RequestNews } from './request-news.js';
import { RequestSettings } from './request-settings.js';
import { RequestWriter } from './request-writer.js';

const shared = [ActingRecorder, DelegationWatch, RequestRepository, RequestNews, RequestSettings, RequestWriter];

/** What both halves of requests stand on. */
@Module({ imports: [MeetingsDataModule], providers: shared, exports: shared })
export class RequestsDataModule {}
