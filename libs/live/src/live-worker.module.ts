import { Module } from '@nestjs/common';
import { RightsLostHandler } from './access/rights-lost.handler.js';
import { ChatWorkerModule } from './chat/chat.module.js';
import { FilesWorkerModule } from './files/files-worker.module.js';
import { LiveDataModule } from './live-data.module.js';
import { LoungeWorkerModule } from './lounge/lounge.module.js';
import { QualityWorkerModule } from './quality/quality.module.js';
import { RecordingWorkerModule } from './recording/recording.module.js';
import { RouletteWorkerModule } from './roulette/roulette.module.js';
import { StandCallWorkerModule } from './stand-call/stand-call.module.js';

/** What happens live at a fair, behind queues. */
@Module({
  imports: [
    LiveDataModule,
    ChatWorkerModule,
    FilesWorkerModule,
    RecordingWorkerModule,
    LoungeWorkerModule,
    QualityWorkerModule,
    RouletteWorkerModule,
    StandCallWorkerModule,
  ],
  providers: [RightsLostHandler],
})
export class LiveWorkerModule {}
