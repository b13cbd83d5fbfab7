import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Nobody says to be busy while a meeting stands on the own agenda. */
export class OwnDatesBesideMeetings1795305600039 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create function meetings.refuse_own_date_over_meeting() returns trigger language plpgsql as $$
      declare
        met uuid;
      begin
        -- Only what is newly kept free: a meeting that a timetable has put over an own date does not shut the profile.
        select a.meeting_id into met from meetings.attendee a
        where a.participant_id = new.id and a.status = 'scheduled' and upper(a.during) > now()
          and a.during && (platform.spans(new.busy) - platform.spans(old.busy))
        order by lower(a.during) limit 1;
        if met is not null then
          raise exception 'a meeting stands at an own date' using
            errcode = 'exclusion_violation', constraint = 'own_dates_beside_meetings', detail = met::text;
        end if;
        return new;
      end $$;
      -- Of intervals as profiles keep them.
      create function platform.spans(intervals jsonb) returns tstzmultirange language sql stable as $$
        select coalesce(range_agg(tstzrange((item ->> 'startsAt')::timestamptz, (item ->> 'endsAt')::timestamptz)), '{}')
        from jsonb_array_elements(intervals) item
      $$;
      -- Whoever changes own dates holds the fair's agendas, as whoever books does.
      create trigger own_dates_beside_meetings before update of busy on profiles.participant
        for each row when (new.busy is distinct from old.busy) execute function meetings.refuse_own_date_over_meeting();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop trigger own_dates_beside_meetings on profiles.participant;
      drop function meetings.refuse_own_date_over_meeting();
      drop function platform.spans(jsonb);
    `);
  }
}
