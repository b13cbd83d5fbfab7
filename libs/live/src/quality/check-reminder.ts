import { Injectable } from '@nestjs/common';
import { MeetingReader } from '@parvis/meetings';
import { InRounds, Outbox, Rounds } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { DataSource } from 'typeorm';
import { DeviceCheckRepository } from './device-check.repository.js';

const roundMs = 10 * 60_000;
const hourMs = 3_600_000;
/** A check is asked for so long before the first meeting by video: early enough to find a remedy, late enough to be the same device. */
const earliestMs = 72 * hourMs;
const latestMs = hourMs;
const portion = 500;

/** Asks people by mail to check devices and line in the days before their first meeting by video. Once a person and fair, in any number of processes. */
@Injectable()
export class CheckReminder extends InRounds {
  protected readonly rounds = new Rounds({ name: 'device checks', everyMs: roundMs, round: () => this.askAll() });

  constructor(
    private readonly meetings: MeetingReader,
    private readonly participants: ParticipantReader,
    private readonly checks: DeviceCheckRepository,
    private readonly outbox: Outbox,
    private readonly dataSource: DataSource,
  ) {
    super();
  }

  /** One round. */
  async askAll(now = new Date()): Promise<void> {
    const from = new Date(now.getTime() + latestMs);
    const to = new Date(now.getTime() + earliestMs);
    for (let after: string | null = null; ; ) {
      const people = await this.meetings.firstByVideo(from, to, after, portion);
      await this.ask(people);
      const last = people.at(-1);
      if (last === undefined || people.length < portion) return;
      after = last.participantId;
    }
  }

  private async ask(people: Awaited<ReturnType<MeetingReader['firstByVideo']>>): Promise<void> {
    const users = await this.participants.userIds(people.map(({ participantId }) => participantId));
    const known = people.flatMap(({ participantId, fairId }) => {
      const userId = users.get(participantId);
      return userId === undefined ? [] : [{ participantId, fairId, userId }];
    });
    await this.dataSource.transaction(async (manager) => {
      const asked = await this.checks.ask(manager, known);
      await this.outbox.recordAll(
        manager,
        'device-check.due.v1',
        people
          .filter(({ participantId }) => asked.has(participantId))
          .map(({ participantId, fairId, startsAt }) => ({ participantId, fairId, startsAt })),
      );
    });
  }
}
