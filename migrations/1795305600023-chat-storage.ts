import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Organisers without a profile write in the chats of rooms that they moderate, under the account's id. What the files of a conversation and
 * of a fair take together is asked at each upload.
 */
export class ChatStorage1795305600023 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table live.message drop constraint message_sender_id_fkey;
      create index file_room_bytes on live.file (room_id) include (size);
      drop index live.file_fair_id_idx;
      create index file_fair_bytes on live.file (fair_id) include (size);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop index live.file_fair_bytes;
      create index on live.file (fair_id);
      drop index live.file_room_bytes;
      -- Before, nobody could have written these.
      with gone as (
        delete from live.message m where not exists (select 1 from profiles.participant p where p.id = m.sender_id)
        returning file_id
      ) delete from live.file where id in (select file_id from gone);
      alter table live.message add constraint message_sender_id_fkey foreign key (sender_id) references profiles.participant;
    `);
  }
}
