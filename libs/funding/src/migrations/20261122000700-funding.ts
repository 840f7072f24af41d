import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Appropriations, grants, and the ledger under them. What the ledger promises is kept here, by the database, whoever writes. */
export class Funding1795305600700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA funding;

      CREATE TABLE funding.appropriation (
        id uuid NOT NULL CONSTRAINT appropriation_pkey PRIMARY KEY,
        code text NOT NULL,
        programme_id uuid NOT NULL CONSTRAINT appropriation_programme REFERENCES pilots.programme,
        amount_minor bigint NOT NULL,
        currency character(3) NOT NULL,
        available_from date NOT NULL,
        decided_on date,
        reference text,
        provenance text NOT NULL,
        version integer NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT appropriation_in_its_currency UNIQUE (id, currency),
        CONSTRAINT appropriation_amount CHECK (amount_minor > 0)
      );
      CREATE UNIQUE INDEX appropriation_code ON funding.appropriation (code);
      CREATE INDEX appropriation_of_programme ON funding.appropriation (programme_id);
      SELECT platform.record_history('funding.appropriation');

      CREATE TABLE funding."grant" (
        id uuid NOT NULL CONSTRAINT grant_pkey PRIMARY KEY,
        code text NOT NULL,
        appropriation_id uuid NOT NULL,
        pilot_id uuid NOT NULL CONSTRAINT grant_pilot REFERENCES pilots.pilot,
        amount_minor bigint NOT NULL,
        currency character(3) NOT NULL,
        purposes text[] NOT NULL,
        decided_on date NOT NULL,
        reference text,
        provenance text NOT NULL,
        version integer NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT grant_in_its_currency UNIQUE (id, appropriation_id, currency),
        CONSTRAINT grant_appropriation FOREIGN KEY (appropriation_id, currency) REFERENCES funding.appropriation (id, currency),
        CONSTRAINT grant_amount CHECK (amount_minor > 0),
        CONSTRAINT grant_purposes CHECK (cardinality(purposes) > 0)
      );
      CREATE UNIQUE INDEX grant_code ON funding."grant" (code);
      CREATE INDEX grant_of_appropriation ON funding."grant" (appropriation_id);
      CREATE INDEX grant_of_pilot ON funding."grant" (pilot_id);
      SELECT platform.record_history('funding."grant"');

      CREATE TABLE funding.grant_holder (
        id uuid NOT NULL CONSTRAINT grant_holder_pkey PRIMARY KEY,
        grant_id uuid NOT NULL CONSTRAINT grant_holder_grant REFERENCES funding."grant",
        organisation_id uuid NOT NULL CONSTRAINT grant_holder_organisation REFERENCES registry.organisation,
        period daterange NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT grant_holder_period_not_empty CHECK (NOT isempty(period)),
        CONSTRAINT grant_holder_one_at_a_time EXCLUDE USING gist (grant_id WITH =, period WITH &&)
      );
      CREATE INDEX grant_holder_by_organisation ON funding.grant_holder (organisation_id);
      SELECT platform.record_history('funding.grant_holder');

      CREATE TABLE funding.grant_conditions (
        id uuid NOT NULL CONSTRAINT grant_conditions_pkey PRIMARY KEY,
        grant_id uuid NOT NULL CONSTRAINT grant_conditions_grant REFERENCES funding."grant",
        conditions jsonb NOT NULL,
        reference text,
        period daterange NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT grant_conditions_period_not_empty CHECK (NOT isempty(period)),
        CONSTRAINT grant_conditions_one_at_a_time EXCLUDE USING gist (grant_id WITH =, period WITH &&)
      );
      SELECT platform.record_history('funding.grant_conditions');

      CREATE TABLE funding.account (
        id uuid NOT NULL CONSTRAINT account_pkey PRIMARY KEY,
        appropriation_id uuid NOT NULL,
        grant_id uuid,
        kind text NOT NULL,
        currency character(3) NOT NULL,
        -- Debits less credits. Kept by funding.post() alone, in the transaction of the posting.
        balance_minor bigint NOT NULL DEFAULT 0,
        CONSTRAINT account_in_its_currency UNIQUE (id, appropriation_id, currency),
        CONSTRAINT account_appropriation FOREIGN KEY (appropriation_id, currency) REFERENCES funding.appropriation (id, currency),
        CONSTRAINT account_grant
          FOREIGN KEY (grant_id, appropriation_id, currency) REFERENCES funding."grant" (id, appropriation_id, currency),
        CONSTRAINT account_kind CHECK (CASE WHEN grant_id IS NULL THEN kind IN ('source', 'appropriation')
          ELSE kind IN ('granted', 'released', 'paid', 'claimed', 'corrected') END),
        CONSTRAINT account_not_below_zero CHECK (balance_minor >= 0 OR kind = 'source')
      );
      CREATE UNIQUE INDEX account_of_appropriation ON funding.account (appropriation_id, kind) WHERE grant_id IS NULL;
      CREATE UNIQUE INDEX account_of_grant ON funding.account (grant_id, kind) WHERE grant_id IS NOT NULL;

      -- One movement of money, for good. One row has both sides, so that it cannot be unbalanced; its keys keep both in one
      -- appropriation and one currency.
      CREATE TABLE funding.posting (
        id uuid NOT NULL CONSTRAINT posting_pkey PRIMARY KEY,
        appropriation_id uuid NOT NULL,
        kind text NOT NULL,
        debit_account_id uuid NOT NULL,
        credit_account_id uuid NOT NULL,
        amount_minor bigint NOT NULL,
        currency character(3) NOT NULL,
        posted_on date NOT NULL,
        cause_id uuid NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT posting_debit FOREIGN KEY (debit_account_id, appropriation_id, currency)
          REFERENCES funding.account (id, appropriation_id, currency),
        CONSTRAINT posting_credit FOREIGN KEY (credit_account_id, appropriation_id, currency)
          REFERENCES funding.account (id, appropriation_id, currency),
        CONSTRAINT posting_amount CHECK (amount_minor > 0)
      );
      CREATE INDEX posting_of_debit ON funding.posting (debit_account_id);
      CREATE INDEX posting_of_credit ON funding.posting (credit_account_id);
      CREATE UNIQUE INDEX posting_decided_once ON funding.posting (debit_account_id) WHERE kind IN ('appropriation', 'grant');

      -- Runs as its owner: the application may not touch a balance. Accounts are locked in the order of their ids, and NO KEY:
      -- other postings' foreign keys hold the rows as well (FOR KEY SHARE), and FOR UPDATE would deadlock with them.
      CREATE FUNCTION funding.post() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
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
            ('reduction', 'appropriation', 'granted')))
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
      CREATE TRIGGER post AFTER INSERT ON funding.posting REFERENCING NEW TABLE AS posted
        FOR EACH STATEMENT EXECUTE FUNCTION funding.post();

      -- The second lock, behind the privileges: it holds the owner too.
      CREATE FUNCTION funding.keep_ledger() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'The ledger is append-only: no % of funding.%', TG_OP, TG_TABLE_NAME
          USING ERRCODE = 'restrict_violation', SCHEMA = 'funding', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
      END $$;
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON funding.posting
        FOR EACH ROW EXECUTE FUNCTION funding.keep_ledger();
      CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON funding.posting EXECUTE FUNCTION funding.keep_ledger();
      CREATE TRIGGER append_only BEFORE DELETE ON funding.account FOR EACH ROW EXECUTE FUNCTION funding.keep_ledger();
      CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON funding.account EXECUTE FUNCTION funding.keep_ledger();
      CREATE TRIGGER changed_by_postings BEFORE UPDATE ON funding.account
        FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION funding.keep_ledger();
      CREATE TRIGGER opened_empty BEFORE INSERT ON funding.account
        FOR EACH ROW WHEN (NEW.balance_minor <> 0) EXECUTE FUNCTION funding.keep_ledger();

      -- At commit: an appropriation or a grant without its posting is not kept.
      CREATE FUNCTION funding.require_posting() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT EXISTS (
          SELECT FROM funding.posting
          JOIN funding.account ON account.id = debit_account_id
          WHERE posting.kind = TG_TABLE_NAME AND coalesce(account.grant_id, account.appropriation_id) = NEW.id
            AND posting.amount_minor = NEW.amount_minor)
        THEN
          RAISE EXCEPTION 'The % stands in no posting', TG_TABLE_NAME
            USING ERRCODE = 'check_violation', SCHEMA = 'funding', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER is_posted AFTER INSERT ON funding.appropriation
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION funding.require_posting();
      CREATE CONSTRAINT TRIGGER is_posted AFTER INSERT ON funding."grant"
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION funding.require_posting();

      SELECT platform.open_to_application('funding');
      REVOKE UPDATE, DELETE ON funding.posting, funding.account, funding.appropriation, funding."grant" FROM talkoot_app;
      REVOKE INSERT ON funding.account FROM talkoot_app;
      GRANT INSERT (id, appropriation_id, grant_id, kind, currency) ON funding.account TO talkoot_app;
      -- What was decided stays; only the count of its events goes on.
      GRANT UPDATE (version) ON funding.appropriation, funding."grant" TO talkoot_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA funding CASCADE');
  }
}
