import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Consultations on drafts with the opinions given, and what is parked beside plans. That a programme is being heard is no stage of its own: it follows from its consultation. */
export class Consultations1795997100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE programmes.programme DROP CONSTRAINT programme_status;
      UPDATE programmes.programme SET status = 'draft' WHERE status = 'in-consultation';
      ALTER TABLE programmes.programme ADD CONSTRAINT programme_status CHECK (status IN ('draft', 'adopted', 'withdrawn'));

      CREATE TABLE programmes.consultation (
        id uuid NOT NULL CONSTRAINT consultation_pkey PRIMARY KEY,
        programme_id uuid NOT NULL CONSTRAINT consultation_programme REFERENCES programmes.programme,
        revision_id uuid NOT NULL CONSTRAINT consultation_revision REFERENCES programmes.revision,
        opened_on date NOT NULL,
        until date NOT NULL,
        silence text NOT NULL,
        status text NOT NULL,
        ended_on date,
        remind_on date,
        reminded_of date,
        told_over boolean NOT NULL,
        kept_on date NOT NULL,
        version integer NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT consultation_status CHECK (status IN ('open', 'closed', 'withdrawn')),
        CONSTRAINT consultation_ended CHECK ((status = 'open') = (ended_on IS NULL))
      );
      CREATE INDEX consultation_by_programme ON programmes.consultation (programme_id);
      CREATE INDEX consultation_by_revision ON programmes.consultation (revision_id, until, id);
      CREATE INDEX consultation_by_last_day ON programmes.consultation (until, id);
      CREATE INDEX consultation_open ON programmes.consultation (until, id) WHERE status = 'open';

      CREATE TABLE programmes.opinion (
        id uuid NOT NULL CONSTRAINT opinion_pkey PRIMARY KEY,
        consultation_id uuid NOT NULL CONSTRAINT opinion_consultation REFERENCES programmes.consultation,
        organisation_id uuid NOT NULL CONSTRAINT opinion_organisation REFERENCES registry.organisation,
        status text NOT NULL,
        position text,
        text jsonb,
        given_on date,
        taken_up text,
        answer jsonb,
        answered_on date,
        version integer NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT opinion_status CHECK (status IN ('asked', 'given', 'joined')),
        CONSTRAINT opinion_given CHECK ((status = 'given') = (position IS NOT NULL AND given_on IS NOT NULL)),
        CONSTRAINT opinion_position CHECK (position IN ('agreed', 'agreed-with-remarks', 'opposed', 'no-opinion'))
      );
      CREATE INDEX opinion_by_consultation ON programmes.opinion (consultation_id, organisation_id, id);
      CREATE INDEX opinion_by_organisation ON programmes.opinion (organisation_id, consultation_id);

      CREATE TABLE programmes.opinion_remark (
        id uuid NOT NULL CONSTRAINT opinion_remark_pkey PRIMARY KEY,
        opinion_id uuid NOT NULL CONSTRAINT opinion_remark_opinion REFERENCES programmes.opinion,
        lineage_id uuid NOT NULL CONSTRAINT opinion_remark_lineage REFERENCES programmes.item_lineage,
        place integer NOT NULL,
        text jsonb NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX opinion_remark_by_opinion ON programmes.opinion_remark (opinion_id, place, id);
      CREATE INDEX opinion_remark_by_item ON programmes.opinion_remark (lineage_id);

      CREATE TABLE programmes.parked_item (
        id uuid NOT NULL CONSTRAINT parked_item_pkey PRIMARY KEY,
        programme_id uuid NOT NULL CONSTRAINT parked_item_programme REFERENCES programmes.programme,
        title jsonb NOT NULL,
        description jsonb,
        parked_by_id uuid NOT NULL CONSTRAINT parked_item_parked_by REFERENCES registry.organisation,
        parked_on date NOT NULL,
        status text NOT NULL,
        status_on date,
        lineage_id uuid CONSTRAINT parked_item_lineage REFERENCES programmes.item_lineage,
        reason jsonb,
        version integer NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT parked_item_status CHECK (status IN ('parked', 'taken-up', 'dropped'))
      );
      CREATE INDEX parked_item_by_programme ON programmes.parked_item (programme_id, parked_on, id);
      CREATE INDEX parked_item_by_organisation ON programmes.parked_item (parked_by_id);
      CREATE INDEX parked_item_by_item ON programmes.parked_item (lineage_id);

      SELECT platform.record_history(format('programmes.%I', facts)::regclass)
      FROM unnest(ARRAY['consultation', 'opinion', 'opinion_remark', 'parked_item']) AS facts;

      SELECT platform.open_to_application('programmes');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE programmes.parked_item;
      DROP TABLE programmes.opinion_remark;
      DROP TABLE programmes.opinion;
      DROP TABLE programmes.consultation;
      ALTER TABLE programmes.programme DROP CONSTRAINT programme_status;
      ALTER TABLE programmes.programme
        ADD CONSTRAINT programme_status CHECK (status IN ('draft', 'in-consultation', 'adopted', 'withdrawn'));
    `);
  }
}
