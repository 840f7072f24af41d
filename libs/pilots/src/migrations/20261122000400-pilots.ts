import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Pilots1795305600400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA pilots;

      CREATE TABLE pilots.programme (
        id uuid NOT NULL CONSTRAINT programme_pkey PRIMARY KEY
          CONSTRAINT programme_collaboration REFERENCES registry.collaboration,
        code text NOT NULL,
        name jsonb NOT NULL,
        basis jsonb,
        aims jsonb NOT NULL,
        characteristics jsonb NOT NULL,
        period daterange NOT NULL,
        call daterange,
        funding_kind text,
        funding_purposes text[] NOT NULL,
        funding_unfunded text[] NOT NULL,
        documented_partners integer,
        documented_partners_as_of date,
        documented_partners_provenance text,
        provenance text NOT NULL,
        version integer NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT programme_period_not_empty CHECK (NOT isempty(period)),
        CONSTRAINT programme_call_opens CHECK (call IS NULL OR (NOT isempty(call) AND NOT lower_inf(call))),
        CONSTRAINT programme_documented_partners_whole
          CHECK ((documented_partners IS NULL) = (documented_partners_provenance IS NULL)),
        CONSTRAINT programme_documented_partners_count CHECK (documented_partners >= 0)
      );
      CREATE UNIQUE INDEX programme_code ON pilots.programme (code);

      CREATE TABLE pilots.pilot (
        id uuid NOT NULL CONSTRAINT pilot_pkey PRIMARY KEY CONSTRAINT pilot_collaboration REFERENCES registry.collaboration,
        programme_id uuid NOT NULL CONSTRAINT pilot_programme REFERENCES pilots.programme,
        code text NOT NULL,
        name jsonb NOT NULL,
        period daterange NOT NULL,
        status text NOT NULL,
        status_on date NOT NULL,
        approved boolean NOT NULL,
        provenance text NOT NULL,
        version integer NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT pilot_period_not_empty CHECK (NOT isempty(period)),
        CONSTRAINT pilot_status
          CHECK (status IN ('draft', 'approved', 'running', 'completed', 'closed', 'cancelled')),
        CONSTRAINT pilot_approved
          CHECK (CASE status WHEN 'draft' THEN NOT approved WHEN 'cancelled' THEN true ELSE approved END)
      );
      COMMENT ON COLUMN pilots.pilot.approved IS 'Whether it was ever approved: from then on anybody may see it.';
      CREATE UNIQUE INDEX pilot_code ON pilots.pilot (code);
      CREATE INDEX pilot_by_programme ON pilots.pilot (programme_id);

      CREATE TABLE pilots.project (
        id uuid NOT NULL CONSTRAINT project_pkey PRIMARY KEY
          CONSTRAINT project_collaboration REFERENCES registry.collaboration,
        programme_id uuid NOT NULL CONSTRAINT project_programme REFERENCES pilots.programme,
        code text NOT NULL,
        name jsonb NOT NULL,
        period daterange NOT NULL,
        provenance text NOT NULL,
        version integer NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT project_period_not_empty CHECK (NOT isempty(period))
      );
      CREATE UNIQUE INDEX project_code ON pilots.project (code);
      CREATE INDEX project_by_programme ON pilots.project (programme_id);

      CREATE TABLE pilots.responsibility (
        id uuid NOT NULL CONSTRAINT responsibility_pkey PRIMARY KEY,
        collaboration_id uuid NOT NULL CONSTRAINT responsibility_collaboration REFERENCES registry.collaboration,
        role text NOT NULL CONSTRAINT responsibility_role CHECK (role IN ('coordinator', 'applicant')),
        organisation_id uuid NOT NULL CONSTRAINT responsibility_organisation REFERENCES registry.organisation,
        period daterange NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT responsibility_period_not_empty CHECK (NOT isempty(period)),
        CONSTRAINT responsibility_one_at_a_time
          EXCLUDE USING gist (collaboration_id WITH =, role WITH =, period WITH &&)
      );
      CREATE INDEX responsibility_by_organisation ON pilots.responsibility (organisation_id);

      CREATE TABLE pilots.partnership (
        id uuid NOT NULL CONSTRAINT partnership_pkey PRIMARY KEY,
        pilot_id uuid NOT NULL CONSTRAINT partnership_pilot REFERENCES pilots.pilot,
        organisation_id uuid NOT NULL CONSTRAINT partnership_organisation REFERENCES registry.organisation,
        status text NOT NULL CONSTRAINT partnership_status CHECK (status IN ('invited', 'joined', 'withdrawn')),
        period daterange NOT NULL,
        provenance text NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT partnership_period_starts CHECK (NOT isempty(period) AND NOT lower_inf(period)),
        CONSTRAINT partnership_once_at_a_time
          EXCLUDE USING gist (pilot_id WITH =, organisation_id WITH =, period WITH &&) WHERE (status <> 'withdrawn')
      );
      CREATE INDEX partnership_by_organisation ON pilots.partnership (organisation_id);

      CREATE TABLE pilots.plan (
        id uuid NOT NULL CONSTRAINT plan_pkey PRIMARY KEY,
        programme_id uuid NOT NULL CONSTRAINT plan_programme REFERENCES pilots.programme,
        name jsonb NOT NULL,
        description jsonb,
        period daterange CONSTRAINT plan_period_not_empty CHECK (NOT isempty(period)),
        status text NOT NULL
          CONSTRAINT plan_status CHECK (status IN ('submitted', 'approved', 'redirected', 'rejected')),
        submitted_on date NOT NULL,
        decided_on date,
        reason jsonb,
        pilot_id uuid CONSTRAINT plan_pilot REFERENCES pilots.pilot,
        project_id uuid CONSTRAINT plan_project REFERENCES pilots.project,
        provenance text NOT NULL,
        version integer NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT plan_decided CHECK ((status = 'submitted') = (decided_on IS NULL)),
        CONSTRAINT plan_became_pilot CHECK ((status = 'approved') = (pilot_id IS NOT NULL)),
        CONSTRAINT plan_became_project CHECK ((status = 'redirected') = (project_id IS NOT NULL))
      );
      CREATE INDEX plan_by_programme ON pilots.plan (programme_id);

      CREATE TABLE pilots.plan_party (
        id uuid NOT NULL CONSTRAINT plan_party_pkey PRIMARY KEY,
        plan_id uuid NOT NULL CONSTRAINT plan_party_plan REFERENCES pilots.plan,
        role text NOT NULL CONSTRAINT plan_party_role CHECK (role IN ('applicant', 'coordinator', 'partner')),
        organisation_id uuid NOT NULL CONSTRAINT plan_party_organisation REFERENCES registry.organisation,
        period daterange NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT plan_party_period_not_empty CHECK (NOT isempty(period)),
        CONSTRAINT plan_party_once_at_a_time
          EXCLUDE USING gist (plan_id WITH =, role WITH =, organisation_id WITH =, period WITH &&)
      );
      CREATE INDEX plan_party_by_organisation ON pilots.plan_party (organisation_id);

      CREATE TABLE pilots.milestone (
        id uuid NOT NULL CONSTRAINT milestone_pkey PRIMARY KEY,
        pilot_id uuid NOT NULL CONSTRAINT milestone_pilot REFERENCES pilots.pilot,
        name jsonb NOT NULL,
        due date,
        reached_on date,
        provenance text NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX milestone_by_pilot ON pilots.milestone (pilot_id);

      CREATE TABLE pilots.experiment (
        id uuid NOT NULL CONSTRAINT experiment_pkey PRIMARY KEY,
        pilot_id uuid NOT NULL CONSTRAINT experiment_pilot REFERENCES pilots.pilot,
        organisation_id uuid NOT NULL CONSTRAINT experiment_organisation REFERENCES registry.organisation,
        name jsonb NOT NULL,
        tried jsonb NOT NULL,
        expected jsonb NOT NULL,
        outcome jsonb,
        begun_on date NOT NULL,
        concluded_on date,
        provenance text NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT experiment_concluded
          CHECK ((concluded_on IS NULL) = (outcome IS NULL) AND concluded_on >= begun_on)
      );
      CREATE INDEX experiment_by_pilot ON pilots.experiment (pilot_id);

      CREATE TABLE pilots.company_link (
        id uuid NOT NULL CONSTRAINT company_link_pkey PRIMARY KEY,
        pilot_id uuid NOT NULL CONSTRAINT company_link_pilot REFERENCES pilots.pilot,
        organisation_id uuid NOT NULL CONSTRAINT company_link_organisation REFERENCES registry.organisation,
        role text NOT NULL,
        period daterange NOT NULL,
        provenance text NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT company_link_period_starts CHECK (NOT isempty(period) AND NOT lower_inf(period)),
        CONSTRAINT company_link_once_at_a_time
          EXCLUDE USING gist (pilot_id WITH =, organisation_id WITH =, role WITH =, period WITH &&)
      );
      CREATE INDEX company_link_by_organisation ON pilots.company_link (organisation_id);

      CREATE TABLE pilots.result (
        id uuid NOT NULL CONSTRAINT result_pkey PRIMARY KEY,
        pilot_id uuid NOT NULL CONSTRAINT result_pilot REFERENCES pilots.pilot,
        organisation_id uuid NOT NULL CONSTRAINT result_organisation REFERENCES registry.organisation,
        name jsonb NOT NULL,
        description jsonb,
        link text,
        reached_on date NOT NULL,
        provenance text NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX result_by_pilot ON pilots.result (pilot_id);

      CREATE TABLE pilots.status_report (
        id uuid NOT NULL CONSTRAINT status_report_pkey PRIMARY KEY,
        pilot_id uuid NOT NULL CONSTRAINT status_report_pilot REFERENCES pilots.pilot,
        organisation_id uuid NOT NULL CONSTRAINT status_report_organisation REFERENCES registry.organisation,
        light text NOT NULL CONSTRAINT status_report_light CHECK (light IN ('on-track', 'at-risk', 'off-track')),
        reason jsonb,
        reported_on date NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now()
      );
      COMMENT ON COLUMN pilots.status_report.reason IS
        'Only the owner, the coordinator and those named in the pilot see it.';
      CREATE INDEX status_report_by_pilot ON pilots.status_report (pilot_id, reported_on);

      SELECT platform.record_history(format('pilots.%I', facts)::regclass)
      FROM unnest(ARRAY['programme', 'pilot', 'project', 'responsibility', 'partnership', 'plan', 'plan_party', 'milestone',
        'experiment', 'company_link', 'result', 'status_report']) AS facts;

      SELECT platform.open_to_application('pilots');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA pilots CASCADE');
  }
}
