import { Injectable } from '@nestjs/common';
import { audience, DomainError, notAllowed, type RateLimit, RateLimiter, RealtimePublisher } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { AgendaService } from '../agenda/agenda.service.js';
import { TableKeys } from '../venue/table-keys.js';
import { CheckInCodes } from './check-in-code.rules.js';
import { HeldRecorder } from './held-recorder.js';

/** Of one person, about one meeting. A code has six digits. */
const tries: RateLimit = { name: 'meeting-check-in', points: 10, seconds: 600 };

/** The people of a meeting note that they have found each other. */
@Injectable()
export class CheckInService {
  constructor(
    private readonly agendas: AgendaService,
    private readonly participants: ParticipantReader,
    private readonly held: HeldRecorder,
    private readonly codes: CheckInCodes,
    private readonly tables: TableKeys,
    private readonly limiter: RateLimiter,
    private readonly realtime: RealtimePublisher,
  ) {}

  /**
   * Whoever knows the code of somebody of the other side has it from that person, so both are there; whoever knows the one on the table's
   * screen is at the table. Done again it changes nothing.
   * @throws NOT_FOUND, NOT_ALLOWED for guests, CHECK_IN_CODE_WRONG, CHECK_IN_TOO_EARLY, MEETING_OVER, MEETING_CANCELLED, TOO_MANY_REQUESTS
   */
  async checkIn(fairId: string, meetingId: string, userId: string, code: string): Promise<void> {
    const { participant, meeting } = await this.agendas.own(fairId, userId, meetingId);
    const parties = await this.held.partiesOf(meetingId);
    const own = parties.find(({ participantId }) => participantId === participant.id);
    if (!own) throw notAllowed('Only the parties of a meeting check in');
    await this.limiter.consume(tries, `${meetingId}:${participant.id}`);
    const others = parties.filter(({ side }) => side !== own.side).map(({ participantId }) => participantId);
    const holderId = this.codes.holderOf(meetingId, code, others);
    const { tableNumber } = meeting;
    const isAtTable =
      tableNumber !== null && this.tables.isCheckInCode({ fairId, number: tableNumber }, meetingId, code);
    if (!holderId && !isAtTable)
      throw new DomainError('CHECK_IN_CODE_WRONG', 'conflict', 'Nobody of the other side has this code');
    await this.held.checkIn(fairId, meetingId, holderId ? [participant.id, holderId] : [participant.id]);
    const users = await this.participants.userIds(meeting.attendees.map((attendee) => attendee.participantId));
    this.realtime.publish([...users.values()].map(audience.user), 'agenda.changed', { fairId });
  }
}
