import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every list of `Query` is read along an index in its order, names in the reader's language, as far as the page and no further. */
export class GovernanceOrders1795824020020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX body_by_name_fi ON governance.body ((coalesce(name ->> 'fi', name ->> 'sv', name ->> 'en')) COLLATE "fi-x-icu", id);
      CREATE INDEX body_by_name_sv ON governance.body ((coalesce(name ->> 'sv', name ->> 'fi', name ->> 'en')) COLLATE "sv-x-icu", id);
      CREATE INDEX body_by_name_en ON governance.body ((coalesce(name ->> 'en', name ->> 'fi', name ->> 'sv')) COLLATE "en-x-icu", id);
      CREATE INDEX body_in_order ON governance.body ((coalesce(code, '~')), id);
      CREATE INDEX body_by_change ON governance.body (recorded_at, id);
      CREATE INDEX proposal_by_answer_due ON governance.proposal ((coalesce(answer_due, 'infinity'::date)), id);
      CREATE INDEX proposal_by_submission ON governance.proposal ((coalesce(submitted_on, 'infinity'::date)), id);
      CREATE INDEX proposal_by_latest_submission ON governance.proposal ((coalesce(submitted_on, '-infinity'::date)), id);
      CREATE INDEX action_item_by_due ON governance.action_item ((coalesce(due, 'infinity'::date)), id);
      CREATE INDEX action_item_by_latest_due ON governance.action_item ((coalesce(due, '-infinity'::date)), id);
      CREATE INDEX mandate_by_begin ON governance.mandate ((coalesce(lower(period), '-infinity'::date)), id);
      CREATE INDEX mandate_by_end ON governance.mandate ((coalesce(upper(period), 'infinity'::date)), id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX governance.body_in_order;
      DROP INDEX governance.body_by_change;
      DROP INDEX governance.proposal_by_answer_due;
      DROP INDEX governance.proposal_by_submission;
      DROP INDEX governance.proposal_by_latest_submission;
      DROP INDEX governance.action_item_by_due;
      DROP INDEX governance.action_item_by_latest_due;
      DROP INDEX governance.mandate_by_begin;
      DROP INDEX governance.mandate_by_end;
      DROP INDEX governance.body_by_name_fi;
      DROP INDEX governance.body_by_name_sv;
      DROP INDEX governance.body_by_name_en;
    `);
  }
}
