import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How calls go, and how people's devices and lines came out of their checks. */
export class LiveQuality1795305600015 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- The last check of an account in a fair.
      create table live.device_check (
        fair_id uuid not null references fairs.fair on delete cascade,
        user_id uuid not null references auth."user" on delete cascade,
        result jsonb not null,
        checked_at timestamptz not null default now(),
        primary key (fair_id, user_id)
      );
      create index on live.device_check (user_id);

      -- Who was asked by mail to check devices and line: once a fair.
      create table live.device_check_request (
        participant_id uuid primary key references profiles.participant on delete cascade,
        asked_at timestamptz not null default now()
      );

      -- Meetings by video that begin soon, of all fairs.
      create index meeting_video_begins on meetings.meeting (lower(during)) where status = 'scheduled' and has_video;

      -- One opening of a room. Sums over its people stand in the row, so that the organiser's list reads nothing else.
      create table live.call (
        id uuid primary key,
        fair_id uuid not null references fairs.fair on delete cascade,
        room_id uuid not null,
        kind text not null,
        started_at timestamptz not null,
        ended_at timestamptz,
        audience integer not null,
        resets integer not null,
        people integer not null,
        minutes real not null,
        mos real,
        worst_mos real,
        freezes integer not null,
        recoveries integer not null,
        -- Until when the report tells; an older one that comes later is left out.
        reported_at timestamptz not null,
        has_trouble boolean not null
      );
      create index on live.call (fair_id, started_at desc, id desc);
      create index on live.call (fair_id, started_at desc, id desc) where has_trouble;

      -- Organisers who moderate have no profile: participant_id is then the account, hence no foreign key.
      create table live.call_person (
        call_id uuid not null references live.call on delete cascade,
        participant_id uuid not null,
        joined_at timestamptz not null,
        left_at timestamptz,
        ms integer not null,
        up_bitrate real,
        down_bitrate real,
        up_loss real,
        down_loss real,
        jitter_ms real,
        round_trip_ms real,
        mos real,
        worst_mos real,
        freezes integer not null,
        frozen_ms integer not null,
        recoveries integer not null,
        route text,
        audio_only_ms integer not null,
        primary key (call_id, participant_id)
      );
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table live.call_person, live.call, live.device_check_request, live.device_check;
      drop index meetings.meeting_video_begins;
    `);
  }
}
