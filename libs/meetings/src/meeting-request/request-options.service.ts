import { Injectable } from '@nestjs/common';
import type {
  AnswerOf,
  getRequestOptions,
  listRequestColleagues,
  OptionTime,
  QueryOf,
  RequestBar,
} from '@parvis/contracts';
import { FairReader } from '@parvis/fairs';
import { notFound } from '@parvis/platform';
import { type ParticipantIdentity, ParticipantReader } from '@parvis/profiles';
import { FreeTimes, type FreeTimesAnswer, mostSuggested } from './free-times.js';
import { dayIn, suggestedTimes } from './option-times.rules.js';
import { RequestRepository } from './request.repository.js';
import { RequestBars } from './request-bars.js';
import { RequestSettings } from './request-settings.js';

type OptionQuery = QueryOf<typeof getRequestOptions>;

const mostTimes = 200;
const mostColleagues = 50;
/** Where nothing is to be proposed, nobody learns when the other one is free. */
const shut: readonly RequestBar['code'][] = ['self', 'colleague', 'closed', 'not-yet', 'opted-out'];

/** What somebody should know before proposing times. */
@Injectable()
export class RequestOptionsService {
  constructor(
    private readonly times: FreeTimes,
    private readonly bars: RequestBars,
    private readonly settings: RequestSettings,
    private readonly requests: RequestRepository,
    private readonly participants: ParticipantReader,
    private readonly fairs: FairReader,
  ) {}

  async options(
    fairId: string,
    userId: string,
    participantId: string,
    query: OptionQuery,
  ): Promise<AnswerOf<typeof getRequestOptions>> {
    const { own, bar, isShut, rules, answer, isAnother } = await this.look(fairId, userId, participantId, query);
    const options = isShut ? [] : answer.options;
    const other = await this.other(fairId, participantId);
    const [warnings, pending] = await Promise.all([
      isShut || isAnother ? [] : this.bars.warnings(own, other),
      this.requests.countPending(own.id),
    ]);
    return {
      bar: bar ?? (options.length === 0 ? this.bars.noFreeTime() : null),
      warnings,
      suggested: suggestedTimes(options, answer.fair.timeZone, mostSuggested),
      days: [...new Set(options.map(({ startsAt }) => dayIn(startsAt, answer.fair.timeZone)))],
      pending,
      mostPending: rules.mostPending,
      hoursToAnswer: rules.hoursToAnswer,
      otherTimeZone: other.timeZone,
    };
  }

  async day(
    fairId: string,
    userId: string,
    participantId: string,
    { day, ...query }: OptionQuery & { day: string },
  ): Promise<OptionTime[]> {
    const { isShut, answer } = await this.look(fairId, userId, participantId, query);
    if (isShut) return [];
    return answer.options.filter(({ startsAt }) => dayIn(startsAt, answer.fair.timeZone) === day).slice(0, mostTimes);
  }

  async colleagues(
    fairId: string,
    userId: string,
    starts: readonly string[],
  ): Promise<AnswerOf<typeof listRequestColleagues>> {
    const own = await this.own(fairId, userId);
    if (own.companyId === null) return [];
    const cards = (await this.participants.colleagues(fairId, own.companyId))
      .filter(({ id }) => id !== own.id)
      .slice(0, mostColleagues);
    const asked = new Set(starts.map((start) => Date.parse(start)));
    const slots = (await this.fairs.slots(fairId)).filter(({ startsAt }) => asked.has(Date.parse(startsAt)));
    const clashes = await this.times.clashes(
      fairId,
      cards.map(({ id }) => id),
      slots,
    );
    return cards.map((card) => ({ ...card, busyAt: (clashes.get(card.id) ?? []).map(({ startsAt }) => startsAt) }));
  }

  private async look(fairId: string, userId: string, participantId: string, query: OptionQuery) {
    const [own, other, fair, rules] = await Promise.all([
      this.own(fairId, userId),
      this.other(fairId, participantId),
      this.fairs.get(fairId),
      this.settings.rules(fairId),
    ]);
    const movedMeetingId = await this.movedMeeting(own, other, query);
    // About something that the two have agreed on, or talk about, there is nothing to bar.
    const isAnother = movedMeetingId !== undefined;
    const bar = isAnother ? null : await this.bars.of(fair, rules, own, other);
    const isShut = bar !== null && shut.includes(bar.code);
    const answer: FreeTimesAnswer = isShut
      ? { fair, options: [], otherTimeZone: other.timeZone }
      : await this.times.options({
          fairId,
          ownId: own.id,
          otherId: other.id,
          companionIds: await this.ownColleagues(own, query.companionIds ?? []),
          movedMeetingId: movedMeetingId ?? null,
        });
    return { own, bar, isShut, rules, answer, isAnother };
  }

  /**
   * The meeting that other times are looked for; null for a request about a new one; undefined where the two have neither, that is, one of them would ask.
   * @throws NOT_FOUND for a request or meeting that is not theirs.
   */
  private async movedMeeting(
    own: ParticipantIdentity,
    other: ParticipantIdentity,
    { requestId, meetingId }: OptionQuery,
  ): Promise<string | null | undefined> {
    if (requestId !== undefined) {
      const request = await this.requests.findFor(own.fairId, requestId, own.id);
      if (!request?.people.some(({ id }) => id === other.id)) throw notFound('request');
      return request.kind === 'move' ? request.meetingId : null;
    }
    if (meetingId === undefined) return undefined;
    if (!(await this.requests.areInMeeting(meetingId, [own.id, other.id]))) throw notFound('meeting');
    return meetingId;
  }

  /** The times of strangers are nobody's business. */
  private async ownColleagues({ id, fairId, companyId }: ParticipantIdentity, ids: readonly string[]) {
    if (companyId === null || ids.length === 0) return [];
    const colleagues = new Set(await this.participants.idsOfCompany(fairId, companyId));
    return ids.filter((each) => each !== id && colleagues.has(each));
  }

  private async own(fairId: string, userId: string): Promise<ParticipantIdentity> {
    const own = await this.participants.byUser(fairId, userId);
    if (!own) throw notFound('profile');
    return own;
  }

  private async other(fairId: string, participantId: string): Promise<ParticipantIdentity> {
    const other = await this.participants.find(fairId, participantId);
    if (!other) throw notFound('person');
    return other;
  }
}
