import { Injectable } from '@nestjs/common';
import { DomainError, notAllowed, notFound } from '@parvis/platform';
import { type ParticipantIdentity, ParticipantReader } from '@parvis/profiles';
import { MeetingRepository } from '../agenda/meeting.repository.js';
import { meetingCancelled } from '../cancellation/cancellation.errors.js';

export const meetingBegun = () => new DomainError('MEETING_BEGUN', 'conflict', 'The meeting has begun');

/** Meetings for which one of their people may propose another time. */
@Injectable()
export class MovableMeetings {
  constructor(
    private readonly meetings: MeetingRepository,
    private readonly participants: ParticipantReader,
  ) {}

  /** Who answers for the other side. @throws NOT_FOUND, NOT_ALLOWED for guests, MEETING_CANCELLED, MEETING_BEGUN */
  async otherSide(
    fairId: string,
    meetingId: string,
    own: ParticipantIdentity,
  ): Promise<{ otherId: string; startsAt: string }> {
    const meeting = await this.meetings.findFor(meetingId, own.id);
    if (!meeting) throw notFound('meeting');
    const { attendees, aId, bId, startsAt } = meeting;
    if (!attendees.some(({ participantId, part }) => participantId === own.id && part === 'party'))
      throw notAllowed('A guest moves no meeting');
    if (meeting.status !== 'scheduled') throw meetingCancelled();
    if (Date.parse(meeting.startsAt) <= Date.now()) throw meetingBegun();
    if (own.id === aId && bId) return { otherId: bId, startsAt };
    if (own.id === bId && aId) return { otherId: aId, startsAt };
    const parties = attendees.filter(({ part }) => part === 'party').map(({ participantId }) => participantId);
    const faces = await this.participants.faces(fairId, parties);
    const others = parties.filter(
      (id) => id !== own.id && (own.companyId === null || faces.get(id)?.companyId !== own.companyId),
    );
    const other = others.find((id) => id === aId || id === bId) ?? others[0];
    if (other === undefined) throw notAllowed('There is nobody on the other side');
    return { otherId: other, startsAt };
  }
}
