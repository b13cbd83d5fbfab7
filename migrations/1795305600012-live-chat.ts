import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What happens in rooms beside the media: chat, files, recordings. */
export class LiveChat1795305600012 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create schema live;

      -- Files whose row has gone, or may never come: they are taken out of the file store when they are due.
      create table live.file_removal (
        key text primary key,
        due_at timestamptz not null default now()
      );
      create index on live.file_removal (due_at);
      -- Rows go by many ways, the end of their fair among them; none may leave its file behind.
      create function live.remove_file() returns trigger language plpgsql as $body$
        begin
          if old.key is not null then
            insert into live.file_removal (key) values (old.key) on conflict (key) do update set due_at = now();
          end if;
          return null;
        end
      $body$;

      create table live.file (
        id uuid primary key default gen_random_uuid(),
        fair_id uuid not null references fairs.fair on delete cascade,
        room_id uuid not null,
        key text not null unique,
        name text not null,
        type text not null,
        size integer not null check (size > 0),
        -- Of images, in pixels.
        width integer,
        height integer,
        created_at timestamptz not null default now()
      );
      create index on live.file (fair_id);
      create trigger remove_file after delete on live.file for each row execute function live.remove_file();

      create table live.message (
        id uuid primary key default gen_random_uuid(),
        -- Order within a room: given under the room's lock, so that no lower number appears later.
        seq bigint generated always as identity,
        fair_id uuid not null references fairs.fair on delete cascade,
        room_id uuid not null,
        sender_id uuid not null references profiles.participant,
        -- Made by the client: a message that is sent again is the same message.
        client_id uuid not null,
        text text not null check (length(text) <= 4000),
        file_id uuid unique references live.file,
        created_at timestamptz not null default now(),
        deleted_at timestamptz,
        unique (sender_id, client_id),
        check (deleted_at is null or (text = '' and file_id is null)),
        check (deleted_at is not null or text <> '' or file_id is not null)
      );
      create index on live.message (room_id, seq);
      create index on live.message (fair_id);

      create table live.recording (
        id uuid primary key,
        fair_id uuid not null references fairs.fair on delete cascade,
        room_id uuid not null,
        kind text not null,
        started_at timestamptz not null,
        ended_at timestamptz not null check (ended_at >= started_at),
        state text not null default 'processing' check (state in ('processing', 'ready', 'failed', 'deleted')),
        -- Per cent.
        progress smallint not null default 0 check (progress between 0 and 100),
        attempts smallint not null default 0,
        key text unique,
        type text,
        size bigint,
        duration_ms integer,
        deletes_at timestamptz not null,
        created_at timestamptz not null default now(),
        deleted_at timestamptz,
        -- Null: by its age.
        deleted_by uuid references profiles.participant,
        check ((state = 'ready') = (key is not null)),
        check ((state = 'deleted') = (deleted_at is not null))
      );
      create index on live.recording (room_id, started_at);
      create index on live.recording (fair_id);
      create index on live.recording (deletes_at) where state <> 'deleted';
      create trigger remove_file after delete on live.recording for each row execute function live.remove_file();

      -- Everybody who is heard or seen in it, and when they agreed.
      create table live.recording_person (
        recording_id uuid not null references live.recording on delete cascade,
        participant_id uuid not null references profiles.participant,
        agreed_at timestamptz,
        primary key (recording_id, participant_id)
      );
      create index on live.recording_person (participant_id);

      -- The tracks that it is made of, until it is made.
      create table live.recording_track (
        id bigint generated always as identity primary key,
        recording_id uuid not null references live.recording on delete cascade,
        key text not null,
        participant_id uuid not null,
        display_name text not null,
        source text not null,
        offset_ms integer not null,
        duration_ms integer not null
      );
      create index on live.recording_track (recording_id);
      create trigger remove_file after delete on live.recording_track for each row execute function live.remove_file();

      -- Who has played, taken or deleted a recording, and when.
      create table live.recording_access (
        id bigint generated always as identity primary key,
        recording_id uuid not null references live.recording on delete cascade,
        participant_id uuid not null references profiles.participant,
        action text not null check (action in ('played', 'downloaded', 'deleted')),
        at timestamptz not null default now()
      );
      create index on live.recording_access (recording_id, at);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop schema live cascade');
  }
}
