import { Injectable } from '@nestjs/common';
import type { ChatSettings, WhoMayWrite } from '@parvis/contracts';
import { DataSource } from 'typeorm';

export interface OwnSettingsRow {
  whoMayWrite: WhoMayWrite | null;
  hasMail: boolean;
}

/** What holds where nobody has chosen. */
const usual: ChatSettings = { whoMayWrite: 'ask', groupMost: 50 };

/** What organisers allow and people choose. */
@Injectable()
export class ChatSettingsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async ofFair(fairId: string): Promise<ChatSettings> {
    const [row]: ChatSettings[] = await this.dataSource.query(
      `select who_may_write as "whoMayWrite", group_most as "groupMost" from live.chat_settings where fair_id = $1`,
      [fairId],
    );
    return row ?? usual;
  }

  async setOfFair(fairId: string, { whoMayWrite, groupMost }: ChatSettings): Promise<void> {
    await this.dataSource.query(
      `insert into live.chat_settings (fair_id, who_may_write, group_most) values ($1, $2, $3)
       on conflict (fair_id) do update set who_may_write = excluded.who_may_write, group_most = excluded.group_most`,
      [fairId, whoMayWrite, groupMost],
    );
  }

  async ofPerson(participantId: string): Promise<OwnSettingsRow> {
    const [row]: OwnSettingsRow[] = await this.dataSource.query(
      `select who_may_write as "whoMayWrite", has_mail as "hasMail" from live.chat_person where participant_id = $1`,
      [participantId],
    );
    return row ?? { whoMayWrite: null, hasMail: true };
  }

  /** Who of these people takes messages only from those with whom something is agreed. */
  async closedAmong(fairId: string, participantIds: readonly string[]): Promise<string[]> {
    if ((await this.ofFair(fairId)).whoMayWrite === 'agreed') return [...participantIds];
    const rows: { id: string }[] = await this.dataSource.query(
      `select participant_id as id from live.chat_person where participant_id = any($1::uuid[]) and who_may_write = 'agreed'`,
      [participantIds],
    );
    return rows.map(({ id }) => id);
  }

  async setOfPerson(participantId: string, { whoMayWrite, hasMail }: OwnSettingsRow): Promise<void> {
    await this.dataSource.query(
      `insert into live.chat_person (participant_id, who_may_write, has_mail) values ($1, $2, $3)
       on conflict (participant_id) do update set who_may_write = excluded.who_may_write, has_mail = excluded.has_mail`,
      [participantId, whoMayWrite, hasMail],
    );
  }
}
