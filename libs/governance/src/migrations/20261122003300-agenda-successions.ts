import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whom an agenda item concerns goes over to a successor on its day. */
export class AgendaSuccessions1795305603300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE governance.agenda_item_organisation
        ADD COLUMN period daterange NOT NULL DEFAULT '(,)'
          CONSTRAINT agenda_item_organisation_period_not_empty CHECK (NOT isempty(period));
      ALTER TABLE governance.agenda_item_organisation ALTER COLUMN period DROP DEFAULT;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE governance.agenda_item_organisation DROP COLUMN period');
  }
}
