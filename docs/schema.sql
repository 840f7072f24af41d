-- The database after all migrations, written from its catalogue by `npm run cli -- schema`; columns by name.

CREATE TABLE identity.affiliation (
  id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  period daterange NOT NULL,
  person_id uuid NOT NULL,
  provenance text NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  role text NOT NULL,
  version integer NOT NULL
);

CREATE TABLE identity.person (
  address text NOT NULL,
  id uuid NOT NULL,
  locale text NOT NULL,
  name jsonb NOT NULL,
  platform_roles text[] NOT NULL,
  provenance text NOT NULL,
  version integer NOT NULL
);

CREATE TABLE identity.signing_key (
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  key jsonb NOT NULL,
  purpose text NOT NULL
);

CREATE TABLE notifications.mail (
  attempts integer NOT NULL DEFAULT 0,
  claimed_by uuid,
  due_at timestamp with time zone NOT NULL DEFAULT now(),
  id uuid NOT NULL,
  last_error text,
  message_id text NOT NULL,
  notification_id uuid NOT NULL,
  sent_at timestamp with time zone,
  status text NOT NULL DEFAULT 'pending'::text,
  written_at timestamp with time zone NOT NULL DEFAULT now()
);

CREATE TABLE notifications.notification (
  event_id uuid NOT NULL,
  id uuid NOT NULL,
  illustrative boolean NOT NULL,
  organisation_name jsonb NOT NULL,
  person_id uuid NOT NULL,
  read_at timestamp with time zone,
  subject text NOT NULL,
  text jsonb NOT NULL
);

CREATE TABLE platform.delivery (
  attempts integer NOT NULL DEFAULT 0,
  consumer text NOT NULL,
  due_at timestamp with time zone NOT NULL DEFAULT now(),
  event_id uuid NOT NULL,
  processed_at timestamp with time zone
);

CREATE TABLE platform.event (
  aggregate_id uuid NOT NULL,
  aggregate_kind text NOT NULL,
  aggregate_version integer NOT NULL,
  cause_id uuid,
  data jsonb NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  occurred_at timestamp with time zone NOT NULL,
  organisation_id uuid,
  organisations uuid[] NOT NULL,
  origin text NOT NULL,
  person_id uuid,
  "position" bigint,
  recorded_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  request_id text NOT NULL,
  sequence bigint NOT NULL GENERATED AS IDENTITY,
  trace_parent text,
  visibility text NOT NULL
);

CREATE TABLE platform.history (
  event_id uuid,
  id bigint NOT NULL GENERATED AS IDENTITY,
  recorded_from timestamp with time zone NOT NULL,
  recorded_until timestamp with time zone NOT NULL,
  "row" jsonb NOT NULL,
  row_id uuid NOT NULL,
  table_name text NOT NULL
);

CREATE TABLE platform.migration (
  id integer NOT NULL DEFAULT nextval('platform.migration_id_seq'::regclass),
  name character varying NOT NULL,
  "timestamp" bigint NOT NULL
);

CREATE TABLE registry.collaboration (
  code text NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  name jsonb NOT NULL,
  period daterange NOT NULL,
  provenance text NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now()
);

CREATE TABLE registry.collaboration_owner (
  collaboration_id uuid NOT NULL,
  id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  period daterange NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now()
);

CREATE TABLE registry.organisation (
  business_id text,
  code text NOT NULL,
  country character(2) NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  languages text[] NOT NULL,
  latitude double precision,
  longitude double precision,
  period daterange NOT NULL,
  provenance text NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL
);

CREATE TABLE registry.organisation_name (
  id uuid NOT NULL,
  name jsonb NOT NULL,
  organisation_id uuid NOT NULL,
  period daterange NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now()
);

CREATE TABLE registry.succession (
  effective_on date NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  provenance text NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL
);

CREATE TABLE registry.succession_pair (
  id uuid NOT NULL,
  predecessor_id uuid NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  succession_id uuid NOT NULL,
  successor_id uuid NOT NULL
);

ALTER TABLE identity.affiliation ADD CONSTRAINT affiliation_one_role_at_a_time EXCLUDE USING gist (person_id WITH =, organisation_id WITH =, period WITH &&);

ALTER TABLE identity.affiliation ADD CONSTRAINT affiliation_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);

ALTER TABLE identity.affiliation ADD CONSTRAINT affiliation_period_not_empty CHECK ((NOT isempty(period)));

ALTER TABLE identity.affiliation ADD CONSTRAINT affiliation_person FOREIGN KEY (person_id) REFERENCES identity.person(id);

