import { Injectable } from '@nestjs/common';
import { DutyReader } from '@parvis/booths';
import { InRounds, LinePresence, Outbox, Rounds } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { DataSource } from 'typeorm';
import { ChatDigestRepository, type UnreadRow } from './chat-digest.repository.js';

const roundMs = 60_000;
const portion = 500;
/** Whoever is on duty at a booth hears of a visitor's message first. */
const dutyAfterMinutes = 3;
const everybodyAfterMinutes = 10;

/**
 * Tells people once of all that waits for them unread; again only when they have read since, or a day later. In any number of processes.
 */
@Injectable()
export class ChatDigest extends InRounds {
  protected readonly rounds = new Rounds({ name: 'unread messages', everyMs: roundMs, round: () => this.tellAll() });

  constructor(
    private readonly digest: ChatDigestRepository,
    private readonly participants: ParticipantReader,
    private readonly duty: DutyReader,
    private readonly presence: LinePresence,
    private readonly outbox: Outbox,
    private readonly dataSource: DataSource,
  ) {
    super();
  }

  /** One round. */
  async tellAll(): Promise<void> {
    for (let after: string | null = null; ; ) {
      const people = await this.digest.unreadOwn(everybodyAfterMinutes, after, portion);
      await this.tell(people);
      const last = people.at(-1);
      if (last === undefined || people.length < portion) break;
      after = last.participantId;
    }
    for (const { fairId, boothId, minutes, conversations } of await this.digest.waitingAtBooths(dutyAfterMinutes)) {
      const [staffed, staff] = await Promise.all([
        this.duty.staffed(fairId, [boothId]),
        this.participants.staffOf(fairId, boothId),
      ]);
      const first = staffed.map(({ participantId }) => participantId);
      // Where nobody is on duty, or nobody of those has answered, it is everybody's.
      const told = minutes >= everybodyAfterMinutes || first.length === 0 ? [...staff.keys()] : first;
      await this.tell(told.map((participantId) => ({ fairId, participantId, conversations })));
    }
  }

  private async tell(people: readonly UnreadRow[]): Promise<void> {
    if (people.length === 0) return;
    const users = await this.participants.userIds(people.map(({ participantId }) => participantId));
    const online = await this.presence.onlineAmong([...users.values()]);
    await this.dataSource.transaction(async (manager) => {
      const due = await this.digest.mark(
        manager,
        people.map(({ participantId }) => participantId),
      );
      const told = people.flatMap(({ fairId, participantId, conversations }) => {
        const userId = users.get(participantId);
        const person = due.get(participantId);
        if (userId === undefined || !person) return [];
        return [{ fairId, participantId, userId, conversations, hasMail: person.hasMail && !online.has(userId) }];
      });
      await this.outbox.recordAll(manager, 'chat.unread.v1', told);
    });
  }
}
