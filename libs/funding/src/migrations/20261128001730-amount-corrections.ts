import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A mistyped amount is reversed in the ledger and stated anew. The decision's own row stays as it was entered; what was corrected, and
 * why, has rows of its own.
 */
export class AmountCorrections1795824017300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE FUNCTION funding.post() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
      BEGIN
        PERFORM FROM funding.account
        WHERE id IN (SELECT debit_account_id FROM posted UNION SELECT credit_account_id FROM posted)
        ORDER BY id FOR NO KEY UPDATE;

        IF EXISTS (
          SELECT FROM posted
          JOIN funding.account AS debit ON debit.id = debit_account_id
          JOIN funding.account AS credit ON credit.id = credit_account_id
          WHERE debit.grant_id <> credit.grant_id OR (posted.kind, debit.kind, credit.kind) NOT IN (VALUES
            ('appropriation', 'appropriation', 'source'),
            ('grant', 'granted', 'appropriation'),
            ('release', 'released', 'granted'),
            ('payment', 'paid', 'released'),
            ('claim', 'claimed', 'paid'),
            ('correction', 'corrected', 'paid'),
            ('repayment', 'appropriation', 'corrected'),
            ('offset', 'released', 'corrected'),
            ('reduction', 'appropriation', 'granted'),
            ('appropriation-reversed', 'source', 'appropriation'),
            ('appropriation-restated', 'appropriation', 'source'),
            ('grant-reversed', 'appropriation', 'granted'),
            ('grant-restated', 'granted', 'appropriation')))
        THEN
          RAISE EXCEPTION 'Money does not go from this account to that one'
            USING ERRCODE = 'check_violation', SCHEMA = 'funding', TABLE = 'posting', CONSTRAINT = 'posting_route';
        END IF;

        IF EXISTS (SELECT FROM posted WHERE NOT EXISTS (SELECT FROM platform.event WHERE event.id = posted.cause_id)) THEN
          RAISE EXCEPTION 'A posting without the event that causes it'
            USING ERRCODE = 'foreign_key_violation', SCHEMA = 'funding', TABLE = 'posting', CONSTRAINT = 'posting_cause';
        END IF;

        UPDATE funding.account SET balance_minor = balance_minor + moved.amount
        FROM (
          SELECT id, sum(amount)::bigint AS amount
          FROM (SELECT debit_account_id AS id, amount_minor AS amount FROM posted
            UNION ALL SELECT credit_account_id, -amount_minor FROM posted) AS side
          GROUP BY id) AS moved
        WHERE account.id = moved.id;
        RETURN NULL;
      END $$;

      CREATE TABLE funding.amount_correction (
        id uuid NOT NULL CONSTRAINT amount_correction_pkey PRIMARY KEY,
        appropriation_id uuid NOT NULL,
        grant_id uuid,
        -- Of the same appropriation or grant, from one.
        place integer NOT NULL,
        before_minor bigint NOT NULL,
        amount_minor bigint NOT NULL,
        currency character(3) NOT NULL,
        reason jsonb NOT NULL,
        corrected_on date NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT amount_correction_appropriation FOREIGN KEY (appropriation_id, currency)
          REFERENCES funding.appropriation (id, currency),
        CONSTRAINT amount_correction_grant FOREIGN KEY (grant_id, appropriation_id, currency)
          REFERENCES funding."grant" (id, appropriation_id, currency),
        CONSTRAINT amount_correction_differs CHECK (amount_minor >= 0 AND before_minor >= 0 AND amount_minor <> before_minor)
      );
      CREATE UNIQUE INDEX amount_correction_of_appropriation ON funding.amount_correction (appropriation_id, place)
        WHERE grant_id IS NULL;
      CREATE UNIQUE INDEX amount_correction_of_grant ON funding.amount_correction (grant_id, place) WHERE grant_id IS NOT NULL;
      SELECT platform.record_history('funding.amount_correction');
      GRANT SELECT, INSERT ON funding.amount_correction TO talkoot_app;
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON funding.amount_correction
        FOR EACH ROW EXECUTE FUNCTION funding.keep_ledger();

      -- At commit: a correction is kept only with its postings. What came from the source, or into the grant, is the amount as corrected.
      CREATE FUNCTION funding.require_corrected() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.amount_minor <> (
          SELECT coalesce(sum(CASE WHEN posting.kind IN ('appropriation-reversed', 'grant-reversed') THEN -amount_minor
            ELSE amount_minor END), 0)
          FROM funding.account
          JOIN funding.posting ON account.id IN (debit_account_id, credit_account_id)
          WHERE posting.kind IN ('appropriation', 'appropriation-reversed', 'appropriation-restated',
              'grant', 'grant-reversed', 'grant-restated')
            AND CASE WHEN NEW.grant_id IS NULL
              THEN account.appropriation_id = NEW.appropriation_id AND account.grant_id IS NULL AND account.kind = 'source'
              ELSE account.grant_id = NEW.grant_id AND account.kind = 'granted' END)
        THEN
          RAISE EXCEPTION 'The correction stands in no posting'
            USING ERRCODE = 'check_violation', SCHEMA = 'funding', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER is_posted AFTER INSERT ON funding.amount_correction
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION funding.require_corrected();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE funding.amount_correction;
      DROP FUNCTION funding.require_corrected;
    `);
  }
}
