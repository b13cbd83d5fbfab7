import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { DataSource } from 'typeorm';
import { CallRepository } from './call.repository.js';

/** Keeps what is known of a call. Each report holds everything so far, so that a lost one loses nothing. */
@HandlesEvent('room.report.v1', 'live.reports')
export class RoomReportHandler implements EventHandler<'room.report.v1'> {
  constructor(
    private readonly calls: CallRepository,
    private readonly participants: ParticipantReader,
    private readonly dataSource: DataSource,
  ) {}

  async handle({ reportedAt, ...told }: EventPayload<'room.report.v1'>): Promise<void> {
    // Colleagues are guests, too; their names stand in their profiles, and go with them.
    const guests = told.people.flatMap(({ participantId, calledAs }) => (calledAs === '' ? [] : [participantId]));
    const known = await this.participants.lines(guests);
    const people = told.people.map((each) => (known.has(each.participantId) ? { ...each, calledAs: '' } : each));
    const report = { ...told, people };
    await this.dataSource.transaction((manager) => this.calls.save(manager, report, reportedAt));
  }
}
