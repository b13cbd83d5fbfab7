import { Injectable } from '@nestjs/common';
import { type ReminderLead, reminderLeads } from '@parvis/contracts';
import { InRounds, Outbox, Rounds } from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { type ClockKind, type DueReminder, ReminderRepository, type Span } from './reminder.repository.js';

const roundMs = 3_000;
/** Quiet hours begin at whole minutes. */
const quietSeconds = 60;
/** People reminded in one event. */
const portion = 200;
/**
 * A reminder may come so much late, in seconds, as after a time without workers; later it would not be true any more. Of a meeting
 * that was booked after its time nobody is reminded: whoever books knows.
 */
const grace: Record<ClockKind, number> = { 1440: 6 * 3600, 60: 900, 10: 180, 2: 45, quiet: 3600 };
/** Ten and two minutes before, a quiet hour earlier, would help nobody. */
const movable: readonly ReminderLead[] = [1440, 60];

/**
 * Reminds people of their meetings. In any number of processes: of each kind one works at a time, and notes in the same transaction as
 * the events up to when all is done.
 */
@Injectable()
export class ReminderRounds extends InRounds {
  protected readonly rounds = new Rounds({ name: 'reminders', everyMs: roundMs, round: () => this.remindAll() });

  constructor(
    private readonly reminders: ReminderRepository,
    private readonly outbox: Outbox,
    private readonly dataSource: DataSource,
  ) {
    super();
  }

  /** One round. */
  async remindAll(): Promise<void> {
    for (const lead of reminderLeads)
      await this.work(`${lead}`, 0, (manager, span) => this.reminders.due(manager, lead, span));
    // What would come in quiet hours comes when they begin.
    await this.work('quiet', quietSeconds, async (manager, span) => {
      await this.reminders.forgetOld(manager);
      return this.reminders.dueBeforeQuiet(manager, movable, span);
    });
  }

  private async work(
    kind: ClockKind,
    restSeconds: number,
    find: (manager: EntityManager, span: Span) => Promise<DueReminder[]>,
  ) {
    await this.dataSource.transaction(async (manager) => {
      const span = await this.reminders.take(manager, kind, grace[kind], restSeconds);
      if (!span) return;
      await this.outbox.recordAll(manager, 'meeting.due.v1', portionsOf(await find(manager, span)));
      await this.reminders.done(manager, kind, span.to);
    });
  }
}

/** An event is of one fair and one lead time. */
function portionsOf(due: readonly DueReminder[]) {
  const groups = new Map<string, DueReminder[]>();
  for (const each of due) {
    const key = `${each.fairId} ${each.leadMinutes}`;
    const group = groups.get(key) ?? [];
    group.push(each);
    groups.set(key, group);
  }
  return [...groups.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / portion) }, (_, index) => {
      const reminders = group.slice(index * portion, (index + 1) * portion);
      const { fairId = '', leadMinutes = 10 } = reminders[0] ?? {};
      return {
        fairId,
        leadMinutes,
        reminders: reminders.map(({ fairId: _fair, leadMinutes: _lead, ...each }) => each),
      };
    }),
  );
}
