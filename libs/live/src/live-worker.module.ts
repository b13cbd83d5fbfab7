import { Module } from '@nestjs/common';
import { LiveDataModule } from './live-data.module.js';
import { QualityWorkerModule } from './quality/quality.module.js';

/** What happens live at a fair, behind queues. */
@Module({ imports: [LiveDataModule, QualityWorkerModule] })
export class LiveWorkerModule {}
