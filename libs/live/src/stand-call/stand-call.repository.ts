import { Injectable } from '@nestjs/common';
import type { StandCallState } from '@parvis/contracts';
import { DataSource, type EntityManager } from 'typeorm';

export interface CallRow {
  id: string;
  fairId: string;
  boothId: string;
  kind: 'visit' | 'invitation';
  callerId: string;
  takenById: string | null;
  state: StandCallState;
  message: string;
  startedAt: Date;
  dueAt: Date | null;
  answeredAt: Date | null;
  overAt: Date | null;
  meetingId: string | null;
}

export const callColumns = (alias: string) =>
  `${alias}.id, ${alias}.fair_id as "fairId", ${alias}.booth_id as "boothId", ${alias}.kind, ${alias}.caller_id as "callerId",
   ${alias}.taken_by_id as "takenById", ${alias}.state, ${alias}.message, ${alias}.started_at as "startedAt", ${alias}.due_at as "dueAt",
   ${alias}.answered_at as "answeredAt", ${alias}.over_at as "overAt", ${alias}.meeting_id as "meetingId"`;
const isOpen = `state in ('ringing', 'queued', 'talking')`;
/** A talk may take so long; nobody stays on a call for longer. */
const longestTalk = '2 hours';
/** Both have so long to come into the room, and to come back into it. */
const cameBy = '60 seconds';
const backBy = '30 seconds';
/** A colleague sees for so long who was first. */
const takenShown = '10 seconds';
/** A missed call is shown to its caller for so long. */
const missedShown = '30 minutes';

@Injectable()
export class StandCallRepository {
  constructor(private readonly dataSource: DataSource) {}

  async find(fairId: string, callId: string): Promise<CallRow | null> {
    const [row]: CallRow[] = await this.dataSource.query(
      `select ${callColumns('c')} from live.stand_call c where c.id = $1 and c.fair_id = $2`,
      [callId, fairId],
    );
    return row ?? null;
  }

  /** Null where the visitor has a call already. */
  async start(
    manager: EntityManager,
    call: Pick<CallRow, 'fairId' | 'boothId' | 'kind' | 'callerId' | 'takenById' | 'state' | 'message'>,
    seconds: number,
  ): Promise<string | null> {
    const [row]: { id: string }[] = await manager.query(
      `insert into live.stand_call (fair_id, booth_id, kind, caller_id, taken_by_id, state, message, due_at)
       values ($1, $2, $3, $4, $5, $6, $7, clock_timestamp() + $8 * interval '1 second')
       on conflict (caller_id) where state in ('ringing', 'queued', 'talking') do nothing returning id`,
      [call.fairId, call.boothId, call.kind, call.callerId, call.takenById, call.state, call.message, seconds],
    );
    return row?.id ?? null;
  }

  async ring(manager: EntityManager, callId: string, participantIds: readonly string[]): Promise<void> {
    await manager.query(
      `insert into live.stand_call_ring (call_id, participant_id) select $1, unnest($2::uuid[])
       on conflict (call_id, participant_id) do update set rung_at = clock_timestamp(), declined_at = null`,
      [callId, participantIds],
    );
  }

  /** The first to answer has it; null for all others, and once the time is up. Refused by the database for whoever is in a talk. */
  async answer(callId: string, participantId: string): Promise<CallRow | null> {
    const [rows]: [CallRow[]] = await this.dataSource.query(
      `update live.stand_call c set state = 'talking', answered_at = clock_timestamp(),
         due_at = clock_timestamp() + interval '${cameBy}', taken_by_id = coalesce(c.taken_by_id, $2)
       where c.id = $1 and c.state = 'ringing' and c.due_at > clock_timestamp()
         and exists (select 1 from live.stand_call_ring r
                     where r.call_id = c.id and r.participant_id = $2 and r.declined_at is null)
       returning ${callColumns('c')}`,
      [callId, participantId],
    );
    return rows[0] ?? null;
  }

