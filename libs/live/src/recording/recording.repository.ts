import { Injectable } from '@nestjs/common';
import {
  type EventPayload,
  type MediaSource,
  type RecordingGap,
  type RecordingPhase,
  recordingDays,
} from '@parvis/contracts';
import { DataSource, type EntityManager } from 'typeorm';

export interface RecordingRecord {
  id: string;
  fairId: string;
  roomId: string;
  startedAt: string;
  endedAt: string;
  state: RecordingPhase;
  progress: number;
  attempts: number;
  key: string | null;
  type: string | null;
  size: number | null;
  durationMs: number | null;
  deletesAt: string;
  deletedAt: string | null;
  deletedBy: string | null;
  people: { participantId: string; calledAs: string; agreedAt: string | null }[];
  missing: RecordingGap[];
}

export interface StoredTrack {
  key: string;
  participantId: string;
  displayName: string;
  source: MediaSource;
  offsetMs: number;
  durationMs: number;
}

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const columns = `r.id, r.fair_id as "fairId", r.room_id as "roomId", ${instant('r.started_at')} as "startedAt",
  ${instant('r.ended_at')} as "endedAt", r.state, r.progress, r.attempts, r.key, r.type, r.size::float8 as size,
  r.duration_ms as "durationMs", ${instant('r.deletes_at')} as "deletesAt", ${instant('r.deleted_at')} as "deletedAt",
  r.deleted_by as "deletedBy", r.missing, coalesce((select jsonb_agg(jsonb_build_object('participantId', p.participant_id,
    'calledAs', p.called_as, 'agreedAt', ${instant('p.agreed_at')}) order by p.agreed_at, p.participant_id)
    from live.recording_person p where p.recording_id = r.id), '[]') as people`;

