import { Module } from '@nestjs/common';

/** What happens live at a fair, for browsers. */
@Module({})
export class LiveModule {}
