import { Injectable } from '@nestjs/common';
import type { RoomTicket } from '@parvis/contracts';
import { AppConfig, DomainError, RoomTicketSigner } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { AgendaService } from '../agenda/agenda.service.js';
import { meetingCancelled } from '../cancellation/cancellation.errors.js';
import { iceServers } from './ice-servers.js';
import { roomState } from './room.rules.js';

@Injectable()
export class RoomService {
  private readonly signer: RoomTicketSigner;

  constructor(
    private readonly agendas: AgendaService,
    private readonly participants: ParticipantReader,
    private readonly config: AppConfig,
  ) {
    this.signer = new RoomTicketSigner(config.get('APP_SECRET'));
  }

  /** A ticket for one of the meeting's people, while its room is open. */
  async ticket(fairId: string, userId: string, meetingId: string): Promise<RoomTicket> {
    const { participant, meeting } = await this.agendas.own(fairId, userId, meetingId);
    if (meeting.status !== 'scheduled') throw meetingCancelled();
    if (!meeting.hasVideo)
      throw new DomainError('MEETING_HAS_NO_VIDEO', 'conflict', 'Everybody of this meeting is on site');
    const state = roomState(meeting, Date.now());
    if (state === 'early') throw new DomainError('MEETING_NOT_STARTED', 'conflict', 'The room is not open yet');
    if (state === 'over') throw new DomainError('MEETING_OVER', 'conflict', 'The room has closed');
    const lines = await this.participants.lines([participant.id]);
    const line = lines.get(participant.id);
    const part = meeting.attendees.find((attendee) => attendee.participantId === participant.id)?.part;
    const ticket = await this.signer.signTicket({
      roomId: meeting.id,
      participantId: participant.id,
      displayName: line?.name.trim() || '–',
      companyName: line?.companyName ?? null,
      role: part === 'guest' ? 'guest' : 'member',
      grants: ['speak', 'share', 'observe'],
      endsAt: meeting.endsAt,
    });
    return {
      ticket,
      roomsUrl: this.config.get('ROOMS_URL'),
      iceServers: iceServers(this.config.get('TURN_URL'), this.config.get('TURN_SECRET'), Date.now()),
    };
  }
}
