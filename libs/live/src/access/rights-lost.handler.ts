import type { EventPayload } from '@parvis/contracts';
import {
  audience,
  type EventHandler,
  Grants,
  HandlesEvent,
  RealtimePublisher,
  RoomRevocations,
} from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';

/**
 * Sends whoever may do something else in a fair now out of its rooms, to come back with a new ticket where there is one for them; and
 * out of the audiences that are none of theirs any more. An organiser without a profile goes by the account's id.
 */
@HandlesEvent('rights.lost.v1', 'live.rights')
export class RightsLostHandler implements EventHandler<'rights.lost.v1'> {
  constructor(
    private readonly participants: ParticipantReader,
    private readonly revocations: RoomRevocations,
    private readonly grants: Grants,
    private readonly realtime: RealtimePublisher,
  ) {}

  async handle({ fairId, userIds }: EventPayload<'rights.lost.v1'>): Promise<void> {
    const [people, fairs] = await Promise.all([
      this.participants.byUsers(fairId, userIds),
      this.grants.fairsOfMany(userIds),
    ]);
    await this.revocations.outdateIn(fairId, [...userIds, ...[...people.values()].map(({ id }) => id)]);
    for (const userId of userIds) {
      const roles = fairs.get(userId)?.get(fairId) ?? [];
      const over = [
        ...(roles.length === 0 ? [audience.fair(fairId)] : []),
        ...(roles.includes('organiser') ? [] : [audience.organisers(fairId)]),
      ];
      // In person and first: whoever is out of the fair's audience by now would not hear why the page before them is over.
      if (roles.length === 0) this.realtime.publish(audience.user(userId), 'fair.changed', { fairId });
      if (over.length > 0) this.realtime.dismiss(userId, over);
    }
  }
}
