import { Module } from '@nestjs/common';
import { LiveDataModule } from './live-data.module.js';

/** What happens live at a fair, for browsers. */
@Module({ imports: [LiveDataModule] })
export class LiveModule {}
