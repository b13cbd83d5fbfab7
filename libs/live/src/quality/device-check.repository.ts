import { Injectable } from '@nestjs/common';
import type { CallNumbers, DeviceCheck, DeviceCheckResult } from '@parvis/contracts';
import { DataSource, type EntityManager } from 'typeorm';

interface Row {
  result: DeviceCheckResult;
  checkedAt: Date;
}

const toCheck = ({ result, checkedAt }: Row): DeviceCheck => ({ result, checkedAt: checkedAt.toISOString() });

/** The last check of each account, and who was asked for one. */
@Injectable()
export class DeviceCheckRepository {
  constructor(private readonly dataSource: DataSource) {}

  async save(fairId: string, userId: string, result: DeviceCheckResult): Promise<DeviceCheck> {
    const [row]: [Row] = await this.dataSource.query(
      `insert into live.device_check (fair_id, user_id, result) values ($1, $2, $3)
       on conflict (fair_id, user_id) do update set result = excluded.result, checked_at = now()
       returning result, checked_at as "checkedAt"`,
      [fairId, userId, JSON.stringify(result)],
    );
    return toCheck(row);
  }

  async find(fairId: string, userId: string): Promise<DeviceCheck | null> {
    const [row]: Row[] = await this.dataSource.query(
      `select result, checked_at as "checkedAt" from live.device_check where fair_id = $1 and user_id = $2`,
      [fairId, userId],
    );
    return row ? toCheck(row) : null;
  }

  /** Of a fair, by what the line was good for. */
  async counts(fairId: string): Promise<CallNumbers['checked']> {
    const rows: { verdict: keyof CallNumbers['checked']; count: number }[] = await this.dataSource.query(
      `select coalesce(result->'network'->>'verdict', 'unknown') as verdict, count(*)::int as count
       from live.device_check where fair_id = $1 group by 1`,
      [fairId],
    );
    const none = { hd: 0, video: 0, voice: 0, none: 0, unknown: 0 };
    return { ...none, ...Object.fromEntries(rows.map(({ verdict, count }) => [verdict, count])) };
  }

  /** Of these people, those who have neither checked nor been asked; they count as asked from now on. */
  async ask(
    manager: EntityManager,
    people: readonly { participantId: string; fairId: string; userId: string }[],
  ): Promise<Set<string>> {
    const rows: { id: string }[] = await manager.query(
      `insert into live.device_check_request (participant_id)
       select given."participantId" from jsonb_to_recordset($1::jsonb) as given ("participantId" uuid, "fairId" uuid, "userId" uuid)
       where not exists (select 1 from live.device_check c where c.fair_id = given."fairId" and c.user_id = given."userId")
       on conflict do nothing returning participant_id as id`,
      [JSON.stringify(people)],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
