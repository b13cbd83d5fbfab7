import { Injectable } from '@nestjs/common';
import { LinePresence } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { DutyRepository } from './duty.repository.js';

/** Somebody who stands at a booth now. */
export interface StaffOnDuty {
  boothId: string;
  participantId: string;
  userId: string;
}

/** Who stands at booths now: on duty, and with Parvis open in a browser. */
@Injectable()
export class DutyReader {
  constructor(
    private readonly duties: DutyRepository,
    private readonly participants: ParticipantReader,
    private readonly presence: LinePresence,
  ) {}

  /** Two queries and one round trip to Redis, whatever the number of booths; without ids all of the fair. */
  async staffed(fairId: string, boothIds?: readonly string[]): Promise<StaffOnDuty[]> {
    const onDuty = await this.duties.onDuty(fairId, boothIds);
    const users = await this.participants.userIds(onDuty.map(({ participantId }) => participantId));
    const online = await this.presence.onlineAmong([...users.values()]);
    return onDuty.flatMap(({ boothId, participantId }) => {
      const userId = users.get(participantId);
      return userId !== undefined && online.has(userId) ? [{ boothId, participantId, userId }] : [];
    });
  }

  /** Turns of these people that are not over, to offer times at which they are there anyway. */
  async shiftsOf(boothId: string): Promise<{ participantId: string; startsAt: string; endsAt: string }[]> {
    const shifts = await this.duties.shifts(boothId);
    const now = Date.now();
    return shifts.filter(({ endsAt }) => Date.parse(endsAt) > now);
  }
}
