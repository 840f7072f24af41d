import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who did what, for whom, by which credential, from where: entries are only ever added, each chained to the one before. */
export class PlatformAudit1796083200100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE platform.audit_waiting (
        arrival bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT audit_waiting_pkey PRIMARY KEY,
        id uuid NOT NULL,
        action text NOT NULL,
        outcome text NOT NULL CONSTRAINT audit_waiting_outcome CHECK (outcome IN ('done', 'refused')),
        subject_kind text,
        subject_id uuid,
        detail jsonb,
        events uuid[] NOT NULL,
        person_id uuid,
        organisation_id uuid,
        credential_kind text,
        credential_id text,
        credential_name text,
        address text NOT NULL,
        origin text NOT NULL,
        request_id text NOT NULL,
        occurred_at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      COMMENT ON TABLE platform.audit_waiting IS
        'Entries as they were committed with what they tell of, until platform.chain_audit gives them their place in the chain.';
      GRANT SELECT, INSERT ON platform.audit_waiting TO talkoot_app;

      CREATE TABLE platform.audit_entry (
        sequence bigint NOT NULL CONSTRAINT audit_entry_pkey PRIMARY KEY,
        id uuid NOT NULL CONSTRAINT audit_entry_id UNIQUE,
        action text NOT NULL,
        outcome text NOT NULL CONSTRAINT audit_entry_outcome CHECK (outcome IN ('done', 'refused')),
        subject_kind text,
        subject_id uuid,
        detail jsonb,
        events uuid[] NOT NULL,
        content_hash text,
        person_id uuid,
        organisation_id uuid,
        credential_kind text,
        credential_id text,
        credential_name text,
        address text NOT NULL,
        origin text NOT NULL,
        request_id text NOT NULL,
        occurred_at timestamptz NOT NULL,
        chained_at timestamptz NOT NULL,
        previous_hash text NOT NULL,
        hash text NOT NULL
      );
      COMMENT ON TABLE platform.audit_entry IS
        'Who did what: a chain. Each hash is of the one before and of platform.audit_text of its entry.';
      COMMENT ON COLUMN platform.audit_entry.content_hash IS 'Of the events and of the replaced rows that the entry refers to.';
      CREATE INDEX audit_entry_of_person ON platform.audit_entry (person_id, sequence);
      CREATE INDEX audit_entry_for_organisation ON platform.audit_entry (organisation_id, sequence);
      CREATE INDEX audit_entry_by_credential ON platform.audit_entry (credential_id, sequence);
      CREATE INDEX audit_entry_of_action ON platform.audit_entry (action, sequence);
      CREATE INDEX audit_entry_from_address ON platform.audit_entry (address, sequence);
      CREATE INDEX audit_entry_of_request ON platform.audit_entry (request_id, sequence);
      CREATE INDEX audit_entry_refused ON platform.audit_entry (sequence) WHERE outcome = 'refused';
      CREATE INDEX audit_entry_at ON platform.audit_entry (occurred_at);

      CREATE TABLE platform.audit_subject (
        subject_id uuid NOT NULL,
        sequence bigint NOT NULL,
        CONSTRAINT audit_subject_pkey PRIMARY KEY (subject_id, sequence)
      );
      COMMENT ON TABLE platform.audit_subject IS
        'What each entry is about, by thing: its subject and what its events changed. It follows from them and is no part of the chain.';

      CREATE TABLE platform.audit_head (
        sequence bigint NOT NULL,
        hash text NOT NULL
      );
      COMMENT ON TABLE platform.audit_head IS 'One row: the newest entry. It stays when the oldest entries are removed.';
      INSERT INTO platform.audit_head VALUES (0, repeat('0', 64));

      CREATE TABLE platform.audit_checkpoint (
        kind text NOT NULL CONSTRAINT audit_checkpoint_kind CHECK (kind IN ('head', 'removed')),
        sequence bigint NOT NULL,
        hash text NOT NULL,
        at text NOT NULL,
        mac text,
        CONSTRAINT audit_checkpoint_pkey PRIMARY KEY (kind, sequence)
      );
      COMMENT ON TABLE platform.audit_checkpoint IS
        'head: the chain as it stood at a moment. removed: the last entry of a removed beginning. mac: by the key in AUDIT_KEY, which the database does not know.';

      GRANT SELECT ON platform.audit_entry, platform.audit_subject, platform.audit_head TO talkoot_app;
      GRANT SELECT, INSERT ON platform.audit_checkpoint TO talkoot_app;

      CREATE INDEX history_of_event ON platform.history (event_id) WHERE event_id IS NOT NULL;

      CREATE FUNCTION platform.audit_moment(moment timestamptz) RETURNS text LANGUAGE sql STABLE AS $$
        SELECT to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
      $$;

      CREATE FUNCTION platform.audit_text(e platform.audit_entry) RETURNS text LANGUAGE sql STABLE AS $$
        SELECT json_build_object('sequence', e.sequence, 'id', e.id, 'action', e.action, 'outcome', e.outcome,
          'subjectKind', e.subject_kind, 'subjectId', e.subject_id, 'detail', e.detail, 'events', e.events,
          'contentHash', e.content_hash, 'person', e.person_id, 'organisation', e.organisation_id,
          'credentialKind', e.credential_kind, 'credentialId', e.credential_id, 'credentialName', e.credential_name,
          'address', e.address, 'origin', e.origin, 'requestId', e.request_id,
          'occurredAt', platform.audit_moment(e.occurred_at), 'chainedAt', platform.audit_moment(e.chained_at))::text
      $$;
      COMMENT ON FUNCTION platform.audit_text IS 'All of an entry but its hashes, in the one form that is hashed and exported.';

      CREATE FUNCTION platform.audit_content(events uuid[]) RETURNS text LANGUAGE sql STABLE AS $$
        SELECT encode(sha256(convert_to(coalesce(string_agg(part, E'\\n' ORDER BY part COLLATE "C"), ''), 'UTF8')), 'hex')
        FROM (
          SELECT json_build_array('event', id, name, aggregate_kind, aggregate_id, aggregate_version, data, organisations,
            visibility, platform.audit_moment(occurred_at), origin, person_id, organisation_id, request_id, cause_id)::text AS part
          FROM platform.event WHERE id = ANY (events)
          UNION ALL
          SELECT json_build_array('row', id, table_name, row_id, row, platform.audit_moment(recorded_from),
            platform.audit_moment(recorded_until), event_id)::text
          FROM platform.history WHERE event_id = ANY (events)) AS parts
        WHERE cardinality(events) > 0
        HAVING count(*) > 0
      $$;
      COMMENT ON FUNCTION platform.audit_content IS 'A hash of events and of the rows that were replaced with them; null without any.';

      -- As its owner: the application can neither write into the chain otherwise nor take out of what waits.
      CREATE FUNCTION platform.chain_audit(most integer) RETURNS integer
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
      DECLARE
        head platform.audit_head;
        waiting platform.audit_waiting;
        entry platform.audit_entry;
        chained integer := 0;
      BEGIN
        PERFORM pg_advisory_xact_lock(7015016);
        SELECT * INTO head FROM platform.audit_head;
        FOR waiting IN SELECT * FROM platform.audit_waiting ORDER BY arrival LIMIT most LOOP
          entry := ROW(head.sequence + 1, waiting.id, waiting.action, waiting.outcome, waiting.subject_kind, waiting.subject_id,
            waiting.detail, waiting.events, platform.audit_content(waiting.events), waiting.person_id, waiting.organisation_id,
            waiting.credential_kind, waiting.credential_id, waiting.credential_name, waiting.address, waiting.origin,
            waiting.request_id, waiting.occurred_at, clock_timestamp(), head.hash, '')::platform.audit_entry;
          entry.hash := encode(sha256(convert_to(entry.previous_hash || platform.audit_text(entry), 'UTF8')), 'hex');
          INSERT INTO platform.audit_entry SELECT entry.*;
          INSERT INTO platform.audit_subject (subject_id, sequence)
          SELECT entry.subject_id, entry.sequence WHERE entry.subject_id IS NOT NULL
          UNION SELECT aggregate_id, entry.sequence FROM platform.event WHERE id = ANY (entry.events);
          DELETE FROM platform.audit_waiting WHERE arrival = waiting.arrival;
          head.sequence := entry.sequence;
          head.hash := entry.hash;
          chained := chained + 1;
        END LOOP;
        IF chained > 0 THEN UPDATE platform.audit_head SET sequence = head.sequence, hash = head.hash; END IF;
        RETURN chained;
      END $$;
      COMMENT ON FUNCTION platform.chain_audit IS 'Gives the oldest entries that wait their place in the chain, at most the given number; all of them or none.';
      REVOKE EXECUTE ON FUNCTION platform.chain_audit FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION platform.chain_audit TO talkoot_app;

      -- By the owner's rights: the read path may read this of the history, and no more.
      CREATE FUNCTION platform.audit_changes(events uuid[]) RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
      DECLARE
        old record;
        new jsonb;
        lines jsonb := '[]';
      BEGIN
        FOR old IN
          SELECT h.id, h.table_name, h.row_id, h.row, h.recorded_until FROM platform.history h
          WHERE h.event_id = ANY (events) AND to_regclass(h.table_name) IS NOT NULL ORDER BY h.id LIMIT 100
        LOOP
          SELECT h.row INTO new FROM platform.history h
          WHERE h.table_name = old.table_name AND h.row_id = old.row_id AND h.recorded_until > old.recorded_until
          ORDER BY h.recorded_until LIMIT 1;
          IF NOT FOUND THEN
            EXECUTE format('SELECT to_jsonb(t) - ''recorded_at'' FROM %s t WHERE t.id = $1', to_regclass(old.table_name))
            INTO new USING old.row_id;
          END IF;
          SELECT lines || coalesce(jsonb_agg(jsonb_build_object('table', old.table_name, 'row', old.row_id, 'field', field,
            'before', left(old.row ->> field, 1000), 'after', left(new ->> field, 1000)) ORDER BY field), '[]')
          INTO lines FROM jsonb_object_keys(old.row || coalesce(new, '{}')) AS field
          WHERE old.row -> field IS DISTINCT FROM new -> field AND field NOT IN ('id', 'version') AND field !~ '(secret|hash|token)';
          EXIT WHEN jsonb_array_length(lines) >= 200;
        END LOOP;
        RETURN lines;
      END $$;
      COMMENT ON FUNCTION platform.audit_changes IS
        'Before and after, field by field, of the rows that were replaced with these events; what is a secret is left out.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION platform.audit_changes, platform.chain_audit, platform.audit_content, platform.audit_text, platform.audit_moment;
      DROP INDEX platform.history_of_event;
      DROP TABLE platform.audit_checkpoint, platform.audit_head, platform.audit_subject, platform.audit_entry, platform.audit_waiting;
    `);
  }
}
