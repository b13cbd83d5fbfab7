import { Module } from '@nestjs/common';
import { FileSweeper } from './file-sweeper.js';

@Module({ providers: [FileSweeper], exports: [FileSweeper] })
export class FilesWorkerModule {}
