import { Module } from '@nestjs/common';
import { FairsDataModule } from '@parvis/fairs';
import { BoothReader } from './booth/booth-reader.js';

/** The reader for other domains, without the API. */
@Module({ imports: [FairsDataModule], providers: [BoothReader], exports: [BoothReader] })
export class BoothsDataModule {}
