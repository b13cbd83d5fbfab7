import { Injectable, Logger } from '@nestjs/common';
import { RoomRevocations } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { teamRoomId } from './team-room.rules.js';

/**
 * Ends open calls when somebody loses the right to be in them. Whoever calls it does not wait for it: with Redis away the rooms are told when it
 * is back, and no new ticket is issued anyway.
 */
@Injectable()
export class RoomDoors {
  private readonly logger = new Logger('meetings');

  constructor(
    private readonly revocations: RoomRevocations,
    private readonly participants: ParticipantReader,
  ) {}

  /** The meeting does not take place: its room and the back rooms of its sides end. */
  close(fairId: string, meetingId: string, participantIds: readonly string[]): void {
    this.try(meetingId, async () => {
      await this.revocations.end(meetingId);
      const faces = await this.participants.faces(fairId, [...participantIds]);
      const sides = new Set(participantIds.map((id) => faces.get(id)?.companyId ?? id));
      await Promise.all([...sides].map((side) => this.revocations.end(teamRoomId(meetingId, side))));
    });
  }

  /** The meeting is at another time: whoever waits in its room comes in anew, if and when it is open then. */
  renew(meetingId: string, participantIds: readonly string[]): void {
    this.try(meetingId, () => this.revocations.outdate(meetingId, participantIds));
  }

  /** A guest of this company is one no more. */
  shutOut(meetingId: string, guestId: string, companyId: string): void {
    this.try(meetingId, async () => {
      await Promise.all(roomsOf(meetingId, companyId).map((roomId) => this.revocations.remove(roomId, guestId)));
    });
  }

  /** Invited, or invited once more. */
  letIn(meetingId: string, guestId: string, companyId: string): void {
    this.try(meetingId, async () => {
      await Promise.all(roomsOf(meetingId, companyId).map((roomId) => this.revocations.restore(roomId, guestId)));
    });
  }

  private try(meetingId: string, work: () => Promise<void>): void {
    work().catch((error: unknown) => this.logger.error({ meetingId, error }, 'a room was not told'));
  }
}

const roomsOf = (meetingId: string, companyId: string) => [meetingId, teamRoomId(meetingId, companyId)];
