import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { nameOf } from '../reminder/other-side.rules.js';
import { PushService } from './push.service.js';

@HandlesEvent('meeting.word.v1', 'messaging.push-web')
export class MeetingWordPushHandler implements EventHandler<'meeting.word.v1'> {
  constructor(
    private readonly participants: ParticipantReader,
    private readonly push: PushService,
  ) {}

  async handle(word: EventPayload<'meeting.word.v1'>, eventId: string): Promise<void> {
    const { fairId, meetingId, byId, toIds, lateMinutes, endsAt } = word;
    const people = await this.participants.recipients([byId, ...toIds]);
    const by = people.get(byId);
    if (!by) return;
    const kind = lateMinutes === null ? 'where' : 'late';
    await this.push.tell(
      toIds.flatMap((id) => {
        const person = people.get(id);
        if (!person) return [];
        return [
          {
            userId: person.userId,
            locale: person.locale,
            key: eventId,
            kind,
            values: { by: nameOf(by), minutes: String(lateMinutes ?? '') },
            path: `/fairs/${fairId}/meetings/${meetingId}`,
            tag: `${kind}-${meetingId}`,
            until: new Date(endsAt),
          },
        ];
      }),
    );
  }
}
