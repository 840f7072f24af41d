import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is read by its grant is found by it: a gist index that only keeps periods apart is slow to search. */
export class FundingReads1795305601110 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX grant_holder_of_grant ON funding.grant_holder (grant_id);
      CREATE INDEX grant_conditions_of_grant ON funding.grant_conditions (grant_id);
      ALTER TABLE funding.grant_holder DROP CONSTRAINT grant_holder_one_at_a_time,
        ADD CONSTRAINT grant_holder_one_at_a_time EXCLUDE USING gist (grant_id WITH =, period WITH &&) WHERE (NOT isempty(period));
      ALTER TABLE funding.grant_conditions DROP CONSTRAINT grant_conditions_one_at_a_time,
        ADD CONSTRAINT grant_conditions_one_at_a_time EXCLUDE USING gist (grant_id WITH =, period WITH &&) WHERE (NOT isempty(period));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX funding.grant_holder_of_grant, funding.grant_conditions_of_grant;
      ALTER TABLE funding.grant_holder DROP CONSTRAINT grant_holder_one_at_a_time,
        ADD CONSTRAINT grant_holder_one_at_a_time EXCLUDE USING gist (grant_id WITH =, period WITH &&);
      ALTER TABLE funding.grant_conditions DROP CONSTRAINT grant_conditions_one_at_a_time,
        ADD CONSTRAINT grant_conditions_one_at_a_time EXCLUDE USING gist (grant_id WITH =, period WITH &&);
    `);
  }
}
