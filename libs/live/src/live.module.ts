import { Module } from '@nestjs/common';
import { ChatModule } from './chat/chat.module.js';
import { LiveDataModule } from './live-data.module.js';
import { LoungeModule } from './lounge/lounge.module.js';
import { QualityModule } from './quality/quality.module.js';
import { RecordingModule } from './recording/recording.module.js';
import { RouletteModule } from './roulette/roulette.module.js';
import { StageModule } from './stage/stage.module.js';
import { StandCallModule } from './stand-call/stand-call.module.js';

/** What happens live at a fair, for browsers. */
@Module({
  imports: [
    LiveDataModule,
    ChatModule,
    RecordingModule,
    LoungeModule,
    QualityModule,
    RouletteModule,
    StageModule,
    StandCallModule,
  ],
})
export class LiveModule {}
