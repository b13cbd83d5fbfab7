import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An organiser without a profile goes by the account's id in rooms: may moderate a stage, be recorded there, and see the film. */
export class RecordedOrganisers1795305600016 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table live.recording_person drop constraint recording_person_participant_id_fkey;
      alter table live.recording_access drop constraint recording_access_participant_id_fkey;
      alter table live.recording drop constraint recording_deleted_by_fkey;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table live.recording add constraint recording_deleted_by_fkey
        foreign key (deleted_by) references profiles.participant not valid;
      alter table live.recording_access add constraint recording_access_participant_id_fkey
        foreign key (participant_id) references profiles.participant not valid;
      alter table live.recording_person add constraint recording_person_participant_id_fkey
        foreign key (participant_id) references profiles.participant not valid;
    `);
  }
}
