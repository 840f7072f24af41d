import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By what an obligation was fulfilled. */
export class Fulfilments1795997160000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE programmes.obligation
        ADD COLUMN fulfilled_by_kind text,
        ADD COLUMN fulfilled_by_id uuid,
        ADD CONSTRAINT obligation_fulfilled_by CHECK ((fulfilled_by_kind IS NULL) = (fulfilled_by_id IS NULL));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE programmes.obligation DROP COLUMN fulfilled_by_kind, DROP COLUMN fulfilled_by_id;');
  }
}