ALTER TABLE identity.affiliation ADD CONSTRAINT affiliation_pkey PRIMARY KEY (id);

ALTER TABLE identity.affiliation ADD CONSTRAINT affiliation_role CHECK ((role = ANY (ARRAY['member'::text, 'editor'::text, 'manager'::text])));

ALTER TABLE identity.person ADD CONSTRAINT person_address UNIQUE (address);

ALTER TABLE identity.person ADD CONSTRAINT person_address_lower CHECK ((address = lower(address)));

ALTER TABLE identity.person ADD CONSTRAINT person_pkey PRIMARY KEY (id);

ALTER TABLE identity.signing_key ADD CONSTRAINT signing_key_pkey PRIMARY KEY (purpose);

ALTER TABLE identity.signing_key ADD CONSTRAINT signing_key_purpose CHECK ((purpose = 'token'::text));

ALTER TABLE notifications.mail ADD CONSTRAINT mail_notification FOREIGN KEY (notification_id) REFERENCES notifications.notification(id) ON DELETE CASCADE;

ALTER TABLE notifications.mail ADD CONSTRAINT mail_once UNIQUE (notification_id);

ALTER TABLE notifications.mail ADD CONSTRAINT mail_pkey PRIMARY KEY (id);

ALTER TABLE notifications.mail ADD CONSTRAINT mail_status CHECK ((status = ANY (ARRAY['pending'::text, 'sent'::text, 'refused'::text])));

ALTER TABLE notifications.notification ADD CONSTRAINT notification_once UNIQUE (person_id, event_id);

ALTER TABLE notifications.notification ADD CONSTRAINT notification_person FOREIGN KEY (person_id) REFERENCES identity.person(id);

ALTER TABLE notifications.notification ADD CONSTRAINT notification_pkey PRIMARY KEY (id);

ALTER TABLE platform.delivery ADD CONSTRAINT delivery_event FOREIGN KEY (event_id) REFERENCES platform.event(id);

ALTER TABLE platform.delivery ADD CONSTRAINT delivery_pkey PRIMARY KEY (event_id, consumer);

ALTER TABLE platform.event ADD CONSTRAINT event_aggregate_version UNIQUE (aggregate_id, aggregate_version);

ALTER TABLE platform.event ADD CONSTRAINT event_cause FOREIGN KEY (cause_id) REFERENCES platform.event(id);

ALTER TABLE platform.event ADD CONSTRAINT event_origin CHECK ((origin = ANY (ARRAY['request'::text, 'import'::text, 'job'::text])));

ALTER TABLE platform.event ADD CONSTRAINT event_pkey PRIMARY KEY (id);

ALTER TABLE platform.event ADD CONSTRAINT event_position UNIQUE ("position");

ALTER TABLE platform.event ADD CONSTRAINT event_visibility CHECK ((visibility = ANY (ARRAY['public'::text, 'concerned'::text])));

ALTER TABLE platform.history ADD CONSTRAINT history_pkey PRIMARY KEY (id);

ALTER TABLE platform.migration ADD CONSTRAINT "PK_3043fc6b8af7c99b8b98830094f" PRIMARY KEY (id);

ALTER TABLE registry.collaboration ADD CONSTRAINT collaboration_period_not_empty CHECK ((NOT isempty(period)));

ALTER TABLE registry.collaboration ADD CONSTRAINT collaboration_pkey PRIMARY KEY (id);

ALTER TABLE registry.collaboration_owner ADD CONSTRAINT collaboration_owner_collaboration FOREIGN KEY (collaboration_id) REFERENCES registry.collaboration(id);

ALTER TABLE registry.collaboration_owner ADD CONSTRAINT collaboration_owner_one_at_a_time EXCLUDE USING gist (collaboration_id WITH =, period WITH &&);

ALTER TABLE registry.collaboration_owner ADD CONSTRAINT collaboration_owner_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);

ALTER TABLE registry.collaboration_owner ADD CONSTRAINT collaboration_owner_period_not_empty CHECK ((NOT isempty(period)));

ALTER TABLE registry.collaboration_owner ADD CONSTRAINT collaboration_owner_pkey PRIMARY KEY (id);

ALTER TABLE registry.organisation ADD CONSTRAINT organisation_location_whole CHECK (((latitude IS NULL) = (longitude IS NULL)));

ALTER TABLE registry.organisation ADD CONSTRAINT organisation_period_not_empty CHECK ((NOT isempty(period)));

