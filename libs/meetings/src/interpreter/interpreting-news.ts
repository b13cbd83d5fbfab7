import { Injectable } from '@nestjs/common';
import { audience, RealtimePublisher } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import type { MeetingRecord } from '../agenda/meeting.repository.js';

/** Open pages of a meeting's people show at once who interprets. */
@Injectable()
export class InterpretingNews {
  constructor(
    private readonly people: ParticipantReader,
    private readonly realtime: RealtimePublisher,
  ) {}

  async tell(fairId: string, { attendees }: Pick<MeetingRecord, 'attendees'>): Promise<void> {
    const users = await this.people.userIds(attendees.map(({ participantId }) => participantId));
    this.realtime.publish([...users.values()].map(audience.user), 'agenda.changed', { fairId });
  }
}
