import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface LoungeRow {
  boothId: string;
  fairId: string;
  roomId: string;
  isOpen: boolean;
  asksToKnock: boolean;
  people: number;
}

/** Nobody stays so long; whoever seems to has left while nobody heard of it. */
const longestStay = '12 hours';
const isIn = `v.joined_at is not null and v.joined_at > coalesce(v.left_at, '-infinity') and v.joined_at > now() - interval '${longestStay}'`;
const columns = `l.booth_id as "boothId", l.fair_id as "fairId", l.room_id as "roomId", l.is_open as "isOpen",
  l.asks_to_knock as "asksToKnock",
  (select count(*)::int from live.lounge_visit v where v.room_id = l.room_id and ${isIn}) as people`;

@Injectable()
export class LoungeRepository {
  constructor(private readonly dataSource: DataSource) {}

  async ofBooth(fairId: string, boothId: string): Promise<LoungeRow | null> {
    const [row]: LoungeRow[] = await this.dataSource.query(
      `select ${columns} from live.lounge l where l.booth_id = $1 and l.fair_id = $2`,
      [boothId, fairId],
    );
    return row ?? null;
  }

  async ofRoom(roomId: string): Promise<LoungeRow | null> {
    const [row]: LoungeRow[] = await this.dataSource.query(
      `select ${columns} from live.lounge l where l.room_id = $1`,
      [roomId],
    );
    return row ?? null;
  }

  async set(fairId: string, boothId: string, isOpen: boolean, asksToKnock: boolean): Promise<void> {
    await this.dataSource.query(
      `insert into live.lounge (fair_id, booth_id, is_open, asks_to_knock) values ($1, $2, $3, $4)
       on conflict (booth_id) do update set is_open = excluded.is_open, asks_to_knock = excluded.asks_to_knock`,
      [fairId, boothId, isOpen, asksToKnock],
    );
  }

  /** Is in it now, or has been. */
  async hasBeenIn(roomId: string, participantId: string): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query(
      `select 1 from live.lounge_visit where room_id = $1 and participant_id = $2 and joined_at is not null`,
      [roomId, participantId],
    );
    return rows.length > 0;
  }

  async isIn(roomId: string, participantId: string): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query(
      `select 1 from live.lounge_visit v where v.room_id = $1 and v.participant_id = $2 and ${isIn}`,
      [roomId, participantId],
    );
    return rows.length > 0;
  }

  /** The lounge whose room it is, null for any other room. The order in which one hears of it does not matter. */
  async note(roomId: string, participantId: string, change: 'joined' | 'left', at: string): Promise<LoungeRow | null> {
    const column = change === 'joined' ? 'joined_at' : 'left_at';
    await this.dataSource.query(
      `insert into live.lounge_visit as v (room_id, participant_id, ${column})
       select l.room_id, $2, $3 from live.lounge l where l.room_id = $1
       on conflict (room_id, participant_id) do update set ${column} = greatest(v.${column}, excluded.${column})`,
      [roomId, participantId, at],
    );
    return this.ofRoom(roomId);
  }

  /** Whoever came before a call began has left with the one before it, whoever came before its end with its end. */
  async settle(roomId: string, startedAt: string, endedAt: string | null): Promise<LoungeRow | null> {
    await this.dataSource.query(
      `update live.lounge_visit set left_at = greatest(left_at, case when joined_at < $2::timestamptz then $2::timestamptz else $3::timestamptz end)
       where room_id = $1 and joined_at > coalesce(left_at, '-infinity')
         and (joined_at < $2::timestamptz or joined_at <= $3::timestamptz)`,
      [roomId, startedAt, endedAt],
    );
    return this.ofRoom(roomId);
  }
}
