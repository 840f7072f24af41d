import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Reporting1795305601000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA reporting;

      CREATE TABLE reporting.report (
        id uuid NOT NULL CONSTRAINT report_pkey PRIMARY KEY,
        version integer NOT NULL,
        kind text NOT NULL,
        programme_id uuid NOT NULL CONSTRAINT report_programme REFERENCES registry.collaboration,
        formats text[] NOT NULL,
        locale text NOT NULL,
        as_of date NOT NULL,
        person_id uuid NOT NULL CONSTRAINT report_person REFERENCES identity.person,
        organisation_id uuid NOT NULL CONSTRAINT report_organisation REFERENCES registry.organisation,
        status text NOT NULL,
        failure text,
        progress integer NOT NULL,
        attempts integer NOT NULL,
        failures integer NOT NULL,
        created_at timestamptz NOT NULL,
        started_at timestamptz,
        finished_at timestamptz,
        CONSTRAINT report_status CHECK (status IN ('queued', 'running', 'done', 'failed', 'cancelled')),
        CONSTRAINT report_progress CHECK (progress BETWEEN 0 AND 100),
        CONSTRAINT report_failure CHECK ((status = 'failed') = (failure IS NOT NULL))
      );
      CREATE INDEX report_of_organisation ON reporting.report (organisation_id, id);

      CREATE TABLE reporting.report_file (
        report_id uuid NOT NULL CONSTRAINT report_file_report REFERENCES reporting.report ON DELETE CASCADE,
        format text NOT NULL,
        name text NOT NULL,
        content bytea NOT NULL,
        size integer NOT NULL,
        sha256 character(64) NOT NULL,
        CONSTRAINT report_file_pkey PRIMARY KEY (report_id, format)
      );

      CREATE TABLE reporting.standing_report (
        id uuid NOT NULL CONSTRAINT standing_report_pkey PRIMARY KEY,
        version integer NOT NULL,
        programme_id uuid NOT NULL
          CONSTRAINT standing_report_programme REFERENCES registry.collaboration
          CONSTRAINT standing_report_of_programme UNIQUE,
        as_of date,
        renewed_at timestamptz,
        stale_since timestamptz,
        claimed_by uuid,
        claimed_until timestamptz,
        CONSTRAINT standing_report_claim CHECK ((claimed_by IS NULL) = (claimed_until IS NULL))
      );

      CREATE TABLE reporting.standing_file (
        standing_report_id uuid NOT NULL
          CONSTRAINT standing_file_report REFERENCES reporting.standing_report ON DELETE CASCADE,
        locale text NOT NULL,
        format text NOT NULL,
        name text NOT NULL,
        content bytea NOT NULL,
        size integer NOT NULL,
        sha256 character(64) NOT NULL,
        CONSTRAINT standing_file_pkey PRIMARY KEY (standing_report_id, locale, format)
      );

      SELECT platform.open_to_application('reporting');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA reporting CASCADE');
  }
}
