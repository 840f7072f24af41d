import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each request with a token looks the person's affiliation up. */
export class IdentityReads1795305601105 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX affiliation_of_person ON identity.affiliation (person_id);
      ALTER TABLE identity.affiliation DROP CONSTRAINT affiliation_one_role_at_a_time,
        ADD CONSTRAINT affiliation_one_role_at_a_time EXCLUDE USING gist (person_id WITH =, organisation_id WITH =, period WITH &&)
          WHERE (NOT isempty(period));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX identity.affiliation_of_person;
      ALTER TABLE identity.affiliation DROP CONSTRAINT affiliation_one_role_at_a_time,
        ADD CONSTRAINT affiliation_one_role_at_a_time EXCLUDE USING gist (person_id WITH =, organisation_id WITH =, period WITH &&);
    `);
  }
}