ALTER TABLE registry.organisation ADD CONSTRAINT organisation_pkey PRIMARY KEY (id);

ALTER TABLE registry.organisation_name ADD CONSTRAINT organisation_name_one_at_a_time EXCLUDE USING gist (organisation_id WITH =, period WITH &&);

ALTER TABLE registry.organisation_name ADD CONSTRAINT organisation_name_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);

ALTER TABLE registry.organisation_name ADD CONSTRAINT organisation_name_period_not_empty CHECK ((NOT isempty(period)));

ALTER TABLE registry.organisation_name ADD CONSTRAINT organisation_name_pkey PRIMARY KEY (id);

ALTER TABLE registry.succession ADD CONSTRAINT succession_pkey PRIMARY KEY (id);

ALTER TABLE registry.succession_pair ADD CONSTRAINT succession_pair_pkey PRIMARY KEY (id);

ALTER TABLE registry.succession_pair ADD CONSTRAINT succession_pair_predecessor FOREIGN KEY (predecessor_id) REFERENCES registry.organisation(id);

ALTER TABLE registry.succession_pair ADD CONSTRAINT succession_pair_succession FOREIGN KEY (succession_id) REFERENCES registry.succession(id);

ALTER TABLE registry.succession_pair ADD CONSTRAINT succession_pair_successor FOREIGN KEY (successor_id) REFERENCES registry.organisation(id);

CREATE INDEX affiliation_of_organisation ON identity.affiliation USING btree (organisation_id);

CREATE INDEX mail_due ON notifications.mail USING btree (due_at) WHERE (status = 'pending'::text);

CREATE INDEX notification_of_person ON notifications.notification USING btree (person_id, id);

CREATE INDEX notification_unread ON notifications.notification USING btree (person_id) WHERE (read_at IS NULL);

CREATE INDEX delivery_due ON platform.delivery USING btree (due_at) WHERE (processed_at IS NULL);

CREATE INDEX event_of_aggregate ON platform.event USING btree (aggregate_id, "position");

CREATE INDEX event_of_organisations ON platform.event USING gin (organisations);

CREATE INDEX event_outbox ON platform.event USING btree (sequence) WHERE ("position" IS NULL);

CREATE INDEX history_of_row ON platform.history USING btree (table_name, row_id, recorded_until);

CREATE UNIQUE INDEX collaboration_code ON registry.collaboration USING btree (kind, code);

CREATE INDEX collaboration_owner_by_organisation ON registry.collaboration_owner USING btree (organisation_id);

CREATE UNIQUE INDEX organisation_business_id ON registry.organisation USING btree (business_id) WHERE (business_id IS NOT NULL);

CREATE UNIQUE INDEX organisation_code ON registry.organisation USING btree (country, code);

CREATE INDEX succession_pair_by_predecessor ON registry.succession_pair USING btree (predecessor_id);

CREATE INDEX succession_pair_by_successor ON registry.succession_pair USING btree (successor_id);

CREATE UNIQUE INDEX succession_pair_once ON registry.succession_pair USING btree (succession_id, predecessor_id, successor_id);

CREATE OR REPLACE FUNCTION platform.keep_history()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
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
      END $function$
;

CREATE OR REPLACE FUNCTION platform.open_to_application(schema_name text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
      BEGIN
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO talkoot_app', schema_name);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO talkoot_app', schema_name);
      END $function$
;

CREATE OR REPLACE FUNCTION platform.record_history(facts regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
      BEGIN
        EXECUTE format('CREATE TRIGGER history BEFORE INSERT OR UPDATE OR DELETE ON %s
          FOR EACH ROW EXECUTE FUNCTION platform.keep_history()', facts);
      END $function$
;

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON identity.affiliation FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON registry.collaboration FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON registry.collaboration_owner FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON registry.organisation FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON registry.organisation_name FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON registry.succession FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON registry.succession_pair FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

GRANT DELETE, INSERT, SELECT, UPDATE ON identity.affiliation TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON identity.person TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON identity.signing_key TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON notifications.mail TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON notifications.notification TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON platform.delivery TO talkoot_app;

GRANT INSERT, SELECT ON platform.event TO talkoot_app;

GRANT SELECT ON platform.history TO talkoot_app;

GRANT SELECT ON platform.migration TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON registry.collaboration TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON registry.collaboration_owner TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON registry.organisation TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON registry.organisation_name TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON registry.succession TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON registry.succession_pair TO talkoot_app;

GRANT UPDATE ("position") ON platform.event TO talkoot_app;
