import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { RatingRepository } from './rating.repository.js';

/** A rating is kept for what is proposed to its author next. */
@HandlesEvent('meeting.rated.v1', 'matchmaking.record')
export class MeetingRatedHandler implements EventHandler<'meeting.rated.v1'> {
  constructor(private readonly ratings: RatingRepository) {}

  handle(rated: EventPayload<'meeting.rated.v1'>): Promise<void> {
    return this.ratings.note(rated);
  }
}
