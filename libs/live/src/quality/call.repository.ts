import { Injectable } from '@nestjs/common';
import { type CallNumbers, type CallPerson, type CallReport, poorMos } from '@parvis/contracts';
import { type TimePosition, timePositionOf } from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';

export interface CallRow {
  id: string;
  roomId: string;
  kind: CallReport['kind'];
  startedAt: Date;
  endedAt: Date | null;
  audience: number;
  resets: number;
  people: number;
  mos: number | null;
  worstMos: number | null;
  freezes: number;
  recoveries: number;
  /** Up to three of its people. */
  first: { id: string; calledAs: string }[];
  at: TimePosition;
}

const columns = `c.id, c.room_id as "roomId", c.kind, c.started_at as "startedAt", c.ended_at as "endedAt", c.audience, c.resets,
  c.people, c.mos, c.worst_mos as "worstMos", c.freezes, c.recoveries,
  array(select jsonb_build_object('id', p.participant_id, 'calledAs', p.called_as) from live.call_person p
    where p.call_id = c.id order by p.joined_at, p.participant_id limit 3) as first,
  jsonb_build_object('time', c.started_at::text, 'id', c.id) as at`;

/** Calls and how they went. */
@Injectable()
export class CallRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Writes a call over with what is known now. A report that is older than what is known changes nothing. */
  async save(manager: EntityManager, report: CallReport, reportedAt: string): Promise<void> {
    const sums = sumsOf(report.people);
    const rows: unknown[] = await manager.query(
      `insert into live.call as known (id, fair_id, room_id, kind, started_at, ended_at, audience, resets, people, minutes, mos,
         worst_mos, freezes, recoveries, reported_at, has_trouble)
       select $1, f.id, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16 from fairs.fair f where f.id = $2
       on conflict (id) do update set ended_at = excluded.ended_at, audience = excluded.audience, resets = excluded.resets,
         people = excluded.people, minutes = excluded.minutes, mos = excluded.mos, worst_mos = excluded.worst_mos,
         freezes = excluded.freezes, recoveries = excluded.recoveries, reported_at = excluded.reported_at,
         has_trouble = excluded.has_trouble
       where known.reported_at < excluded.reported_at or (known.ended_at is null and excluded.ended_at is not null)
       returning id`,
      [
        report.callId,
        report.fairId,
        report.roomId,
        report.kind,
        report.startedAt,
        report.endedAt,
        report.audience,
        report.resets,
        report.people.length,
        sums.minutes,
        sums.mos,
        sums.worstMos,
        sums.freezes,
        sums.recoveries,
        reportedAt,
        hasTrouble(report, sums),
      ],
    );
    if (rows.length === 0) return;
    await manager.query(
      `insert into live.call_person (call_id, participant_id, called_as, joined_at, left_at, ms, up_bitrate, down_bitrate, up_loss, down_loss,
         jitter_ms, round_trip_ms, mos, worst_mos, freezes, frozen_ms, recoveries, route, audio_only_ms)
       select $1, "participantId", "calledAs", "joinedAt", "leftAt", ms, "upBitrate", "downBitrate", "upLoss", "downLoss", "jitterMs", "roundTripMs",
         mos, "worstMos", freezes, round("frozenMs"), recoveries, route, "audioOnlyMs"
       from jsonb_to_recordset($2::jsonb) as given ("participantId" uuid, "calledAs" text, "joinedAt" timestamptz, "leftAt" timestamptz, ms integer,
         "upBitrate" real, "downBitrate" real, "upLoss" real, "downLoss" real, "jitterMs" real, "roundTripMs" real, mos real,
         "worstMos" real, freezes integer, "frozenMs" real, recoveries integer, route text, "audioOnlyMs" integer)
       on conflict (call_id, participant_id) do update set left_at = excluded.left_at, ms = excluded.ms,
         up_bitrate = excluded.up_bitrate, down_bitrate = excluded.down_bitrate, up_loss = excluded.up_loss,
         down_loss = excluded.down_loss, jitter_ms = excluded.jitter_ms, round_trip_ms = excluded.round_trip_ms, mos = excluded.mos,
         worst_mos = excluded.worst_mos, freezes = excluded.freezes, frozen_ms = excluded.frozen_ms,
         recoveries = excluded.recoveries, route = excluded.route, audio_only_ms = excluded.audio_only_ms`,
      [report.callId, JSON.stringify(report.people)],
    );
  }

  /** Calls of a fair, the newest first, one more than `limit`. */
  list(fairId: string, onlyTrouble: boolean, cursor: string | undefined, limit: number): Promise<CallRow[]> {
    const after = timePositionOf(cursor);
    return this.dataSource.query(
      `select ${columns} from live.call c
       where c.fair_id = $1 ${onlyTrouble ? 'and c.has_trouble' : ''}
         and ($2::timestamptz is null or (c.started_at, c.id) < ($2::timestamptz, $3::uuid))
       order by c.started_at desc, c.id desc limit $4`,
      [fairId, after?.time ?? null, after?.id ?? null, limit + 1],
    );
  }

  async count(fairId: string, onlyTrouble: boolean): Promise<number> {
    const [row]: [{ count: number }] = await this.dataSource.query(
      `select count(*)::int as count from live.call c where c.fair_id = $1 ${onlyTrouble ? 'and c.has_trouble' : ''}`,
      [fairId],
    );
    return row.count;
  }

  async find(fairId: string, callId: string): Promise<(CallRow & { fairId: string }) | null> {
    const [row] = await this.dataSource.query(
      `select ${columns}, c.fair_id as "fairId" from live.call c where c.id = $1 and c.fair_id = $2`,
      [callId, fairId],
    );
    return row ?? null;
  }

  async people(
    callId: string,
  ): Promise<(Omit<CallPerson, 'joinedAt' | 'leftAt'> & { joinedAt: Date; leftAt: Date | null })[]> {
    return this.dataSource.query(
      `select participant_id as "participantId", called_as as "calledAs", joined_at as "joinedAt", left_at as "leftAt", ms, up_bitrate as "upBitrate",
         down_bitrate as "downBitrate", up_loss as "upLoss", down_loss as "downLoss", jitter_ms as "jitterMs",
         round_trip_ms as "roundTripMs", mos, worst_mos as "worstMos", freezes, frozen_ms as "frozenMs", recoveries, route,
         audio_only_ms as "audioOnlyMs"
       from live.call_person where call_id = $1 order by joined_at, participant_id`,
      [callId],
    );
  }

  async numbers(fairId: string): Promise<Omit<CallNumbers, 'checked'>> {
    const [row] = await this.dataSource.query(
      `select (select count(*)::int from live.call where fair_id = $1) as calls, count(distinct p.participant_id)::int as people,
         coalesce(round(sum(p.ms) / 60000.0), 0)::int as minutes,
         (sum(p.mos::float8 * p.ms) / nullif(sum(p.ms) filter (where p.mos is not null), 0)) as mos,
         (count(*) filter (where p.mos >= 4))::int as good, (count(*) filter (where p.mos >= $2 and p.mos < 4))::int as fair,
         (count(*) filter (where p.mos < $2))::int as poor,
         (count(*) filter (where p.participant_id is not null and p.mos is null))::int as unknown,
         jsonb_build_object('udp', count(*) filter (where p.route = 'udp'), 'tcp', count(*) filter (where p.route = 'tcp'),
           'relay', count(*) filter (where p.route = 'relay')) as "byRoute"
       from live.call c join live.call_person p on p.call_id = c.id where c.fair_id = $1`,
      [fairId, poorMos],
    );
    return row;
  }
}

interface Sums {
  minutes: number;
  mos: number | null;
  worstMos: number | null;
  freezes: number;
  recoveries: number;
}

function sumsOf(people: readonly CallPerson[]): Sums {
  const sum = (of: (person: CallPerson) => number) => people.reduce((total, person) => total + of(person), 0);
  const heard = people.filter((person) => person.mos !== null);
  const worst = people.flatMap(({ worstMos }) => worstMos ?? []);
  return {
    minutes: sum(({ ms }) => ms) / 60_000,
    mos: heard.length === 0 ? null : heard.reduce((total, { mos }) => total + (mos ?? 0), 0) / heard.length,
    worstMos: worst.length === 0 ? null : Math.min(...worst),
    freezes: sum(({ freezes }) => freezes),
    recoveries: sum(({ recoveries }) => recoveries),
  };
}

const longFreezeMs = 3_000;

const hasTrouble = ({ people, resets }: CallReport, sums: Sums): boolean =>
  resets > 0 ||
  sums.recoveries > 0 ||
  people.some(({ mos, frozenMs }) => (mos !== null && mos < poorMos) || frozenMs > longFreezeMs);
