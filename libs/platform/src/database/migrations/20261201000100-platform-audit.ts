import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who did what, for whom, by which credential, from where: entries are only ever added. */
export class PlatformAudit1796083200100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE platform.audit_entry (
        id uuid NOT NULL CONSTRAINT audit_entry_pkey PRIMARY KEY,
        action text NOT NULL,
        outcome text NOT NULL CONSTRAINT audit_entry_outcome CHECK (outcome IN ('done', 'refused')),
        subject_kind text,
        subject_id uuid,
        detail jsonb,
        person_id uuid,
        organisation_id uuid,
        credential_kind text,
        credential_id text,
        credential_name text,
        address text NOT NULL,
        origin text NOT NULL,
        request_id text NOT NULL,
        occurred_at timestamptz NOT NULL
      );
      GRANT SELECT, INSERT ON platform.audit_entry TO talkoot_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE platform.audit_entry');
  }
}