@Injectable()
export class RecordingRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Writes down a recording that has ended; one that is known stays as it is. Rejects when its fair has gone.
   * @param guestNames of those who are not of the fair
   */
  async add(recorded: EventPayload<'room.recorded.v1'>, guestNames: ReadonlyMap<string, string>): Promise<void> {
    const { recordingId, fairId, roomId, kind, startedAt, endedAt, participantIds, consents, tracks, missing } =
      recorded;
    const agreed = new Map(consents.map(({ participantId, at }) => [participantId, at]));
    await this.dataSource.transaction(async (manager) => {
      const rows: unknown[] = await manager.query(
        `insert into live.recording (id, fair_id, room_id, kind, started_at, ended_at, deletes_at, missing)
         values ($1, $2, $3, $4, $5, $6, $6::timestamptz + $7 * interval '1 day', $8) on conflict (id) do nothing returning id`,
        [recordingId, fairId, roomId, kind, startedAt, endedAt, recordingDays, JSON.stringify(missing)],
      );
      if (rows.length === 0) return;
      await manager.query(
        `insert into live.recording_person (recording_id, participant_id, agreed_at, called_as)
         select $1, * from unnest($2::uuid[], $3::timestamptz[], $4::text[]) on conflict do nothing`,
        [
          recordingId,
          participantIds,
          participantIds.map((id) => agreed.get(id) ?? null),
          participantIds.map((id) => guestNames.get(id) ?? ''),
        ],
      );
      await manager.query(
        `insert into live.recording_track (recording_id, key, participant_id, display_name, source, offset_ms, duration_ms)
         select $1, t.file, t."participantId", t."displayName", t.source, t."offsetMs", t."durationMs"
         from jsonb_to_recordset($2::jsonb) as t (file text, "participantId" uuid, "displayName" text, source text,
           "offsetMs" integer, "durationMs" integer)`,
        [recordingId, JSON.stringify(tracks)],
      );
    });
  }

  async find(id: string): Promise<RecordingRecord | null> {
    const rows: RecordingRecord[] = await this.dataSource.query(
      `select ${columns} from live.recording r where r.id = $1`,
      [id],
    );
    return rows[0] ?? null;
  }

  /** Newest first. */
  list(fairId: string, roomId: string, limit: number): Promise<RecordingRecord[]> {
    return this.dataSource.query(
      `select ${columns} from live.recording r where r.room_id = $2 and r.fair_id = $1
       order by r.started_at desc, r.id limit $3`,
      [fairId, roomId, limit],
    );
  }

  tracks(id: string): Promise<StoredTrack[]> {
    return this.dataSource.query(
      `select key, participant_id as "participantId", display_name as "displayName", source, offset_ms as "offsetMs",
         duration_ms as "durationMs" from live.recording_track where recording_id = $1 order by id`,
      [id],
    );
  }

  /** Counts a try. */
  async begin(id: string): Promise<void> {
    await this.dataSource.query(
      `update live.recording set attempts = attempts + 1, progress = 0 where id = $1 and state = 'processing'`,
      [id],
    );
  }

  /** The try that was begun last was interrupted, which is no fault of the recording. */
  async uncount(id: string): Promise<void> {
    await this.dataSource.query(
      `update live.recording set attempts = attempts - 1 where id = $1 and state = 'processing' and attempts > 0`,
      [id],
    );
  }

  async noteProgress(id: string, percent: number): Promise<void> {
    await this.dataSource.query(`update live.recording set progress = $2 where id = $1 and state = 'processing'`, [
      id,
      percent,
    ]);
  }

  /** Says before a film is stored that it is to go unless {@link finish} follows. */
  async announceFile(key: string): Promise<void> {
    await this.dataSource.query(
      `insert into live.file_removal (key, due_at) values ($1, now() + interval '6 hours')
       on conflict (key) do update set due_at = excluded.due_at`,
      [key],
    );
  }

  /** False when it was deleted meanwhile. The tracks go. */
  async finish(
    manager: EntityManager,
    id: string,
    film: { key: string; type: string; size: number; durationMs: number },
  ): Promise<boolean> {
    const [rows]: [unknown[]] = await manager.query(
      `update live.recording set state = 'ready', progress = 100, key = $2, type = $3, size = $4, duration_ms = $5
       where id = $1 and state = 'processing' returning id`,
      [id, film.key, film.type, film.size, film.durationMs],
    );
    if (rows.length === 0) return false;
    await manager.query(`delete from live.file_removal where key = $1`, [film.key]);
    await manager.query(`delete from live.recording_track where recording_id = $1`, [id]);
    return true;
  }

  /** For good: the tracks go. */
  async fail(id: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await manager.query(`update live.recording set state = 'failed' where id = $1 and state = 'processing'`, [id]);
      await manager.query(`delete from live.recording_track where recording_id = $1`, [id]);
    });
  }

  /** Leaves the fact that there was one; what it is made of goes. */
  async remove(id: string, byId: string | null): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await manager.query(
        `insert into live.file_removal (key) select key from live.recording where id = $1 and key is not null
         on conflict (key) do update set due_at = now()`,
        [id],
      );
      await manager.query(
        `update live.recording set state = 'deleted', deleted_at = now(), deleted_by = $2, key = null, size = null
         where id = $1 and state <> 'deleted'`,
        [id, byId],
      );
      await manager.query(`delete from live.recording_track where recording_id = $1`, [id]);
      if (byId !== null)
        await manager.query(
          `insert into live.recording_access (recording_id, participant_id, action) values ($1, $2, 'deleted')`,
          [id, byId],
        );
    });
  }

  async expired(limit: number): Promise<string[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      `select id from live.recording where state <> 'deleted' and deletes_at <= now() order by deletes_at limit $1`,
      [limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Once for each quarter of an hour: a player asks for a film in many parts. */
  async noteAccess(id: string, participantId: string, action: 'played' | 'downloaded'): Promise<void> {
    await this.dataSource.query(
      `insert into live.recording_access (recording_id, participant_id, action)
       select $1, $2, $3 where not exists (select 1 from live.recording_access
         where recording_id = $1 and participant_id = $2 and action = $3 and at > now() - interval '15 minutes')`,
      [id, participantId, action],
    );
  }
}