  async isRung(callId: string, participantId: string): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query(
      `select 1 from live.stand_call_ring where call_id = $1 and participant_id = $2`,
      [callId, participantId],
    );
    return rows.length > 0;
  }

  async decline(callId: string, participantId: string): Promise<void> {
    await this.dataSource.query(
      `update live.stand_call_ring set declined_at = clock_timestamp() where call_id = $1 and participant_id = $2`,
      [callId, participantId],
    );
  }

  /** The one call of a person that is to be seen: what goes on, or the last that was missed and is not put away. */
  async ownOf(fairId: string, participantId: string): Promise<CallRow | null> {
    const [row]: CallRow[] = await this.dataSource.query(
      `select ${callColumns('c')} from live.stand_call c
       where c.fair_id = $2 and (
         (c.caller_id = $1 and ((c.kind = 'visit' and c.${isOpen}) or (c.kind = 'invitation' and c.state = 'talking')
           or (c.kind = 'visit' and c.state = 'missed' and c.dismissed_at is null and c.over_at > now() - interval '${missedShown}')))
         or (c.taken_by_id = $1 and c.${isOpen}))
       order by (c.${isOpen}) desc, c.started_at desc limit 1`,
      [participantId, fairId],
    );
    return row ?? null;
  }

  /** Calls that ring for a person, and those that a colleague has just taken. */
  incomingOf(fairId: string, participantId: string): Promise<CallRow[]> {
    return this.dataSource.query(
      `select ${callColumns('c')} from live.stand_call_ring r join live.stand_call c on c.id = r.call_id
       where r.participant_id = $1 and r.rung_at > now() - interval '5 minutes' and r.declined_at is null and c.fair_id = $2
         and ((c.state = 'ringing' and c.due_at > now())
           or (c.kind = 'visit' and c.state = 'talking' and c.taken_by_id <> $1 and c.answered_at > now() - interval '${takenShown}'))
       order by c.started_at, c.id`,
      [participantId, fairId],
    );
  }

  /** Calls that ring or wait at a booth, first come first. */
  waiting(boothId: string): Promise<CallRow[]> {
    return this.dataSource.query(
      `select ${callColumns('c')} from live.stand_call c
       where c.booth_id = $1 and c.kind = 'visit' and c.state in ('ringing', 'queued') order by c.started_at, c.id`,
      [boothId],
    );
  }

  /** What an estimate follows from: lengths of the last talks of the fair, and who waits before this call. */
  async queueFacts(call: CallRow): Promise<{ place: number; rings: number; talks: number[] }> {
    const [row] = await this.dataSource.query(
      `select (select count(*)::int + 1 from live.stand_call o where o.booth_id = $1 and o.state = 'queued'
                 and (o.started_at, o.id) < (select started_at, id from live.stand_call where id = $2)) as place,
         (select count(*)::int from live.stand_call_ring r where r.call_id = $2 and r.declined_at is null) as rings,
         coalesce((select array_agg(seconds) from (
           select extract(epoch from over_at - answered_at)::float8 as seconds from live.stand_call
           where fair_id = $3 and state = 'ended' and over_at - answered_at > interval '5 seconds'
           order by over_at desc limit 50) talk), '{}') as talks`,
      [call.boothId, call.id, call.fairId],
    );
    return row;
  }

  /** Both have so long to be back once one of them has gone. Null for rooms that are no call. */
  async note(callId: string, participantId: string, change: 'joined' | 'left', at: string): Promise<void> {
    const column = change === 'joined' ? 'joined_at' : 'left_at';
    await this.dataSource.query(
      `insert into live.stand_call_presence as p (call_id, participant_id, ${column})
       select c.id, $2, $3 from live.stand_call c where c.id = $1
       on conflict (call_id, participant_id) do update set ${column} = greatest(p.${column}, excluded.${column})`,
      [callId, participantId, at],
    );
    await this.dataSource.query(
      `update live.stand_call c set due_at = coalesce(
         (select max(p.left_at) + interval '${backBy}' from live.stand_call_presence p
          where p.call_id = c.id and p.left_at >= coalesce(p.joined_at, '-infinity')),
         clock_timestamp() + interval '${longestTalk}')
       where c.id = $1 and c.state = 'talking'`,
      [callId],
    );
  }

  async setMessage(callId: string, message: string): Promise<void> {
    await this.dataSource.query(`update live.stand_call set message = $2 where id = $1`, [callId, message]);
  }

  async dismiss(callId: string, callerId: string): Promise<void> {
    await this.dataSource.query(
      `update live.stand_call set dismissed_at = now() where id = $1 and caller_id = $2 and state in ('missed', 'ended')`,
      [callId, callerId],
    );
  }

  /** False where it has one already. */
  async setMeeting(manager: EntityManager, callId: string, meetingId: string): Promise<boolean> {
    const [rows]: [unknown[]] = await manager.query(
      `update live.stand_call set meeting_id = $2 where id = $1 and meeting_id is null and state = 'missed' returning id`,
      [callId, meetingId],
    );
    return rows.length > 0;
  }
}
