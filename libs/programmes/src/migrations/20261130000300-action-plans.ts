import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The action plans of programmes, with their activities. */
export class ActionPlans1795996980000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE VIEW programmes.plan_area AS
        SELECT i.revision_id, i.id AS item_id, i.lineage_id FROM programmes.item i
        WHERE NOT i.dropped AND (i.kind = 'strategic-area' OR i.kind = 'priority' AND NOT EXISTS (
          SELECT FROM programmes.item a WHERE a.revision_id = i.revision_id AND a.kind = 'strategic-area' AND NOT a.dropped));

      CREATE TABLE programmes.action_plan (
        id uuid NOT NULL CONSTRAINT action_plan_pkey PRIMARY KEY,
        programme_id uuid NOT NULL CONSTRAINT action_plan_programme REFERENCES programmes.programme,
        area_id uuid NOT NULL CONSTRAINT action_plan_area REFERENCES programmes.item_lineage,
        year integer NOT NULL,
        organisation_id uuid NOT NULL CONSTRAINT action_plan_organisation REFERENCES registry.organisation,
        status text NOT NULL,
        adopted_on date,
        decision_id uuid CONSTRAINT action_plan_decision REFERENCES governance.decision,
        copied_from_id uuid CONSTRAINT action_plan_copied_from REFERENCES programmes.action_plan,
        version integer NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT action_plan_status CHECK (status IN ('draft', 'adopted', 'discarded'))
      );
      CREATE UNIQUE INDEX action_plan_once ON programmes.action_plan (organisation_id, programme_id, year, area_id) WHERE status <> 'discarded';
      CREATE INDEX action_plan_by_programme ON programmes.action_plan (programme_id, year, id);
      CREATE INDEX action_plan_by_year ON programmes.action_plan (year, id);
      CREATE INDEX action_plan_by_area ON programmes.action_plan (area_id, year);
      CREATE INDEX action_plan_by_decision ON programmes.action_plan (decision_id);
      CREATE INDEX action_plan_by_source ON programmes.action_plan (copied_from_id);

      CREATE TABLE programmes.action_plan_holder (
        id uuid NOT NULL CONSTRAINT action_plan_holder_pkey PRIMARY KEY,
        plan_id uuid NOT NULL CONSTRAINT action_plan_holder_plan REFERENCES programmes.action_plan,
        organisation_id uuid NOT NULL CONSTRAINT action_plan_holder_organisation REFERENCES registry.organisation,
        period daterange NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT action_plan_holder_one_at_a_time EXCLUDE USING gist (plan_id WITH =, period WITH &&) WHERE (NOT isempty(period)),
        CONSTRAINT action_plan_holder_period_not_empty CHECK (NOT isempty(period))
      );
      CREATE INDEX action_plan_holder_by_plan ON programmes.action_plan_holder (plan_id);
      CREATE INDEX action_plan_holder_by_organisation ON programmes.action_plan_holder (organisation_id);

      CREATE TABLE programmes.activity (
        id uuid NOT NULL CONSTRAINT activity_pkey PRIMARY KEY,
        plan_id uuid NOT NULL CONSTRAINT activity_plan REFERENCES programmes.action_plan,
        title jsonb NOT NULL,
        description jsonb,
        measure_id uuid CONSTRAINT activity_measure REFERENCES programmes.item_lineage,
        start date,
        due date NOT NULL,
        budget_minor bigint,
        budget_currency text,
        status text NOT NULL,
        status_on date,
        drop_reason jsonb,
        copied_from_id uuid CONSTRAINT activity_copied_from REFERENCES programmes.activity,
        version integer NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT activity_status CHECK (status IN ('planned', 'in-progress', 'done', 'dropped')),
        CONSTRAINT activity_budget CHECK ((budget_minor IS NULL) = (budget_currency IS NULL))
      );
      CREATE INDEX activity_by_plan ON programmes.activity (plan_id, due, id);
      CREATE INDEX activity_by_due ON programmes.activity (due, id);
      CREATE INDEX activity_by_measure ON programmes.activity (measure_id);
      CREATE INDEX activity_by_source ON programmes.activity (copied_from_id);

      CREATE TABLE programmes.activity_responsible (
        id uuid NOT NULL CONSTRAINT activity_responsible_pkey PRIMARY KEY,
        activity_id uuid NOT NULL CONSTRAINT activity_responsible_activity REFERENCES programmes.activity,
        organisation_id uuid NOT NULL CONSTRAINT activity_responsible_organisation REFERENCES registry.organisation,
        period daterange NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT activity_responsible_one_at_a_time EXCLUDE USING gist (activity_id WITH =, period WITH &&) WHERE (NOT isempty(period)),
        CONSTRAINT activity_responsible_period_not_empty CHECK (NOT isempty(period))
      );
      CREATE INDEX activity_responsible_by_activity ON programmes.activity_responsible (activity_id);
      CREATE INDEX activity_responsible_by_organisation ON programmes.activity_responsible (organisation_id);

      CREATE TABLE programmes.activity_partner (
        id uuid NOT NULL CONSTRAINT activity_partner_pkey PRIMARY KEY,
        activity_id uuid NOT NULL CONSTRAINT activity_partner_activity REFERENCES programmes.activity,
        organisation_id uuid NOT NULL CONSTRAINT activity_partner_organisation REFERENCES registry.organisation,
        period daterange NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT activity_partner_once EXCLUDE USING gist (activity_id WITH =, organisation_id WITH =, period WITH &&) WHERE (NOT isempty(period)),
        CONSTRAINT activity_partner_period_not_empty CHECK (NOT isempty(period))
      );
      CREATE INDEX activity_partner_by_activity ON programmes.activity_partner (activity_id);
      CREATE INDEX activity_partner_by_organisation ON programmes.activity_partner (organisation_id);

      CREATE TABLE programmes.activity_note (
        id uuid NOT NULL CONSTRAINT activity_note_pkey PRIMARY KEY,
        activity_id uuid NOT NULL CONSTRAINT activity_note_activity REFERENCES programmes.activity,
        "on" date NOT NULL,
        organisation_id uuid CONSTRAINT activity_note_organisation REFERENCES registry.organisation,
        text jsonb NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX activity_note_by_activity ON programmes.activity_note (activity_id, "on", id);
      CREATE INDEX activity_note_by_organisation ON programmes.activity_note (organisation_id);

      CREATE TABLE programmes.activity_wait (
        id uuid NOT NULL CONSTRAINT activity_wait_pkey PRIMARY KEY,
        activity_id uuid NOT NULL CONSTRAINT activity_wait_activity REFERENCES programmes.activity,
        waits_for_id uuid NOT NULL CONSTRAINT activity_wait_waits_for REFERENCES programmes.activity,
        recorded_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX activity_wait_once ON programmes.activity_wait (activity_id, waits_for_id);
      CREATE INDEX activity_wait_by_other ON programmes.activity_wait (waits_for_id);

      SELECT platform.record_history(format('programmes.%I', facts)::regclass)
      FROM unnest(ARRAY['action_plan', 'action_plan_holder', 'activity', 'activity_responsible', 'activity_partner',
        'activity_note', 'activity_wait']) AS facts;

      SELECT platform.open_to_application('programmes');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE programmes.activity_wait, programmes.activity_note, programmes.activity_partner,
        programmes.activity_responsible, programmes.activity, programmes.action_plan_holder, programmes.action_plan;
      DROP VIEW programmes.plan_area;
    `);
  }
}
