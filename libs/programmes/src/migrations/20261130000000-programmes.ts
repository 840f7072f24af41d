import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Programmes with their adopters, revisions and plans. */
export class Programmes1795996800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA programmes;

      CREATE TABLE programmes.programme (
        id uuid NOT NULL CONSTRAINT programme_pkey PRIMARY KEY CONSTRAINT programme_collaboration REFERENCES registry.collaboration,
        code text NOT NULL,
        name jsonb NOT NULL,
        kind text NOT NULL,
        status text NOT NULL,
        period daterange NOT NULL,
        adopted_on date,
        adopting_body_id uuid CONSTRAINT programme_adopting_body REFERENCES governance.body,
        adopted_by jsonb,
        decision_id uuid CONSTRAINT programme_decision REFERENCES governance.decision,
        purpose jsonb,
        message jsonb,
        role jsonb,
        choices jsonb NOT NULL,
        preparation jsonb NOT NULL,
        monitoring jsonb,
        contact jsonb,
        council_term daterange,
        council_term_note jsonb,
        adapted_from_id uuid CONSTRAINT programme_adapted_from REFERENCES programmes.programme,
        carries_out_id uuid CONSTRAINT programme_carries_out REFERENCES programmes.programme,
        basis jsonb,
        predecessor_id uuid CONSTRAINT programme_predecessor REFERENCES programmes.programme,
        successor_year integer,
        source_locale text,
        provenance text NOT NULL,
        version integer NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT programme_status CHECK (status IN ('draft', 'in-consultation', 'adopted', 'withdrawn')),
        CONSTRAINT programme_period_not_empty CHECK (NOT isempty(period))
      );
      CREATE UNIQUE INDEX programme_code ON programmes.programme (code);
      CREATE INDEX programme_by_original ON programmes.programme (adapted_from_id);
      CREATE INDEX programme_by_basis ON programmes.programme (carries_out_id);
      CREATE INDEX programme_by_predecessor ON programmes.programme (predecessor_id);
      CREATE INDEX programme_by_body ON programmes.programme (adopting_body_id);
      CREATE INDEX programme_by_decision ON programmes.programme (decision_id);
      CREATE INDEX programme_by_name_fi ON programmes.programme ((coalesce(name ->> 'fi', name ->> 'sv', name ->> 'en')) COLLATE "fi-x-icu", id);
      CREATE INDEX programme_by_name_sv ON programmes.programme ((coalesce(name ->> 'sv', name ->> 'fi', name ->> 'en')) COLLATE "sv-x-icu", id);
      CREATE INDEX programme_by_name_en ON programmes.programme ((coalesce(name ->> 'en', name ->> 'fi', name ->> 'sv')) COLLATE "en-x-icu", id);
      CREATE INDEX programme_by_change ON programmes.programme (recorded_at, id);

      CREATE TABLE programmes.adopter (
        id uuid NOT NULL CONSTRAINT adopter_pkey PRIMARY KEY,
        programme_id uuid NOT NULL CONSTRAINT adopter_programme REFERENCES programmes.programme,
        organisation_id uuid NOT NULL CONSTRAINT adopter_organisation REFERENCES registry.organisation,
        period daterange NOT NULL,
        provenance text NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT adopter_once EXCLUDE USING gist (programme_id WITH =, organisation_id WITH =, period WITH &&) WHERE (NOT isempty(period)),
        CONSTRAINT adopter_period_not_empty CHECK (NOT isempty(period))
      );
      CREATE INDEX adopter_by_programme ON programmes.adopter (programme_id);
      CREATE INDEX adopter_by_organisation ON programmes.adopter (organisation_id);

      CREATE TABLE programmes.revision (
        id uuid NOT NULL CONSTRAINT revision_pkey PRIMARY KEY,
        programme_id uuid NOT NULL CONSTRAINT revision_programme REFERENCES programmes.programme,
        number integer NOT NULL,
        status text NOT NULL,
        adopted_on date,
        decision_id uuid CONSTRAINT revision_decision REFERENCES governance.decision,
        reason jsonb,
        provenance text NOT NULL,
        version integer NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT revision_status CHECK (status IN ('draft', 'adopted', 'discarded'))
      );
      CREATE UNIQUE INDEX revision_number ON programmes.revision (programme_id, number);
      CREATE UNIQUE INDEX revision_one_draft ON programmes.revision (programme_id) WHERE status = 'draft';
      CREATE INDEX revision_by_decision ON programmes.revision (decision_id);

      CREATE TABLE programmes.item_lineage (
        id uuid NOT NULL CONSTRAINT item_lineage_pkey PRIMARY KEY,
        programme_id uuid NOT NULL CONSTRAINT item_lineage_programme REFERENCES programmes.programme,
        recorded_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX item_lineage_by_programme ON programmes.item_lineage (programme_id);

      CREATE TABLE programmes.item (
        id uuid NOT NULL CONSTRAINT item_pkey PRIMARY KEY,
        revision_id uuid NOT NULL CONSTRAINT item_revision REFERENCES programmes.revision,
        lineage_id uuid NOT NULL CONSTRAINT item_lineage REFERENCES programmes.item_lineage,
        parent_id uuid CONSTRAINT item_parent REFERENCES programmes.item,
        place integer NOT NULL,
        kind text NOT NULL,
        code text NOT NULL,
        name jsonb NOT NULL,
        vision jsonb,
        description jsonb,
        working_group_id uuid CONSTRAINT item_working_group REFERENCES governance.body,
        adapted_from_id uuid CONSTRAINT item_adapted_from REFERENCES programmes.item_lineage,
        reason jsonb,
        dropped boolean NOT NULL,
        provenance text NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT item_kind CHECK (kind IN ('priority', 'strategic-area', 'objective', 'measure'))
      );
      CREATE UNIQUE INDEX item_lineage_once ON programmes.item (revision_id, lineage_id);
      CREATE UNIQUE INDEX item_code_once ON programmes.item (revision_id, code) WHERE NOT dropped;
      CREATE INDEX item_by_parent ON programmes.item (parent_id);
      CREATE INDEX item_by_lineage ON programmes.item (lineage_id);
      CREATE INDEX item_by_original ON programmes.item (adapted_from_id);
      CREATE INDEX item_by_group ON programmes.item (working_group_id);

      CREATE TABLE programmes.item_responsible (
        id uuid NOT NULL CONSTRAINT item_responsible_pkey PRIMARY KEY,
        item_id uuid NOT NULL CONSTRAINT item_responsible_item REFERENCES programmes.item,
        organisation_id uuid NOT NULL CONSTRAINT item_responsible_organisation REFERENCES registry.organisation,
        period daterange NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT item_responsible_once EXCLUDE USING gist (item_id WITH =, organisation_id WITH =, period WITH &&) WHERE (NOT isempty(period)),
        CONSTRAINT item_responsible_period_not_empty CHECK (NOT isempty(period))
      );
      CREATE INDEX item_responsible_by_item ON programmes.item_responsible (item_id);
      CREATE INDEX item_responsible_by_organisation ON programmes.item_responsible (organisation_id);

      SELECT platform.record_history(format('programmes.%I', facts)::regclass)
      FROM unnest(ARRAY['programme', 'adopter', 'revision', 'item_lineage', 'item', 'item_responsible']) AS facts;

      SELECT platform.open_to_application('programmes');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA programmes CASCADE');
  }
}
