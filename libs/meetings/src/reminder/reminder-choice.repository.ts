import { Injectable } from '@nestjs/common';
import { type ReminderChoice, usualReminders } from '@parvis/contracts';
import { DataSource } from 'typeorm';

const columns = `to_json(mail) as mail, to_json(app) as app, to_json(push) as push,
  case when quiet_zone is not null then jsonb_build_object('from', to_char(quiet_from, 'HH24:MI'), 'to', to_char(quiet_to, 'HH24:MI'),
    'timeZone', quiet_zone) end as quiet`;

@Injectable()
export class ReminderChoiceRepository {
  constructor(private readonly dataSource: DataSource) {}

  async of(participantId: string): Promise<ReminderChoice> {
    const [row]: ReminderChoice[] = await this.dataSource.query(
      `select ${columns} from meetings.reminder_choice where participant_id = $1`,
      [participantId],
    );
    return row ?? usualReminders;
  }

  /** False for a zone that the database does not know. */
  async set(participantId: string, { mail, app, push, quiet }: ReminderChoice): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query(
      `insert into meetings.reminder_choice (participant_id, mail, app, push, quiet_from, quiet_to, quiet_zone)
       select $1, $2, $3, $4, $5, $6, $7 where $7::text is null or exists (select from pg_timezone_names where name = $7)
       on conflict (participant_id) do update set mail = excluded.mail, app = excluded.app, push = excluded.push,
         quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, quiet_zone = excluded.quiet_zone, updated_at = now()
       returning 1`,
      [participantId, mail, app, push, quiet?.from ?? null, quiet?.to ?? null, quiet?.timeZone ?? null],
    );
    return rows.length > 0;
  }
}
