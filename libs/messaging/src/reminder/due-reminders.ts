import { Injectable } from '@nestjs/common';
import type { EventPayload, ReminderChannel } from '@parvis/contracts';
import { type MailRecipient, ParticipantReader } from '@parvis/profiles';
import { otherSide } from './other-side.rules.js';

export interface DueReminder {
  person: MailRecipient;
  meetingId: string;
  startsAt: string;
  /** Names of the other side. */
  with: string;
  path: string;
}

/** Puts people to the reminders of an event, with one query for all. Whoever was removed meanwhile is left out. */
@Injectable()
export class DueReminders {
  constructor(private readonly participants: ParticipantReader) {}

  async by(channel: ReminderChannel, { fairId, reminders }: EventPayload<'meeting.due.v1'>): Promise<DueReminder[]> {
    const own = reminders.filter(({ channels }) => channels.includes(channel));
    const ids = own.flatMap(({ participantId, otherIds }) => [participantId, ...otherIds]);
    const people = await this.participants.recipients([...new Set(ids)]);
    return own.flatMap(({ participantId, meetingId, otherIds, startsAt }) => {
      const person = people.get(participantId);
      if (!person) return [];
      const others = otherIds.flatMap((id) => people.get(id) ?? []);
      return [
        {
          person,
          meetingId,
          startsAt,
          with: otherSide(person, others),
          path: `/fairs/${fairId}/meetings/${meetingId}`,
        },
      ];
    });
  }
}
