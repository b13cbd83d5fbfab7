import type { NestExpressApplication } from '@nestjs/platform-express';
import {
  getAgenda,
  getRun,
  inviteColleague,
  listRuns,
  listSlots,
  publishRun,
  type Slot,
  startRun,
  type TimetableRun,
} from '@parvis/contracts';
import { Outbox } from '@parvis/platform';
import { DateTime } from 'luxon';
import { DataSource } from 'typeorm';
import { availability } from './demo-availability.rules.js';
import { DemoApi, type DemoClient } from './demo-client.js';
import { demoFairId, demoOrganiser, demoZone } from './demo-fair.js';
import { type DemoHours, hoursAround } from './demo-hours.rules.js';
import type { Population } from './demo-seeds.js';
import { DemoStore } from './demo-store.js';
import { until } from './until.js';

/** Timetables leave the next hour alone, so the demo's is made for a day far enough away and moved to today when it is published. */
const daysAhead = 7;

const fairId = demoFairId;

/** Makes and publishes a timetable of the demo fair in which the meeting of the story is going on now. */
export class DemoTimetable {
  private readonly source: DataSource;

  constructor(
    private readonly app: NestExpressApplication,
    private readonly population: Population,
  ) {
    this.source = app.get(DataSource);
  }

  async bringToNow(): Promise<void> {
    const now = DateTime.now().setZone(demoZone);
    const hours = hoursAround(now.hour * 60 + now.minute);
    const [today, later] = [now.toISODate(), now.plus({ days: daysAhead }).toISODate()];
    if (today === null || later === null) throw new Error('The clock is not right');
    const api = await DemoApi.open(this.app);
    try {
      const organiser = await api.as(demoOrganiser.email);
      const buyer = await api.as(this.population.story.buyer.email);
      const slots = await this.prepare(organiser, later, hours);
      await this.plan(organiser);
      await this.complete(buyer, slots[hours.current]);
      await this.moveTo(organiser, today, hours, slots);
      await Promise.all([organiser.signOut(), buyer.signOut()]);
    } finally {
      api.close();
    }
  }

  /** Sets day, availability and the wishes of the story; meetings of an earlier start keep their notes and go along. */
  private async prepare(organiser: DemoClient, day: string, hours: DemoHours): Promise<Slot[]> {
    const before = await organiser.call(listSlots, { fairId });
    await this.write((store) => store.setDay(day, hours));
    const slots = await organiser.call(listSlots, { fairId });
    const { exhibitor, buyer } = this.population.story;
    await this.write(async (store) => {
      await store.moveMeetings(distance(before, slots));
      await store.setBusy(availability(this.population, slots, hours.current));
      await store.insertWishes([
        { fromId: exhibitor.id, toId: buyer.id, level: 'want' },
        { fromId: buyer.id, toId: exhibitor.id, level: 'want' },
      ]);
    });
    return slots;
  }

  private async plan(organiser: DemoClient): Promise<void> {
    // A run that an interrupted start left behind is finished first.
    const { items } = await organiser.call(listRuns, { fairId });
    const isOver = ({ status }: TimetableRun) => status !== 'queued' && status !== 'running';
    for (const { id: runId } of items.filter((run) => !isOver(run)))
      await until(() => organiser.call(getRun, { fairId, runId }), isOver);
    const { id: runId } = await organiser.call(startRun, { fairId });
    const run = await until(() => organiser.call(getRun, { fairId, runId }), isOver);
    if (run.status !== 'finished') throw new Error(`The timetable of the demo fair ${run.status}: ${run.failure}`);
    await organiser.call(publishRun, { fairId, runId });
  }

  /** Waits for the agendas and brings the buyer's colleague into the meeting of the story. */
  private async complete(buyer: DemoClient, slot: Slot | undefined): Promise<void> {
    const { exhibitor, colleague } = this.population.story;
    const { meetings } = await until(
      () => buyer.call(getAgenda, { fairId }),
      (agenda) => agenda.meetings.some((meeting) => Date.parse(meeting.startsAt) === Date.parse(slot?.startsAt ?? '')),
    );
    const meeting = meetings.find(({ attendees }) => attendees.some((person) => person.id === exhibitor.id));
    if (!meeting) throw new Error('The timetable of the demo fair lacks the meeting of the story');
    if (meeting.attendees.some((person) => person.id === colleague.id)) return;
    await buyer.call(inviteColleague, { fairId, meetingId: meeting.id, participantId: colleague.id });
  }

  private async moveTo(organiser: DemoClient, day: string, hours: DemoHours, planned: readonly Slot[]): Promise<void> {
    await this.write((store) => store.setDay(day, hours));
    const slots = await organiser.call(listSlots, { fairId });
    await this.write(async (store, manager) => {
      await store.moveMeetings(distance(planned, slots));
      await store.setBusy(availability(this.population, slots, hours.current));
      await store.holdPastMeetings();
      await store.setRoster(day, hours);
      const outbox = this.app.get(Outbox);
      await outbox.record(manager, 'fair.changed.v1', { fairId });
      await outbox.record(manager, 'profiles.changed.v1', { fairId });
    });
  }

  private write(work: (store: DemoStore, manager: DataSource['manager']) => Promise<void>): Promise<void> {
    return this.source.transaction((manager) => work(new DemoStore(manager), manager));
  }
}

/** From the first slot of one day to that of another, in ms. */
function distance([from]: readonly Slot[], [to]: readonly Slot[]): number {
  if (!from || !to) throw new Error('The demo fair has no slots');
  return Date.parse(to.startsAt) - Date.parse(from.startsAt);
}
