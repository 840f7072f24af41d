import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A pilot programme ends or is cancelled, its call names municipalities, who hear when it opens; a pilot is cancelled with a reason. */
export class ProgrammeActs1795824017200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE pilots.programme ADD COLUMN status text NOT NULL DEFAULT 'active', ADD COLUMN status_on date,
        ADD COLUMN status_reason jsonb,
        ADD CONSTRAINT programme_status CHECK (status IN ('active', 'ended', 'cancelled')),
        ADD CONSTRAINT programme_over
          CHECK ((status = 'active') = (status_on IS NULL) AND (status_on IS NULL) = (status_reason IS NULL));

      ALTER TABLE pilots.pilot ADD COLUMN cancellation_reason jsonb,
        ADD CONSTRAINT pilot_cancellation_reason CHECK (cancellation_reason IS NULL OR status = 'cancelled');

      CREATE TABLE pilots.called_municipality (
        id uuid NOT NULL CONSTRAINT called_municipality_pkey PRIMARY KEY,
        programme_id uuid NOT NULL CONSTRAINT called_municipality_programme REFERENCES pilots.programme,
        organisation_id uuid NOT NULL CONSTRAINT called_municipality_organisation REFERENCES registry.organisation,
        period daterange NOT NULL,
        told_of date,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT called_municipality_period_not_empty CHECK (NOT isempty(period)),
        CONSTRAINT called_municipality_once_at_a_time
          EXCLUDE USING gist (programme_id WITH =, organisation_id WITH =, period WITH &&) WHERE (NOT isempty(period))
      );
      COMMENT ON COLUMN pilots.called_municipality.told_of IS 'The opening day of which it has been told.';
      CREATE INDEX called_municipality_by_organisation ON pilots.called_municipality (organisation_id);
      CREATE INDEX called_municipality_by_programme ON pilots.called_municipality (programme_id);
      SELECT platform.record_history('pilots.called_municipality');
      SELECT platform.open_to_application('pilots');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE pilots.called_municipality;
      ALTER TABLE pilots.programme DROP COLUMN status, DROP COLUMN status_on, DROP COLUMN status_reason;
      ALTER TABLE pilots.pilot DROP COLUMN cancellation_reason;
    `);
  }
}
