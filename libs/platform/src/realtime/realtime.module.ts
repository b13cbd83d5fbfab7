import { Global, Module } from '@nestjs/common';
import { LinePresence } from './line-presence.js';
import { PacedNews } from './paced-news.js';
import { RealtimePublisher } from './realtime-publisher.js';

const parts = [RealtimePublisher, LinePresence, PacedNews];

@Global()
@Module({ providers: parts, exports: parts })
export class RealtimeModule {}
