import { Injectable } from '@nestjs/common';
import type { TakesPart } from '@parvis/contracts';
import { FairReader } from '@parvis/fairs';
import { audience, RealtimePublisher } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { DataSource } from 'typeorm';
import { AgendaService } from '../agenda/agenda.service.js';
import { TakesPartWriter } from './takes-part.writer.js';

/** Lets people change between the table and the video room of their meetings, up to the last minute. */
@Injectable()
export class TakesPartService {
  constructor(
    private readonly agendas: AgendaService,
    private readonly writer: TakesPartWriter,
    private readonly people: ParticipantReader,
    private readonly fairs: FairReader,
    private readonly realtime: RealtimePublisher,
    private readonly dataSource: DataSource,
  ) {}

  /**
   * The first one on site gets a free table, the last one to leave it frees it; there is a video room as soon as somebody is not there.
   * @throws NOT_FOUND, NOT_ALLOWED outside hybrid fairs, MEETING_CANCELLED, MEETING_OVER, NO_TABLE_LEFT
   */
  async choose(fairId: string, meetingId: string, userId: string, takesPart: TakesPart): Promise<void> {
    const [fair, { participant }] = await Promise.all([
      this.fairs.get(fairId),
      this.agendas.own(fairId, userId, meetingId),
    ]);
    const told = await this.dataSource.transaction((manager) =>
      this.writer.change(manager, fair, { meetingId, ownId: participant.id, takesPart }),
    );
    if (told.length === 0) return;
    const users = await this.people.userIds(told);
    this.realtime.publish([...users.values()].map(audience.user), 'agenda.changed', { fairId });
  }
}
