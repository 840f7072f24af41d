import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The stream of events, its deliveries, and the history of every table with facts. */
export class Platform1795305600100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;

      -- Roles belong to the cluster: another database of it may have made this one already, even at this moment.
      DO $$ BEGIN
        CREATE ROLE talkoot_app NOLOGIN;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
      END $$;
      DO $$ BEGIN
        IF NOT pg_has_role(current_user, 'talkoot_app', 'MEMBER') THEN
          EXECUTE format('GRANT talkoot_app TO %I', current_user);
        END IF;
      END $$;

      CREATE TABLE platform.event (
        sequence bigint GENERATED ALWAYS AS IDENTITY,
        id uuid NOT NULL CONSTRAINT event_pkey PRIMARY KEY,
        name text NOT NULL,
        aggregate_kind text NOT NULL,
        aggregate_id uuid NOT NULL,
        aggregate_version integer NOT NULL,
        data jsonb NOT NULL,
        organisations uuid[] NOT NULL,
        visibility text NOT NULL CONSTRAINT event_visibility CHECK (visibility IN ('public', 'concerned')),
        occurred_at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        origin text NOT NULL CONSTRAINT event_origin CHECK (origin IN ('request', 'import', 'job')),
        person_id uuid,
        organisation_id uuid,
        request_id text NOT NULL,
        cause_id uuid CONSTRAINT event_cause REFERENCES platform.event,
        trace_parent text,
        position bigint CONSTRAINT event_position UNIQUE,
        CONSTRAINT event_aggregate_version UNIQUE (aggregate_id, aggregate_version)
      );
      COMMENT ON TABLE platform.event IS 'Every change worth knowing, for good. The outbox is its tail without a position.';
      COMMENT ON COLUMN platform.event.position IS
        'Its place in the stream, given after its commit by the one publisher: a sequence is not the order of commits.';
      CREATE INDEX event_outbox ON platform.event (sequence) WHERE position IS NULL;
      CREATE INDEX event_of_aggregate ON platform.event (aggregate_id, position);
      CREATE INDEX event_of_organisations ON platform.event USING gin (organisations);

      CREATE TABLE platform.delivery (
        event_id uuid NOT NULL CONSTRAINT delivery_event REFERENCES platform.event,
        consumer text NOT NULL,
        attempts integer NOT NULL DEFAULT 0,
        due_at timestamptz NOT NULL DEFAULT now(),
        processed_at timestamptz,
        CONSTRAINT delivery_pkey PRIMARY KEY (event_id, consumer)
      );
      COMMENT ON TABLE platform.delivery IS
        'Who has to hear of an event, and the consumer''s own record that it had its effect: the truth, whatever a queue says.';
      CREATE INDEX delivery_due ON platform.delivery (due_at) WHERE processed_at IS NULL;

      CREATE TABLE platform.history (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT history_pkey PRIMARY KEY,
        table_name text NOT NULL,
        row_id uuid NOT NULL,
        row jsonb NOT NULL,
        recorded_from timestamptz NOT NULL,
        recorded_until timestamptz NOT NULL,
        event_id uuid
      );
      COMMENT ON TABLE platform.history IS 'System time: each replaced row, when we believed it, and the event that replaced it.';
      CREATE INDEX history_of_row ON platform.history (table_name, row_id, recorded_until);

      CREATE FUNCTION platform.keep_history() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
      DECLARE at timestamptz := clock_timestamp();
      BEGIN
        IF TG_OP = 'INSERT' THEN
          NEW.recorded_at := at;
          RETURN NEW;
        END IF;
        IF TG_OP = 'UPDATE' THEN
          NEW.recorded_at := OLD.recorded_at;
          IF NEW IS NOT DISTINCT FROM OLD THEN RETURN NEW; END IF;
          NEW.recorded_at := at;
        END IF;
        INSERT INTO platform.history (table_name, row_id, row, recorded_from, recorded_until, event_id)
        VALUES (TG_TABLE_SCHEMA || '.' || TG_TABLE_NAME, OLD.id, to_jsonb(OLD) - 'recorded_at', OLD.recorded_at, at,
          nullif(current_setting('talkoot.event_id', true), '')::uuid);
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        RETURN NEW;
      END $$;

      CREATE FUNCTION platform.record_history(facts regclass) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        EXECUTE format('CREATE TRIGGER history BEFORE INSERT OR UPDATE OR DELETE ON %s
          FOR EACH ROW EXECUTE FUNCTION platform.keep_history()', facts);
      END $$;
      COMMENT ON FUNCTION platform.record_history IS 'Keeps the history of a table; it has an id and a recorded_at.';

      CREATE FUNCTION platform.open_to_application(schema_name text) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO talkoot_app', schema_name);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO talkoot_app', schema_name);
      END $$;
      COMMENT ON FUNCTION platform.open_to_application IS
        'What every migration of a context ends with; what is append-only is then taken back table by table.';

      GRANT USAGE ON SCHEMA platform TO talkoot_app;
      GRANT SELECT ON ALL TABLES IN SCHEMA platform TO talkoot_app;
      GRANT INSERT, UPDATE (position) ON platform.event TO talkoot_app;
      GRANT INSERT, UPDATE, DELETE ON platform.delivery TO talkoot_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION platform.open_to_application, platform.record_history, platform.keep_history;
      DROP TABLE platform.history, platform.delivery, platform.event;
    `);
  }
}
