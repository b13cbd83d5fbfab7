import { Module } from '@nestjs/common';
import { BoothReader } from './booth/booth-reader.js';

/** The reader for other domains, without the API. */
@Module({ providers: [BoothReader], exports: [BoothReader] })
export class BoothsDataModule {}
