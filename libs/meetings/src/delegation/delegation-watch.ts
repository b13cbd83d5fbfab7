import { Injectable } from '@nestjs/common';
import { audience, RealtimePublisher } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { DataSource } from 'typeorm';

/** Open pages of leads show at once what their members grant, and what becomes of the members' requests and meetings. */
@Injectable()
export class DelegationWatch {
  constructor(
    private readonly dataSource: DataSource,
    private readonly participants: ParticipantReader,
    private readonly realtime: RealtimePublisher,
  ) {}

  /** @param memberIds people something has changed for; most of them are in no delegation */
  async tellLeadsOf(fairId: string, memberIds: readonly string[]): Promise<void> {
    if (memberIds.length === 0) return;
    const leads: { id: string }[] = await this.dataSource.query(
      `select distinct l.participant_id as id from meetings.delegation_member m
         join meetings.delegation d on d.id = m.delegation_id and d.fair_id = $1 and d.ended_at is null
         join meetings.delegation_lead l on l.delegation_id = d.id
       where m.participant_id = any($2::uuid[])
         -- Whoever has just left is told of; what becomes of them later is nobody's business.
         and (m.ended_at is null or m.ended_at > now() - interval '1 minute')`,
      [fairId, memberIds],
    );
    if (leads.length === 0) return;
    const users = await this.participants.userIds(leads.map(({ id }) => id));
    this.realtime.publish([...users.values()].map(audience.user), 'delegations.changed', { fairId });
  }
}
