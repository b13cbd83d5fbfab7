import { Injectable } from '@nestjs/common';
import { audience, RealtimePublisher } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';

/** Tells the people of calls that there is news; what it is they read themselves. */
@Injectable()
export class StandCallNews {
  constructor(
    private readonly participants: ParticipantReader,
    private readonly realtime: RealtimePublisher,
  ) {}

  /** These people, and the team of the booth. */
  async tell(
    { fairId, boothId }: { fairId: string; boothId: string },
    participantIds: readonly string[],
  ): Promise<void> {
    const [users, staff] = await Promise.all([
      this.participants.userIds(participantIds),
      this.participants.staffOf(fairId, boothId),
    ]);
    this.publish(fairId, [...users.values(), ...staff.values()]);
  }

  /** Only these people. */
  async tellOnly(fairId: string, participantIds: readonly string[]): Promise<void> {
    this.publish(fairId, [...(await this.participants.userIds(participantIds)).values()]);
  }

  async agendaChanged(fairId: string, participantIds: readonly string[]): Promise<void> {
    const users = [...(await this.participants.userIds(participantIds)).values()];
    this.realtime.publish(users.map(audience.user), 'agenda.changed', { fairId });
  }

  private publish(fairId: string, userIds: readonly string[]): void {
    if (userIds.length === 0) return;
    this.realtime.publish([...new Set(userIds)].map(audience.user), 'stand-call.changed', { fairId });
  }
}
