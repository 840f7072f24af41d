import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A calendar can show the meetings of a collaboration of any kind: a list of kinds would refuse those of a context that comes later. */
export class CalendarsOfAnyCollaboration1795996980000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE governance.calendar_address DROP CONSTRAINT calendar_address_kind');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE governance.calendar_address ADD CONSTRAINT calendar_address_kind
        CHECK (kind IN ('body', 'alliance', 'pilotprogramme', 'project', 'pilot', 'network', 'person'));
    `);
  }
}
