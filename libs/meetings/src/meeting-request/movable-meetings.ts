import { Injectable } from '@nestjs/common';
import { DomainError, notAllowed, notFound } from '@parvis/platform';
import { type ParticipantIdentity, ParticipantReader } from '@parvis/profiles';
import { MeetingRepository } from '../agenda/meeting.repository.js';
import { meetingCancelled } from '../cancellation/cancellation.errors.js';
import { otherSideOf } from '../cancellation/no-show.rules.js';
import { lateMoveRefusal } from './late-move.rules.js';

export const meetingBegun = () => new DomainError('MEETING_BEGUN', 'conflict', 'The meeting has begun');

/** Meetings for which one of their people may propose another time. */
@Injectable()
export class MovableMeetings {
  constructor(
    private readonly meetings: MeetingRepository,
    private readonly participants: ParticipantReader,
  ) {}

  /**
   * Who answers for the other side, and until when it can: null where the meeting has begun without that side.
   * @throws NOT_FOUND, NOT_ALLOWED for guests and whoever is not there either, MEETING_CANCELLED, MEETING_BEGUN, MEETING_OVER, MEETING_ATTENDED
   */
  async otherSide(
    fairId: string,
    meetingId: string,
    own: ParticipantIdentity,
  ): Promise<{ otherId: string; answerBy: string | null }> {
    const meeting = await this.meetings.findFor(meetingId, own.id);
    if (!meeting) throw notFound('meeting');
    const { attendees, aId, bId, startsAt } = meeting;
    const self = attendees.find(({ participantId, part }) => participantId === own.id && part === 'party');
    if (!self) throw notAllowed('A guest moves no meeting');
    if (meeting.status !== 'scheduled') throw meetingCancelled();
    const parties = attendees.filter(({ part }) => part === 'party');
    const ids = parties.map(({ participantId }) => participantId);
    const faces = await this.participants.faces(fairId, ids);
    const others = otherSideOf(
      parties.map((party) => ({ ...party, companyId: faces.get(party.participantId)?.companyId ?? null })),
      { ...self, companyId: own.companyId },
    );
    const hasBegun = Date.parse(startsAt) <= Date.now();
    if (hasBegun) refuse(lateMoveRefusal(meeting, self, others, Date.now()));
    const answerBy = hasBegun ? null : startsAt;
    if (own.id === aId && bId) return { otherId: bId, answerBy };
    if (own.id === bId && aId) return { otherId: aId, answerBy };
    const other = others.find(({ participantId: id }) => id === aId || id === bId) ?? others[0];
    if (other === undefined) throw notAllowed('There is nobody on the other side');
    return { otherId: other.participantId, answerBy };
  }
}

function refuse(refusal: ReturnType<typeof lateMoveRefusal>): void {
  if (refusal === null) return;
  if (refusal === 'MEETING_BEGUN') throw meetingBegun();
  if (refusal === 'NOT_THERE') throw notAllowed('Only whoever has come says that the others have not');
  throw new DomainError(refusal, 'conflict');
}
