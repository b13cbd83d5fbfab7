import { Module } from '@nestjs/common';
import { LiveDataModule } from './live-data.module.js';
import { QualityModule } from './quality/quality.module.js';
import { StageModule } from './stage/stage.module.js';

/** What happens live at a fair, for browsers. */
@Module({ imports: [LiveDataModule, QualityModule, StageModule] })
export class LiveModule {}
