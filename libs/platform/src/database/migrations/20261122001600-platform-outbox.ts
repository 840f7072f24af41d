import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whoever reads the stream reads what has a position, so that only this is in the indexes for reading: a change does not
 * enter its event there, the publisher does, which had to write those entries anew anyway.
 */
export class PlatformOutbox1795305601600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE platform.event DROP CONSTRAINT event_position;
      DROP INDEX platform.event_of_aggregate, platform.event_of_organisations;
      CREATE UNIQUE INDEX event_position ON platform.event (position) WHERE position IS NOT NULL;
      CREATE INDEX event_of_aggregate ON platform.event (aggregate_id, position) WHERE position IS NOT NULL;
      CREATE INDEX event_of_organisations ON platform.event USING gin (organisations) WHERE position IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX platform.event_position, platform.event_of_aggregate, platform.event_of_organisations;
      ALTER TABLE platform.event ADD CONSTRAINT event_position UNIQUE (position);
      CREATE INDEX event_of_aggregate ON platform.event (aggregate_id, position);
      CREATE INDEX event_of_organisations ON platform.event USING gin (organisations);
    `);
  }
}
