import { Injectable } from '@nestjs/common';
import type { acceptRequest, BodyOf, Interval, MeetingRequestPage } from '@parvis/contracts';
import { FairReader, type FairRecord } from '@parvis/fairs';
import { invalid } from '@parvis/platform';
import { type ParticipantIdentity, ParticipantReader } from '@parvis/profiles';
import type { Acting } from '../delegation/acting.js';
import { AcceptanceRepository } from './acceptance.js';
import { FreeTimes } from './free-times.js';
import { isDoubleBooking, notYourTurn, requestOver, timeTaken } from './request.errors.js';
import type { RequestRow } from './request.repository.js';
import { RequestNews } from './request-news.js';
import { RequestParts, sideOf } from './request-parts.js';
import { RequestViews } from './request-views.js';
import { type Venue, venueOf } from './venue.rules.js';

/** Takes one of the proposed times. The first yes has it; whoever comes later is told what is left. */
@Injectable()
export class AcceptRequestService {
  constructor(
    private readonly parts: RequestParts,
    private readonly views: RequestViews,
    private readonly times: FreeTimes,
    private readonly acceptance: AcceptanceRepository,
    private readonly news: RequestNews,
    private readonly participants: ParticipantReader,
    private readonly fairs: FairReader,
  ) {}

  /** Taken twice it is booked once. @throws REQUEST_OVER, REQUEST_NOT_YOUR_TURN, TIME_TAKEN, NO_TABLE_LEFT, NOT_A_COLLEAGUE, COLLEAGUE_BUSY */
  async accept(
    fairId: string,
    userId: string,
    requestId: string,
    body: BodyOf<typeof acceptRequest>,
    acting: Acting | null = null,
  ): Promise<MeetingRequestPage> {
    const { own, row } = await this.parts.principal(fairId, userId, requestId);
    if (isDone(row, body.startsAt)) return this.views.page(fairId, own.id, requestId);
    if (row.status !== 'pending') throw requestOver();
    if (row.turn !== sideOf(row, own.id)) throw notYourTurn();
    const time = timeAt(row, body.startsAt);
    const companionIds = await this.parts.companions(own, body.companionIds);
    const fair = await this.fairs.get(fairId);
    const concerned = await this.book(fair, own, row, time, { ...body, companionIds, acting });
    await this.news.changed(fairId, concerned, true);
    return this.views.page(fairId, own.id, requestId);
  }

  private async book(
    fair: FairRecord,
    own: ParticipantIdentity,
    row: RequestRow,
    time: Interval,
    { companionIds, byVideo, acting }: { companionIds: string[]; byVideo: boolean; acting: Acting | null },
  ): Promise<string[]> {
    const venue = await this.venue(fair, row);
    const acceptance = {
      fair,
      requestId: row.id,
      byId: own.id,
      time,
      venue,
      companionIds,
      isVideoChosen: byVideo,
      acting,
    };
    try {
      const concerned = await this.acceptance.take(acceptance, row);
      if (concerned !== null) return concerned;
    } catch (error) {
      // Somebody was booked past the lock, as guests are.
      if (!isDoubleBooking(error)) throw error;
    }
    throw await this.taken(own, row);
  }

  /** Asked before the transaction: within it, many at once would hold every connection and wait for one more. */
  private async venue(fair: FairRecord, { fromId, toId }: RequestRow): Promise<Venue> {
    const origins = await this.participants.origins([fromId, toId]);
    const attendanceOf = (id: string) => origins.get(id)?.attendance ?? 'virtual';
    return venueOf(fair.mode, attendanceOf(fromId), attendanceOf(toId));
  }

  private async taken(own: ParticipantIdentity, row: RequestRow) {
    const otherId = own.id === row.fromId ? row.toId : row.fromId;
    const movedMeetingId = row.kind === 'move' ? row.meetingId : null;
    return timeTaken(
      await this.times.left(
        { fairId: row.fairId, ownId: own.id, otherId, companionIds: [], movedMeetingId },
        row.times,
      ),
    );
  }
}

/** The answer to the same yes, sent again. */
const isDone = ({ status, meetingTime }: RequestRow, startsAt: string) =>
  status === 'accepted' && meetingTime !== null && Date.parse(meetingTime.startsAt) === Date.parse(startsAt);

function timeAt({ times }: RequestRow, startsAt: string): Interval {
  const time = times.find((each) => Date.parse(each.startsAt) === Date.parse(startsAt));
  if (!time) throw invalid('startsAt', 'not-proposed');
  return time;
}
