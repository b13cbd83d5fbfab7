import { Module } from '@nestjs/common';

/** What happens live at a fair, behind queues. */
@Module({})
export class LiveWorkerModule {}
