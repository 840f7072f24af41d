import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Dated facts are found by what they are about; the index of an exclusion constraint is slow to read by its first column. */
export class PilotsReads1795305601400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX partnership_by_pilot ON pilots.partnership (pilot_id);
      CREATE INDEX responsibility_by_collaboration ON pilots.responsibility (collaboration_id);
      CREATE INDEX plan_party_by_plan ON pilots.plan_party (plan_id);
      CREATE INDEX company_link_by_pilot ON pilots.company_link (pilot_id);
      CREATE INDEX pilot_by_change ON pilots.pilot (recorded_at, id);
      ALTER TABLE pilots.partnership DROP CONSTRAINT partnership_once_at_a_time,
        ADD CONSTRAINT partnership_once_at_a_time EXCLUDE USING gist (pilot_id WITH =, organisation_id WITH =, period WITH &&) WHERE ((status <> 'withdrawn') AND NOT isempty(period));
      ALTER TABLE pilots.company_link DROP CONSTRAINT company_link_once_at_a_time,
        ADD CONSTRAINT company_link_once_at_a_time EXCLUDE USING gist (pilot_id WITH =, organisation_id WITH =, role WITH =, period WITH &&) WHERE (NOT isempty(period));
      ALTER TABLE pilots.plan_party DROP CONSTRAINT plan_party_once_at_a_time,
        ADD CONSTRAINT plan_party_once_at_a_time EXCLUDE USING gist (plan_id WITH =, role WITH =, organisation_id WITH =, period WITH &&) WHERE (NOT isempty(period));
      ALTER TABLE pilots.responsibility DROP CONSTRAINT responsibility_one_at_a_time,
        ADD CONSTRAINT responsibility_one_at_a_time EXCLUDE USING gist (collaboration_id WITH =, role WITH =, period WITH &&) WHERE (NOT isempty(period));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX pilots.partnership_by_pilot, pilots.responsibility_by_collaboration, pilots.plan_party_by_plan,
        pilots.company_link_by_pilot, pilots.pilot_by_change;
      ALTER TABLE pilots.partnership DROP CONSTRAINT partnership_once_at_a_time,
        ADD CONSTRAINT partnership_once_at_a_time EXCLUDE USING gist (pilot_id WITH =, organisation_id WITH =, period WITH &&) WHERE (status <> 'withdrawn');
      ALTER TABLE pilots.company_link DROP CONSTRAINT company_link_once_at_a_time,
        ADD CONSTRAINT company_link_once_at_a_time EXCLUDE USING gist (pilot_id WITH =, organisation_id WITH =, role WITH =, period WITH &&);
      ALTER TABLE pilots.plan_party DROP CONSTRAINT plan_party_once_at_a_time,
        ADD CONSTRAINT plan_party_once_at_a_time EXCLUDE USING gist (plan_id WITH =, role WITH =, organisation_id WITH =, period WITH &&);
      ALTER TABLE pilots.responsibility DROP CONSTRAINT responsibility_one_at_a_time,
        ADD CONSTRAINT responsibility_one_at_a_time EXCLUDE USING gist (collaboration_id WITH =, role WITH =, period WITH &&);
    `);
  }
}
