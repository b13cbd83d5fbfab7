import { Injectable } from '@nestjs/common';
import type { RequestPreference, RequestRules } from '@parvis/contracts';
import { DataSource } from 'typeorm';

const defaultRules: RequestRules = { areAllowed: true, opensAt: null, mostPending: 10, hoursToAnswer: 48 };

/** The organiser's rules for requests, what each person has chosen, and who has blocked whom. */
@Injectable()
export class RequestSettings {
  constructor(private readonly dataSource: DataSource) {}

  async rules(fairId: string): Promise<RequestRules> {
    const [row]: (Omit<RequestRules, 'opensAt'> & { opensAt: Date | null })[] = await this.dataSource.query(
      `select are_allowed as "areAllowed", opens_at as "opensAt", most_pending as "mostPending", hours_to_answer as "hoursToAnswer"
       from meetings.request_rules where fair_id = $1`,
      [fairId],
    );
    return row ? { ...row, opensAt: row.opensAt?.toISOString() ?? null } : defaultRules;
  }

  async setRules(fairId: string, rules: RequestRules): Promise<RequestRules> {
    await this.dataSource.query(
      `insert into meetings.request_rules (fair_id, are_allowed, opens_at, most_pending, hours_to_answer) values ($1, $2, $3, $4, $5)
       on conflict (fair_id) do update set are_allowed = excluded.are_allowed, opens_at = excluded.opens_at,
         most_pending = excluded.most_pending, hours_to_answer = excluded.hours_to_answer`,
      [fairId, rules.areAllowed, rules.opensAt, rules.mostPending, rules.hoursToAnswer],
    );
    return this.rules(fairId);
  }

  async preference(participantId: string): Promise<RequestPreference> {
    const [row]: RequestPreference[] = await this.dataSource.query(
      `select takes_requests as "takesRequests", note from meetings.request_preference where participant_id = $1`,
      [participantId],
    );
    return row ?? { takesRequests: true, note: '' };
  }

  async setPreference(participantId: string, { takesRequests, note }: RequestPreference): Promise<RequestPreference> {
    await this.dataSource.query(
      `insert into meetings.request_preference (participant_id, takes_requests, note) values ($1, $2, $3)
       on conflict (participant_id) do update set takes_requests = excluded.takes_requests, note = excluded.note`,
      [participantId, takesRequests, note],
    );
    return this.preference(participantId);
  }

  /** Whether one of two has blocked the other. */
  async areApart(oneId: string, otherId: string): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query(
      `select 1 from meetings.request_block
       where is_blocked and (participant_id, other_id) in (($1::uuid, $2::uuid), ($2::uuid, $1::uuid)) limit 1`,
      [oneId, otherId],
    );
    return rows.length > 0;
  }

  /** Idempotent; of two changes the later one holds, whichever is heard of first. People who are gone are passed over. */
  async noteBlock(participantId: string, otherId: string, isBlocked: boolean, at: string): Promise<void> {
    await this.dataSource.query(
      `insert into meetings.request_block as b (participant_id, other_id, is_blocked, at)
       select $1::uuid, $2::uuid, $3, $4::timestamptz
       on conflict (participant_id, other_id) do update set is_blocked = excluded.is_blocked, at = excluded.at where b.at < excluded.at`,
      [participantId, otherId, isBlocked, at],
    );
  }
}
