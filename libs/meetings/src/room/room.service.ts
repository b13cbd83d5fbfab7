import { Injectable } from '@nestjs/common';
import type { RoomGrant, RoomTicket } from '@parvis/contracts';
import { DomainError, RoomTickets } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { AgendaService } from '../agenda/agenda.service.js';
import { meetingCancelled } from '../cancellation/cancellation.errors.js';
import { doorOpensAt, roomState } from './room.rules.js';
import { sidesOf } from './team-room.rules.js';

/** Both sides are at home in their meeting; a guest is not. */
const partyGrants: RoomGrant[] = ['speak', 'share', 'moderate', 'observe', 'record'];
const guestGrants: RoomGrant[] = ['speak', 'share', 'observe'];
/** Nothing is recorded behind the scenes. */
const teamGrants: RoomGrant[] = ['speak', 'share', 'moderate', 'observe'];

@Injectable()
export class RoomService {
  constructor(
    private readonly agendas: AgendaService,
    private readonly participants: ParticipantReader,
    private readonly tickets: RoomTickets,
  ) {}

  /** A ticket for one of the meeting's people, while its room, or the back room of their side, is open. */
  async ticket(fairId: string, userId: string, meetingId: string, room: 'meeting' | 'team'): Promise<RoomTicket> {
    const { participant, meeting } = await this.agendas.own(fairId, userId, meetingId);
    if (meeting.status !== 'scheduled') throw meetingCancelled();
    if (!meeting.hasVideo)
      throw new DomainError('MEETING_HAS_NO_VIDEO', 'conflict', 'Everybody of this meeting is on site');
    const state = roomState(meeting, Date.now(), room);
    if (state === 'early') throw new DomainError('MEETING_NOT_STARTED', 'conflict', 'The room is not open yet');
    if (state === 'over') throw new DomainError('MEETING_OVER', 'conflict', 'The room has closed');
    const faces = await this.participants.faces(
      fairId,
      meeting.attendees.map(({ participantId }) => participantId),
    );
    const companyOf = (id: string) =>
      (id === participant.id ? participant.companyId : faces.get(id)?.companyId) ?? null;
    const { own, other } = sidesOf(meeting, participant.id, companyOf);
    const lines = await this.participants.lines([participant.id]);
    const line = lines.get(participant.id);
    const part = meeting.attendees.find((attendee) => attendee.participantId === participant.id)?.part;
    const isGuest = part === 'guest';
    const isTeam = room === 'team';
    return this.tickets.issue({
      roomId: isTeam ? own : meeting.id,
      fairId,
      kind: room,
      knocks: false,
      ...(other !== null && { sides: { own, other, opensAt: doorOpensAt(meeting) } }),
      participantId: participant.id,
      displayName: line?.name.trim() || '–',
      companyName: line?.companyName ?? null,
      role: isGuest ? 'guest' : 'member',
      grants: isTeam ? teamGrants : isGuest ? guestGrants : partyGrants,
      endsAt: meeting.endsAt,
    });
  }
}
