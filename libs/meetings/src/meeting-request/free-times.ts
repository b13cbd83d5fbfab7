import { Injectable } from '@nestjs/common';
import type { Interval, OptionTime, TimesLeft } from '@parvis/contracts';
import { FairReader, type FairRecord } from '@parvis/fairs';
import { ParticipantReader } from '@parvis/profiles';
import { DataSource } from 'typeorm';
import { instantText } from '../agenda/meeting.repository.js';
import { AgendaSessions } from '../agenda-session/agenda-sessions.js';
import { isFree, type OptionPerson, optionTimes, suggestedTimes } from './option-times.rules.js';

export interface FreeTimesQuestion {
  fairId: string;
  ownId: string;
  otherId: string;
  companionIds: readonly string[];
  /** A meeting that is to be moved: its people are free while it lasts, but its own time is not proposed. */
  movedMeetingId: string | null;
}

export interface FreeTimesAnswer {
  fair: FairRecord;
  options: OptionTime[];
  otherTimeZone: string;
}

export const mostSuggested = 5;

/** When people are free: neither in a meeting, nor at a session that they keep free, nor busy by their own word. */
@Injectable()
export class FreeTimes {
  constructor(
    private readonly fairs: FairReader,
    private readonly participants: ParticipantReader,
    private readonly sessions: AgendaSessions,
    private readonly dataSource: DataSource,
  ) {}

  /** What these people have ahead of them in a fair, by participant id. */
  async diaries(
    fairId: string,
    participantIds: readonly string[],
    exceptMeetingId: string | null = null,
  ): Promise<Map<string, OptionPerson>> {
    const ids = [...new Set(participantIds)];
    const [people, zones, meetings, sessions] = await Promise.all([
      this.participants.planningPeople(fairId, ids),
      this.participants.origins(ids),
      this.meetingsOf(ids, exceptMeetingId),
      this.sessions.busyTimes(ids),
    ]);
    return new Map(
      people.map(({ id, busy }) => [
        id,
        {
          timeZone: zones.get(id)?.timeZone ?? 'UTC',
          busy: [...busy, ...(sessions.get(id) ?? [])],
          meetings: meetings.get(id) ?? [],
        },
      ]),
    );
  }

  /** All slots of the fair at which both are free. */
  async options(question: FreeTimesQuestion): Promise<FreeTimesAnswer> {
    const { fairId, ownId, otherId, companionIds, movedMeetingId } = question;
    const [fair, diaries, moved] = await Promise.all([
      this.fairs.get(fairId),
      this.diaries(fairId, [ownId, otherId, ...companionIds], movedMeetingId),
      movedMeetingId === null ? null : this.timeOf(movedMeetingId),
    ]);
    const [own, other] = [diaries.get(ownId), diaries.get(otherId)];
    if (!own || !other) return { fair, options: [], otherTimeZone: fair.timeZone };
    const companions = companionIds.flatMap((id) => {
      const diary = diaries.get(id);
      return diary ? [{ ...diary, id }] : [];
    });
    const slots = this.fairs
      .slotsFor(fair)
      .filter((slot) => moved === null || Date.parse(slot.startsAt) !== Date.parse(moved.startsAt));
    return {
      fair,
      options: optionTimes(slots, { own, other, companions }, Date.now()),
      otherTimeZone: other.timeZone,
    };
  }

  /** Of these times, those at which both are still free, and others instead. */
  async left(question: FreeTimesQuestion, times: readonly Interval[]): Promise<TimesLeft> {
    const { fair, options } = await this.options(question);
    const free = new Set(options.map(({ startsAt }) => Date.parse(startsAt)));
    const asked = new Set(times.map(({ startsAt }) => Date.parse(startsAt)));
    const others = options.filter(({ startsAt }) => !asked.has(Date.parse(startsAt)));
    return {
      left: times.filter(({ startsAt }) => free.has(Date.parse(startsAt))),
      suggested: suggestedTimes(others, fair.timeZone, mostSuggested),
    };
  }

  /** At which of these times each of these people has something else. */
  async clashes(fairId: string, ids: readonly string[], times: readonly Interval[]): Promise<Map<string, Interval[]>> {
    const diaries = await this.diaries(fairId, ids);
    return new Map([...diaries].map(([id, diary]) => [id, times.filter((time) => !isFree(diary, time))]));
  }

  private async meetingsOf(ids: readonly string[], exceptMeetingId: string | null): Promise<Map<string, Interval[]>> {
    const rows: (Interval & { id: string })[] = await this.dataSource.query(
      `select participant_id as id, ${instantText('lower(during)')} as "startsAt", ${instantText('upper(during)')} as "endsAt"
       from meetings.attendee where participant_id = any($1::uuid[]) and status = 'scheduled' and upper(during) > now()
         and ($2::uuid is null or meeting_id <> $2::uuid)
       order by lower(during)`,
      [ids, exceptMeetingId],
    );
    const taken = new Map<string, Interval[]>(ids.map((id) => [id, []]));
    for (const { id, ...time } of rows) taken.get(id)?.push(time);
    return taken;
  }

  private async timeOf(meetingId: string): Promise<Interval | null> {
    const [row]: Interval[] = await this.dataSource.query(
      `select ${instantText('lower(during)')} as "startsAt", ${instantText('upper(during)')} as "endsAt"
       from meetings.meeting where id = $1`,
      [meetingId],
    );
    return row ?? null;
  }
}
