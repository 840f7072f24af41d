import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An ISO code, and a NUTS code in one of its versions, mean one region. */
export class RegionCodes1795987800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE UNIQUE INDEX region_iso ON registry.region (iso);
      CREATE UNIQUE INDEX region_nuts ON registry.region (nuts, nuts_version);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX registry.region_iso, registry.region_nuts');
  }
}
