import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One concept for everything that people write: conversations of rooms, of two, of groups and of booths. */
export class Conversations1795305600024 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table live.conversation (
        -- Of a room: the room's.
        id uuid primary key default gen_random_uuid(),
        fair_id uuid not null references fairs.fair on delete cascade,
        kind text not null check (kind in ('room', 'direct', 'group', 'booth')),
        name text not null default '' check (length(name) <= 120),
        created_by uuid references profiles.participant on delete set null,
        -- Of two people.
        low_id uuid references profiles.participant on delete cascade,
        high_id uuid references profiles.participant on delete cascade,
        accepted_at timestamptz,
        declined_at timestamptz,
        -- Of a booth.
        booth_id uuid references booths.booth on delete cascade,
        visitor_id uuid references profiles.participant on delete cascade,
        assignee_id uuid references profiles.participant on delete set null,
        -- Numbers of the last message, of the last one by either side of a booth, and of the last change to any message.
        last_seq integer not null default 0,
        team_seq integer not null default 0,
        visitor_seq integer not null default 0,
        last_change integer not null default 0,
        last_at timestamptz not null default now(),
        check ((kind = 'direct') = (low_id is not null and high_id is not null)),
        check (low_id < high_id),
        check ((kind = 'booth') = (booth_id is not null and visitor_id is not null)),
        check ((kind = 'group') = (name <> ''))
      );
      create unique index one_conversation_of_two on live.conversation (low_id, high_id) where kind = 'direct';
      create unique index one_conversation_a_visitor on live.conversation (visitor_id, booth_id) where kind = 'booth';
      create index on live.conversation (booth_id, last_at desc, id desc) where kind = 'booth';
      create index on live.conversation (fair_id);
      create index on live.conversation (last_at) where kind <> 'room';

      -- Of two, of groups, and the visitor of a booth. A booth's team and a room's people are looked up where they are known.
      create table live.conversation_member (
        conversation_id uuid not null references live.conversation on delete cascade,
        participant_id uuid not null references profiles.participant on delete cascade,
        is_owner boolean not null default false,
        joined_at timestamptz not null default clock_timestamp(),
        primary key (conversation_id, participant_id)
      );
      create index on live.conversation_member (participant_id);
      create index on live.conversation_member (conversation_id, joined_at, participant_id);

      create table live.read_mark (
        conversation_id uuid not null references live.conversation on delete cascade,
        participant_id uuid not null references profiles.participant on delete cascade,
        seq integer not null,
        at timestamptz not null default now(),
        primary key (conversation_id, participant_id)
      );
      create index on live.read_mark (participant_id, at);

      insert into live.conversation (id, fair_id, kind, last_seq, last_change, last_at)
        select room_id, min(fair_id::text)::uuid, 'room', count(*), count(*), max(created_at) from live.message group by room_id;

      alter table live.message rename column room_id to conversation_id;
      alter table live.message rename column seq to old_seq;
      alter table live.message add column seq integer, add column change integer, add column edited_at timestamptz,
        add column hidden_at timestamptz;
      update live.message m set seq = n.place, change = n.place
        from (select id, row_number() over (partition by conversation_id order by old_seq) as place from live.message) n where n.id = m.id;
      alter table live.message drop column old_seq;
      alter table live.message alter column seq set not null, alter column change set not null,
        add foreign key (conversation_id) references live.conversation on delete cascade,
        add unique (conversation_id, seq), add unique (conversation_id, change);
      -- As it is written and as English and French bend it, without accents.
      create function live.words_of(said text) returns tsvector language sql immutable
        return to_tsvector('simple', platform.folded(said)) || to_tsvector('english', platform.folded(said))
          || to_tsvector('french', platform.folded(said));
      alter table live.message add column words tsvector;
      create function live.index_message() returns trigger language plpgsql as $body$
        begin
          new.words := case when new.text = '' or new.hidden_at is not null then null else live.words_of(new.text) end;
          return new;
        end
      $body$;
      create trigger index_message before insert or update of text, hidden_at on live.message
        for each row execute function live.index_message();
      update live.message set text = text;
      create index on live.message using gin (words) where words is not null;

      alter table live.file rename column room_id to conversation_id;

      create table live.chat_settings (
        fair_id uuid primary key references fairs.fair on delete cascade,
        who_may_write text not null check (who_may_write in ('everybody', 'ask', 'agreed')),
        group_most smallint not null check (group_most between 2 and 500)
      );
      -- A person's own choices, and when he or she was last told of what is unread.
      create table live.chat_person (
        participant_id uuid primary key references profiles.participant on delete cascade,
        who_may_write text check (who_may_write in ('everybody', 'ask', 'agreed')),
        has_mail boolean not null default true,
        told_at timestamptz
      );

      create table live.chat_report (
        id uuid primary key default gen_random_uuid(),
        fair_id uuid not null references fairs.fair on delete cascade,
        message_id uuid not null references live.message on delete cascade,
        sender_id uuid not null references profiles.participant on delete cascade,
        reporter_id uuid not null references profiles.participant on delete cascade,
        reason text not null check (reason in ('spam', 'harassment', 'fraud', 'other')),
        note text not null,
        -- What the message said then: whoever deletes it afterwards takes no proof away.
        said text not null,
        created_at timestamptz not null default now(),
        decision text check (decision in ('dismissed', 'hidden', 'warned', 'suspended')),
        decided_at timestamptz,
        unique (message_id, reporter_id),
        check ((decision is null) = (decided_at is null))
      );
      create index on live.chat_report (fair_id, created_at desc, id desc) where decision is null;
      create index on live.chat_report (fair_id, created_at desc, id desc) where decision is not null;
      create index on live.chat_report (sender_id);
      create index on live.chat_report (reporter_id);

      create table live.chat_suspension (
        participant_id uuid primary key references profiles.participant on delete cascade,
        -- Null: to the end of the fair.
        until timestamptz
      );
      create table live.chat_act (
        id uuid primary key default gen_random_uuid(),
        fair_id uuid not null references fairs.fair on delete cascade,
        participant_id uuid not null references profiles.participant on delete cascade,
        report_id uuid references live.chat_report on delete set null,
        act text not null check (act in ('read', 'dismissed', 'hidden', 'warned', 'suspended', 'lifted')),
        -- Id and name of the organiser's account.
        by_id uuid not null,
        by_name text not null,
        note text not null default '',
        until timestamptz,
        at timestamptz not null default now()
      );
      create index on live.chat_act (fair_id, at desc, id desc);
      create index on live.chat_act (participant_id);
      create index on live.chat_act (report_id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table live.chat_act, live.chat_suspension, live.chat_report, live.chat_person, live.chat_settings;
      delete from live.message using live.conversation c where c.id = conversation_id and c.kind <> 'room';
      delete from live.file f where not exists (select 1 from live.message m where m.file_id = f.id);
      drop trigger index_message on live.message;
      drop function live.index_message();
      alter table live.file rename column conversation_id to room_id;
      create temporary table order_of_messages on commit drop as
        select id, row_number() over (order by created_at, conversation_id, seq) as place from live.message;
      alter table live.message drop column seq, drop column change, drop column edited_at, drop column hidden_at, drop column words;
      drop function live.words_of(text);
      alter table live.message rename column conversation_id to room_id;
      alter table live.message add column seq bigint;
      update live.message m set seq = o.place from order_of_messages o where o.id = m.id;
      alter table live.message alter column seq set not null;
      alter table live.message alter column seq add generated always as identity;
      select setval(pg_get_serial_sequence('live.message', 'seq'), coalesce(max(seq), 1), max(seq) is not null) from live.message;
      create index on live.message (room_id, seq);
      alter table live.message drop constraint message_conversation_id_fkey;
      drop table live.read_mark, live.conversation_member, live.conversation;
      drop table order_of_messages;
    `);
  }
}
