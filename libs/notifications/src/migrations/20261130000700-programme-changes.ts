import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What happened to programmes, in plain words. */
export class ProgrammeChanges1795997220000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notifications.programme_change (
        id uuid NOT NULL CONSTRAINT programme_change_pkey PRIMARY KEY,
        programme_id uuid NOT NULL CONSTRAINT programme_change_programme REFERENCES programmes.programme,
        type text NOT NULL,
        occurred_at timestamptz NOT NULL,
        text jsonb NOT NULL,
        visibility text NOT NULL,
        organisations uuid[] NOT NULL
      );
      CREATE INDEX programme_change_of ON notifications.programme_change (programme_id, occurred_at, id);

      SELECT platform.open_to_application('notifications');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE notifications.programme_change');
  }
}
