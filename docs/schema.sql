-- The database after all migrations, written from its catalogue by `npm run cli -- schema`; columns by name.

CREATE TABLE alliances.alliance (
  aims jsonb NOT NULL,
  code text NOT NULL,
  id uuid NOT NULL,
  name jsonb NOT NULL,
  period daterange NOT NULL,
  permanent boolean NOT NULL,
  provenance text NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  rhythm jsonb,
  status text NOT NULL,
  status_on date,
  version integer NOT NULL
);

CREATE TABLE alliances.alliance_member (
  alliance_id uuid NOT NULL,
  id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  period daterange NOT NULL,
  provenance text NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now()
);

CREATE TABLE alliances.alliance_proposer (
  alliance_id uuid NOT NULL,
  id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  period daterange NOT NULL,
  provenance text NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now()
);

CREATE TABLE alliances.theme_group (
  alliance_id uuid NOT NULL,
  id uuid NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now()
);

CREATE TABLE alliances.theme_group_standing (
  group_id uuid NOT NULL,
  id uuid NOT NULL,
  name jsonb NOT NULL,
  period daterange NOT NULL,
  place integer NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now()
);

CREATE TABLE alliances.theme_group_theme (
  group_id uuid NOT NULL,
  id uuid NOT NULL,
  period daterange NOT NULL,
  place integer NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  theme_id uuid NOT NULL
);

CREATE TABLE funding.account (
  appropriation_id uuid NOT NULL,
  balance_minor bigint NOT NULL DEFAULT 0,
  currency character(3) NOT NULL,
  grant_id uuid,
  id uuid NOT NULL,
  kind text NOT NULL
);

CREATE TABLE funding.amount_correction (
  amount_minor bigint NOT NULL,
  appropriation_id uuid NOT NULL,
  before_minor bigint NOT NULL,
  corrected_on date NOT NULL,
  currency character(3) NOT NULL,
  grant_id uuid,
  id uuid NOT NULL,
  place integer NOT NULL,
  reason jsonb NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now()
);

CREATE TABLE funding.appropriation (
  amount_minor bigint NOT NULL,
  available_from date NOT NULL,
  code text NOT NULL,
  currency character(3) NOT NULL,
  decided_on date,
  id uuid NOT NULL,
  programme_id uuid NOT NULL,
  provenance text NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  reference text,
  version integer NOT NULL
);

CREATE TABLE funding."grant" (
  amount_minor bigint NOT NULL,
  appropriation_id uuid NOT NULL,
  code text NOT NULL,
  currency character(3) NOT NULL,
  decided_on date NOT NULL,
  id uuid NOT NULL,
  pilot_id uuid NOT NULL,
  provenance text NOT NULL,
  purposes text[] NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  reference text,
  version integer NOT NULL
);

CREATE TABLE funding.grant_conditions (
  conditions jsonb NOT NULL,
  grant_id uuid NOT NULL,
  id uuid NOT NULL,
  period daterange NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  reference text
);

CREATE TABLE funding.grant_holder (
  grant_id uuid NOT NULL,
  id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  period daterange NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now()
);

CREATE TABLE funding.posting (
  amount_minor bigint NOT NULL,
  appropriation_id uuid NOT NULL,
  cause_id uuid NOT NULL,
  credit_account_id uuid NOT NULL,
  currency character(3) NOT NULL,
  debit_account_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  posted_on date NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE governance.acceptance (
  day date NOT NULL,
  id uuid NOT NULL,
  meeting_id uuid NOT NULL,
  person_id uuid,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  seat_id uuid NOT NULL
);

CREATE TABLE governance.action_item (
  decision_id uuid,
  done_on date,
  due date,
  id uuid NOT NULL,
  item_id uuid,
  meeting_id uuid NOT NULL,
  person_id uuid,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  text jsonb NOT NULL,
  told_due_soon date,
  told_late date,
  version integer NOT NULL,
  withdrawn_on date
);

CREATE TABLE governance.action_item_organisation (
  id uuid NOT NULL,
  item_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  period daterange NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now()
);

CREATE TABLE governance.agenda_item (
  documents jsonb NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  meeting_id uuid NOT NULL,
  place integer NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  subject_id uuid,
  subject_kind text,
  text jsonb,
  theme_id uuid,
  title jsonb NOT NULL
);

CREATE TABLE governance.agenda_item_organisation (
  id uuid NOT NULL,
  item_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  period daterange NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now()
);

CREATE TABLE governance.attendance (
  id uuid NOT NULL,
  mandate_id uuid,
  meeting_id uuid NOT NULL,
  place integer NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  seat_id uuid NOT NULL
);

CREATE TABLE governance.body (
  code text,
  collaboration_id uuid,
  collaboration_kind text,
  id uuid NOT NULL,
  kind text NOT NULL,
  merger_rule text NOT NULL,
  name jsonb NOT NULL,
  notice_days integer,
  organisation_id uuid,
  period daterange NOT NULL,
  provenance text NOT NULL,
  quorum jsonb NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  reports_to_id uuid,
  rhythm jsonb,
  time_zone text NOT NULL,
  version integer NOT NULL
);

CREATE TABLE governance.body_secretariat (
  body_id uuid NOT NULL,
  id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  period daterange NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now()
);

CREATE TABLE governance.calendar_address (
  created_at timestamp with time zone NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  locale text NOT NULL,
  organisation_id uuid NOT NULL,
  person_id uuid NOT NULL,
  revoked_at timestamp with time zone,
  secret_sha256 bytea NOT NULL,
  target_id uuid NOT NULL
);

CREATE TABLE governance.decision (
  abstentions integer,
  body_id uuid NOT NULL,
  decided_on date NOT NULL,
  id uuid NOT NULL,
  item_id uuid NOT NULL,
  meeting_id uuid NOT NULL,
  outcome text NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  subject_id uuid,
  subject_kind text,
  text jsonb NOT NULL,
  votes_against integer,
  votes_for integer
);

CREATE TABLE governance.dissent (
  decision_id uuid NOT NULL,
  id uuid NOT NULL,
  reason jsonb,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  seat_id uuid NOT NULL
);

CREATE TABLE governance.mandate (
  id uuid NOT NULL,
  organisation_id uuid,
  period daterange NOT NULL,
  person_id uuid,
  provenance text NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  role text NOT NULL,
  seat_id uuid NOT NULL
);

CREATE TABLE governance.meeting (
  body_id uuid NOT NULL,
  cancellation_reason jsonb,
  convened_on date,
  day date NOT NULL,
  ends_at timestamp with time zone NOT NULL,
  id uuid NOT NULL,
  link text,
  minutes jsonb,
  minutes_approved_on date,
  minutes_documents jsonb NOT NULL,
  minutes_sent_at timestamp with time zone,
  place text,
  provenance text NOT NULL,
  quorum jsonb,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  recorded_on date,
  sequence integer NOT NULL,
  starts_at timestamp with time zone NOT NULL,
  status text NOT NULL,
  title jsonb,
  version integer NOT NULL
);

CREATE TABLE governance.proposal (
  addressee_body_id uuid,
  answer text,
  answer_due date,
  answer_text jsonb,
  answered_on date,
  code text,
  collaboration_id uuid,
  collaboration_kind text,
  documents jsonb NOT NULL,
  id uuid NOT NULL,
  provenance text NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  status text NOT NULL,
  submitted_on date,
  text jsonb,
  title jsonb NOT NULL,
  told_overdue date,
  version integer NOT NULL,
  withdrawn_on date
);

CREATE TABLE governance.proposal_party (
  id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  period daterange NOT NULL,
  proposal_id uuid NOT NULL,
  provenance text NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  role text NOT NULL
);

CREATE TABLE governance.remark (
  answered_at timestamp with time zone,
  id uuid NOT NULL,
  made_at timestamp with time zone NOT NULL,
  meeting_id uuid NOT NULL,
  person_id uuid,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  seat_id uuid NOT NULL,
  text text NOT NULL
);

CREATE TABLE governance.seat (
  basis text,
  body_id uuid NOT NULL,
  id uuid NOT NULL,
  kept_apart boolean NOT NULL,
  kind text NOT NULL,
  period daterange NOT NULL,
  place integer NOT NULL,
  provenance text NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  title jsonb
);

CREATE TABLE governance.seat_invitation (
  address text,
  answered_on date,
  body_id uuid NOT NULL,
  expires_on date NOT NULL,
  id uuid NOT NULL,
  inviter_id uuid,
  organisation_id uuid,
  period daterange NOT NULL,
  person_id uuid,
  provenance text NOT NULL,
  role text NOT NULL,
  seat_id uuid NOT NULL,
  sent_on date NOT NULL,
  status text NOT NULL,
  version integer NOT NULL
);

CREATE TABLE governance.seat_organisation (
  id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  period daterange NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  seat_id uuid NOT NULL
);

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

CREATE TABLE identity.api_key (
  created_at timestamp with time zone NOT NULL,
  expires_on date NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  organisation_id uuid NOT NULL,
  person_id uuid,
  prefix text NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  revoked_at timestamp with time zone,
  role text NOT NULL,
  rotated_at timestamp with time zone,
  scopes text[] NOT NULL,
  version integer NOT NULL
);

CREATE TABLE identity.api_key_secret (
  digest bytea NOT NULL,
  good_until timestamp with time zone,
  id uuid NOT NULL,
  key_id uuid NOT NULL
);

CREATE TABLE identity.api_key_use (
  id uuid NOT NULL,
  last_used_at timestamp with time zone NOT NULL
);

CREATE TABLE identity.colleague_invitation (
  address text,
  answered_on date,
  expires_on date NOT NULL,
  id uuid NOT NULL,
  locale text NOT NULL,
  name text,
  organisation_id uuid NOT NULL,
  role text NOT NULL,
  sent_on date NOT NULL,
  starts_on date NOT NULL,
  status text NOT NULL,
  version integer NOT NULL
);

CREATE TABLE identity.invitation (
  answered_on date,
  id uuid NOT NULL,
  provenance text NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  roles text[] NOT NULL,
  sent_on date NOT NULL,
  starts_on date,
  status text NOT NULL,
  to_id uuid NOT NULL,
  to_kind text NOT NULL,
  version integer NOT NULL
);

CREATE TABLE identity.invitation_holding (
  id uuid NOT NULL,
  invitation_id uuid NOT NULL,
  inviter_id uuid,
  organisation_id uuid NOT NULL,
  period daterange NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now()
);

CREATE TABLE identity.login (
  issuer text NOT NULL,
  linked_at timestamp with time zone NOT NULL,
  person_id uuid NOT NULL,
  subject text NOT NULL
);

CREATE TABLE identity.person (
  address text,
  erased_on date,
  id uuid NOT NULL,
  locale text NOT NULL,
  name jsonb NOT NULL,
  platform_roles text[] NOT NULL,
  provenance text NOT NULL,
  version integer NOT NULL
);

CREATE TABLE identity.revoked_token (
  jti uuid NOT NULL,
  until timestamp with time zone NOT NULL
);

CREATE TABLE identity.sealed_secret (
  purpose text NOT NULL,
  sealed bytea NOT NULL
);

CREATE TABLE identity.session (
  address text NOT NULL,
  begun_at timestamp with time zone NOT NULL,
  ended_at timestamp with time zone,
  ends_at timestamp with time zone NOT NULL,
  handle bytea NOT NULL,
  id uuid NOT NULL,
  id_token text,
  idle_ends_at timestamp with time zone NOT NULL,
  last_used_at timestamp with time zone NOT NULL,
  organisation_id uuid,
  person_id uuid NOT NULL,
  previous_secret bytea,
  provider text NOT NULL,
  provider_session text,
  renew_at timestamp with time zone NOT NULL,
  renewed_at timestamp with time zone NOT NULL,
  secret bytea NOT NULL
);

CREATE TABLE identity.signing_key (
  current_since timestamp with time zone,
  kid text NOT NULL,
  made_at timestamp with time zone NOT NULL,
  plain jsonb,
  public_key jsonb NOT NULL,
  retired_at timestamp with time zone,
  sealed bytea
);

CREATE TABLE notifications.invited_body (
  body_id uuid NOT NULL,
  "position" bigint NOT NULL
);

CREATE TABLE notifications.mail (
  attempts integer NOT NULL DEFAULT 0,
  claimed_by uuid,
  colleague_invitation_id uuid,
  due_at timestamp with time zone NOT NULL DEFAULT now(),
  id uuid NOT NULL,
  last_error text,
  message_id text NOT NULL,
  person_id uuid,
  seat_invitation_id uuid,
  sent_at timestamp with time zone,
  status text NOT NULL DEFAULT 'pending'::text,
  written_at timestamp with time zone NOT NULL DEFAULT now()
);

CREATE TABLE notifications.meeting_invitation (
  invited boolean NOT NULL,
  meeting_id uuid NOT NULL,
  meeting_sequence integer NOT NULL,
  person_id uuid NOT NULL,
  sequence integer NOT NULL
);

CREATE TABLE notifications.notification (
  calendar jsonb,
  event_id uuid NOT NULL,
  gather_at timestamp with time zone NOT NULL DEFAULT now(),
  id uuid NOT NULL,
  illustrative boolean NOT NULL,
  in_person boolean NOT NULL DEFAULT false,
  mail_id uuid,
  organisation_name jsonb NOT NULL,
  person_id uuid NOT NULL,
  read_at timestamp with time zone,
  request_id text NOT NULL,
  subject text NOT NULL,
  text jsonb NOT NULL,
  thing text NOT NULL,
  told_at timestamp with time zone NOT NULL DEFAULT now()
);

CREATE TABLE notifications.programme_change (
  id uuid NOT NULL,
  occurred_at timestamp with time zone NOT NULL,
  organisations uuid[] NOT NULL,
  programme_id uuid NOT NULL,
  text jsonb NOT NULL,
  type text NOT NULL,
  visibility text NOT NULL
);

CREATE TABLE pilots.called_municipality (
  id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  period daterange NOT NULL,
  programme_id uuid NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  told_of date
);

CREATE TABLE pilots.company_link (
  id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  period daterange NOT NULL,
  pilot_id uuid NOT NULL,
  provenance text NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  role text NOT NULL
);

CREATE TABLE pilots.experiment (
  begun_on date NOT NULL,
  concluded_on date,
  expected jsonb NOT NULL,
  id uuid NOT NULL,
  name jsonb NOT NULL,
  organisation_id uuid NOT NULL,
  outcome jsonb,
  pilot_id uuid NOT NULL,
  provenance text NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  tried jsonb NOT NULL
);

CREATE TABLE pilots.milestone (
  drop_reason jsonb,
  dropped_on date,
  due date,
  id uuid NOT NULL,
  name jsonb NOT NULL,
  pilot_id uuid NOT NULL,
  provenance text NOT NULL,
  reached_on date,
  recorded_at timestamp with time zone NOT NULL DEFAULT now()
);

CREATE TABLE pilots.partnership (
  id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  period daterange NOT NULL,
  pilot_id uuid NOT NULL,
  provenance text NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  status text NOT NULL
);

CREATE TABLE pilots.pilot (
  approved boolean NOT NULL,
  cancellation_reason jsonb,
  code text NOT NULL,
  id uuid NOT NULL,
  name jsonb NOT NULL,
  period daterange NOT NULL,
  programme_id uuid NOT NULL,
  provenance text NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  status text NOT NULL,
  status_on date NOT NULL,
  version integer NOT NULL
);

CREATE TABLE pilots.plan (
  decided_on date,
  description jsonb,
  id uuid NOT NULL,
  name jsonb NOT NULL,
  period daterange,
  pilot_id uuid,
  programme_id uuid NOT NULL,
  project_id uuid,
  provenance text NOT NULL,
  reason jsonb,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  status text NOT NULL,
  submitted_on date NOT NULL,
  version integer NOT NULL,
  withdrawn_on date
);

CREATE TABLE pilots.plan_party (
  id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  period daterange NOT NULL,
  plan_id uuid NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  role text NOT NULL
);

CREATE TABLE pilots.programme (
  aims jsonb NOT NULL,
  basis jsonb,
  call daterange,
  characteristics jsonb NOT NULL,
  code text NOT NULL,
  documented_partners integer,
  documented_partners_as_of date,
  documented_partners_provenance text,
  funding_kind text,
  funding_purposes text[] NOT NULL,
  funding_unfunded text[] NOT NULL,
  id uuid NOT NULL,
  name jsonb NOT NULL,
  period daterange NOT NULL,
  provenance text NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  status text NOT NULL DEFAULT 'active'::text,
  status_on date,
  status_reason jsonb,
  version integer NOT NULL
);

CREATE TABLE pilots.project (
  code text NOT NULL,
  id uuid NOT NULL,
  name jsonb NOT NULL,
  period daterange NOT NULL,
  programme_id uuid NOT NULL,
  provenance text NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL
);

CREATE TABLE pilots.responsibility (
  collaboration_id uuid NOT NULL,
  id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  period daterange NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  role text NOT NULL
);

CREATE TABLE pilots.result (
  description jsonb,
  id uuid NOT NULL,
  link text,
  name jsonb NOT NULL,
  organisation_id uuid NOT NULL,
  pilot_id uuid NOT NULL,
  provenance text NOT NULL,
  reached_on date NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now()
);

CREATE TABLE pilots.status_report (
  id uuid NOT NULL,
  light text NOT NULL,
  organisation_id uuid NOT NULL,
  pilot_id uuid NOT NULL,
  reason jsonb,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  reported_on date NOT NULL
);

CREATE TABLE platform.audit_checkpoint (
  at text NOT NULL,
  hash text NOT NULL,
  kind text NOT NULL,
  mac text,
  sequence bigint NOT NULL
);

CREATE TABLE platform.audit_entry (
  action text NOT NULL,
  address text NOT NULL,
  chained_at timestamp with time zone NOT NULL,
  content_hash text,
  credential_id text,
  credential_kind text,
  credential_name text,
  detail jsonb,
  events uuid[] NOT NULL,
  hash text NOT NULL,
  id uuid NOT NULL,
  occurred_at timestamp with time zone NOT NULL,
  organisation_id uuid,
  origin text NOT NULL,
  outcome text NOT NULL,
  person_id uuid,
  previous_hash text NOT NULL,
  request_id text NOT NULL,
  sequence bigint NOT NULL,
  subject_id uuid,
  subject_kind text
);

CREATE TABLE platform.audit_head (
  hash text NOT NULL,
  sequence bigint NOT NULL
);

CREATE TABLE platform.audit_subject (
  sequence bigint NOT NULL,
  subject_id uuid NOT NULL
);

CREATE TABLE platform.audit_waiting (
  action text NOT NULL,
  address text NOT NULL,
  arrival bigint NOT NULL GENERATED AS IDENTITY,
  credential_id text,
  credential_kind text,
  credential_name text,
  detail jsonb,
  events uuid[] NOT NULL,
  id uuid NOT NULL,
  occurred_at timestamp with time zone NOT NULL,
  organisation_id uuid,
  origin text NOT NULL,
  outcome text NOT NULL,
  person_id uuid,
  recorded_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  request_id text NOT NULL,
  subject_id uuid,
  subject_kind text
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
  key_id uuid,
  name text NOT NULL,
  occurred_at timestamp with time zone NOT NULL,
  organisation_id uuid,
  organisations uuid[] NOT NULL,
  origin text NOT NULL,
  person_id uuid,
  "position" bigint,
  positioned_at timestamp with time zone,
  recorded_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  request_id text NOT NULL,
  sequence bigint NOT NULL GENERATED AS IDENTITY,
  trace_parent text,
  visibility text NOT NULL
);

CREATE TABLE platform.event_concern (
  organisation_id uuid NOT NULL,
  "position" bigint NOT NULL
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

CREATE TABLE platform.idempotency_key (
  answer bytea,
  begun_at timestamp with time zone NOT NULL,
  changes text[] NOT NULL,
  ended_at timestamp with time zone,
  id bytea NOT NULL,
  renewed_at timestamp with time zone NOT NULL,
  request bytea NOT NULL
);

CREATE TABLE platform.kept (
  version uuid NOT NULL,
  viewers uuid NOT NULL DEFAULT gen_random_uuid()
);

CREATE TABLE platform.migration (
  id integer NOT NULL DEFAULT nextval('platform.migration_id_seq'::regclass),
  name character varying NOT NULL,
  "timestamp" bigint NOT NULL
);

CREATE TABLE platform.rate_limit (
  expire bigint,
  key character varying(255) NOT NULL,
  points integer NOT NULL
);

CREATE TABLE programmes.action_plan (
  adopted_on date,
  area_id uuid NOT NULL,
  copied_from_id uuid,
  decision_id uuid,
  id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  programme_id uuid NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  status text NOT NULL,
  version integer NOT NULL,
  year integer NOT NULL
);

CREATE TABLE programmes.action_plan_holder (
  id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  period daterange NOT NULL,
  plan_id uuid NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now()
);

CREATE TABLE programmes.activity (
  budget_currency text,
  budget_minor bigint,
  copied_from_id uuid,
  description jsonb,
  drop_reason jsonb,
  due date NOT NULL,
  id uuid NOT NULL,
  measure_id uuid,
  plan_id uuid NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  start date,
  status text NOT NULL,
  status_on date,
  title jsonb NOT NULL,
  version integer NOT NULL
);

CREATE TABLE programmes.activity_note (
  activity_id uuid NOT NULL,
  id uuid NOT NULL,
  "on" date NOT NULL,
  organisation_id uuid,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  text jsonb NOT NULL
);

CREATE TABLE programmes.activity_partner (
  activity_id uuid NOT NULL,
  id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  period daterange NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now()
);

CREATE TABLE programmes.activity_responsible (
  activity_id uuid NOT NULL,
  id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  period daterange NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now()
);

CREATE TABLE programmes.activity_wait (
  activity_id uuid NOT NULL,
  id uuid NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  waits_for_id uuid NOT NULL
);

CREATE TABLE programmes.adopter (
  id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  period daterange NOT NULL,
  programme_id uuid NOT NULL,
  provenance text NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now()
);

CREATE TABLE programmes.consultation (
  ended_on date,
  id uuid NOT NULL,
  kept_on date NOT NULL,
  opened_on date NOT NULL,
  programme_id uuid NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  remind_on date,
  reminded_of date,
  revision_id uuid NOT NULL,
  silence text NOT NULL,
  status text NOT NULL,
  told_over boolean NOT NULL,
  until date NOT NULL,
  version integer NOT NULL
);

CREATE TABLE programmes.cycle (
  id uuid NOT NULL,
  kept_on date NOT NULL
);

CREATE TABLE programmes.item (
  adapted_from_id uuid,
  came_by text,
  code text NOT NULL,
  depends_on uuid[] NOT NULL,
  description jsonb,
  dropped boolean NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  lineage_id uuid NOT NULL,
  name jsonb NOT NULL,
  origins uuid[] NOT NULL,
  parent_id uuid,
  parent_lineage_id uuid,
  place integer NOT NULL,
  provenance text NOT NULL,
  reason jsonb,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  responsible_ids uuid[] NOT NULL,
  revision_id uuid NOT NULL,
  vision jsonb,
  working_group_id uuid
);

CREATE TABLE programmes.item_lineage (
  id uuid NOT NULL,
  programme_id uuid NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now()
);

CREATE TABLE programmes.item_responsible (
  id uuid NOT NULL,
  item_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  period daterange NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now()
);

CREATE TABLE programmes.measure_report (
  day date NOT NULL,
  id uuid NOT NULL,
  lineage_id uuid NOT NULL,
  note jsonb,
  programme_id uuid NOT NULL,
  provenance text NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  status text NOT NULL,
  version integer NOT NULL
);

CREATE TABLE programmes.obligation (
  area_id uuid,
  due date NOT NULL,
  due_moved_on date,
  due_reason jsonb,
  duty text NOT NULL,
  fulfilled_by_id uuid,
  fulfilled_by_kind text,
  id uuid NOT NULL,
  kind text NOT NULL,
  note jsonb,
  owed_by_id uuid NOT NULL,
  programme_id uuid NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  role text NOT NULL,
  status text NOT NULL,
  status_on date,
  told_due date,
  told_late date,
  turn text NOT NULL,
  turn_first date NOT NULL,
  turn_last date NOT NULL,
  version integer NOT NULL,
  working_group_id uuid
);

CREATE TABLE programmes.opinion (
  answer jsonb,
  answered_on date,
  consultation_id uuid NOT NULL,
  given_on date,
  id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  "position" text,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  status text NOT NULL,
  taken_up text,
  text jsonb,
  version integer NOT NULL
);

CREATE TABLE programmes.opinion_remark (
  id uuid NOT NULL,
  lineage_id uuid NOT NULL,
  opinion_id uuid NOT NULL,
  place integer NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  text jsonb NOT NULL
);

CREATE TABLE programmes.parked_item (
  description jsonb,
  id uuid NOT NULL,
  lineage_id uuid,
  parked_by_id uuid NOT NULL,
  parked_on date NOT NULL,
  programme_id uuid NOT NULL,
  reason jsonb,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  status text NOT NULL,
  status_on date,
  title jsonb NOT NULL,
  version integer NOT NULL
);

CREATE TABLE programmes.programme (
  adapted_from_id uuid,
  adopted_by jsonb,
  adopted_on date,
  adopting_body_id uuid,
  basis jsonb,
  carries_out_id uuid,
  choices jsonb NOT NULL,
  code text NOT NULL,
  contact jsonb,
  council_term daterange,
  council_term_note jsonb,
  decision_id uuid,
  duties jsonb NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  message jsonb,
  monitoring jsonb,
  name jsonb NOT NULL,
  period daterange NOT NULL,
  predecessor_id uuid,
  preparation jsonb NOT NULL,
  provenance text NOT NULL,
  purpose jsonb,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  role jsonb,
  source_locale text,
  status text NOT NULL,
  successor_year integer,
  version integer NOT NULL
);

CREATE TABLE programmes.revision (
  adopted_on date,
  decision_id uuid,
  id uuid NOT NULL,
  number integer NOT NULL,
  programme_id uuid NOT NULL,
  provenance text NOT NULL,
  reason jsonb,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  status text NOT NULL,
  version integer NOT NULL
);

CREATE TABLE programmes.work_programme (
  adopted_on date,
  budget_currency character(3),
  budget_minor bigint,
  budget_name jsonb,
  decision_id uuid,
  id uuid NOT NULL,
  programme_id uuid NOT NULL,
  provenance text NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  source_locale text,
  status text NOT NULL,
  version integer NOT NULL,
  working_group_id uuid NOT NULL,
  year integer NOT NULL
);

CREATE TABLE programmes.work_target (
  id uuid NOT NULL,
  item_id uuid,
  place integer NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  text jsonb NOT NULL,
  work_programme_id uuid NOT NULL
);

CREATE TABLE programmes.work_task (
  due date,
  id uuid NOT NULL,
  place integer NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  status text NOT NULL,
  status_on date,
  text jsonb NOT NULL,
  work_programme_id uuid NOT NULL
);

CREATE TABLE programmes.work_task_responsible (
  id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  period daterange NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  task_id uuid NOT NULL
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

CREATE TABLE registry.collaboration_theme (
  collaboration_id uuid NOT NULL,
  id uuid NOT NULL,
  period daterange NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  theme_id uuid NOT NULL
);

CREATE TABLE registry.network (
  description jsonb,
  id uuid NOT NULL,
  kind text NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL
);

CREATE TABLE registry.network_member (
  collaboration_id uuid,
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  organisation_id uuid,
  period daterange NOT NULL,
  provenance text NOT NULL,
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

CREATE TABLE registry.organisation_member (
  id uuid NOT NULL,
  member_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  period daterange NOT NULL,
  provenance text NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now()
);

CREATE TABLE registry.organisation_name (
  id uuid NOT NULL,
  name jsonb NOT NULL,
  organisation_id uuid NOT NULL,
  period daterange NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now()
);

CREATE TABLE registry.region (
  code text NOT NULL,
  code_version integer,
  country character(2) NOT NULL,
  id uuid NOT NULL,
  iso text,
  name jsonb NOT NULL,
  nuts text,
  nuts_version integer,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL
);

CREATE TABLE registry.region_membership (
  id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  period daterange NOT NULL,
  provenance text NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  region_id uuid NOT NULL
);

CREATE TABLE registry.succession (
  effective_on date NOT NULL,
  event_id uuid,
  going_on jsonb NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  otherwise_id uuid,
  provenance text NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now()
);

CREATE TABLE registry.succession_pair (
  id uuid NOT NULL,
  predecessor_id uuid NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  succession_id uuid NOT NULL,
  successor_id uuid NOT NULL
);

CREATE TABLE registry.theme (
  code text NOT NULL,
  id uuid NOT NULL,
  name jsonb NOT NULL,
  parent_id uuid,
  provenance text NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL
);

CREATE TABLE reporting.report (
  as_of date NOT NULL,
  attempts integer NOT NULL,
  created_at timestamp with time zone NOT NULL,
  failure text,
  failures integer NOT NULL,
  finished_at timestamp with time zone,
  formats text[] NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  locale text NOT NULL,
  organisation_id uuid NOT NULL,
  person_id uuid NOT NULL,
  programme_id uuid NOT NULL,
  progress integer NOT NULL,
  started_at timestamp with time zone,
  status text NOT NULL,
  version integer NOT NULL
);

CREATE TABLE reporting.report_file (
  content bytea NOT NULL,
  format text NOT NULL,
  name text NOT NULL,
  report_id uuid NOT NULL,
  sha256 character(64) NOT NULL,
  size integer NOT NULL
);

CREATE TABLE reporting.standing_file (
  content bytea NOT NULL,
  format text NOT NULL,
  locale text NOT NULL,
  name text NOT NULL,
  sha256 character(64) NOT NULL,
  size integer NOT NULL,
  standing_report_id uuid NOT NULL
);

CREATE TABLE reporting.standing_report (
  as_of date,
  claimed_by uuid,
  claimed_until timestamp with time zone,
  id uuid NOT NULL,
  programme_id uuid NOT NULL,
  renewed_at timestamp with time zone,
  stale_since timestamp with time zone,
  version integer NOT NULL
);

ALTER TABLE alliances.alliance ADD CONSTRAINT alliance_collaboration FOREIGN KEY (id) REFERENCES registry.collaboration(id);

ALTER TABLE alliances.alliance ADD CONSTRAINT alliance_period_not_empty CHECK ((NOT isempty(period)));

ALTER TABLE alliances.alliance ADD CONSTRAINT alliance_permanent_has_no_end CHECK (((NOT permanent) OR (status = 'ended'::text) OR upper_inf(period)));

ALTER TABLE alliances.alliance ADD CONSTRAINT alliance_pkey PRIMARY KEY (id);

ALTER TABLE alliances.alliance ADD CONSTRAINT alliance_status CHECK ((status = ANY (ARRAY['proposed'::text, 'active'::text, 'ended'::text])));

ALTER TABLE alliances.alliance_member ADD CONSTRAINT alliance_member_alliance FOREIGN KEY (alliance_id) REFERENCES alliances.alliance(id);

ALTER TABLE alliances.alliance_member ADD CONSTRAINT alliance_member_once EXCLUDE USING gist (alliance_id WITH =, organisation_id WITH =, period WITH &&) WHERE ((NOT isempty(period)));

ALTER TABLE alliances.alliance_member ADD CONSTRAINT alliance_member_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);

ALTER TABLE alliances.alliance_member ADD CONSTRAINT alliance_member_period_not_empty CHECK ((NOT isempty(period)));

ALTER TABLE alliances.alliance_member ADD CONSTRAINT alliance_member_pkey PRIMARY KEY (id);

ALTER TABLE alliances.alliance_proposer ADD CONSTRAINT alliance_proposer_alliance FOREIGN KEY (alliance_id) REFERENCES alliances.alliance(id);

ALTER TABLE alliances.alliance_proposer ADD CONSTRAINT alliance_proposer_once EXCLUDE USING gist (alliance_id WITH =, organisation_id WITH =, period WITH &&) WHERE ((NOT isempty(period)));

ALTER TABLE alliances.alliance_proposer ADD CONSTRAINT alliance_proposer_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);

ALTER TABLE alliances.alliance_proposer ADD CONSTRAINT alliance_proposer_period_not_empty CHECK ((NOT isempty(period)));

ALTER TABLE alliances.alliance_proposer ADD CONSTRAINT alliance_proposer_pkey PRIMARY KEY (id);

ALTER TABLE alliances.theme_group ADD CONSTRAINT theme_group_alliance FOREIGN KEY (alliance_id) REFERENCES alliances.alliance(id);

ALTER TABLE alliances.theme_group ADD CONSTRAINT theme_group_pkey PRIMARY KEY (id);

ALTER TABLE alliances.theme_group_standing ADD CONSTRAINT theme_group_standing_group FOREIGN KEY (group_id) REFERENCES alliances.theme_group(id);

ALTER TABLE alliances.theme_group_standing ADD CONSTRAINT theme_group_standing_once EXCLUDE USING gist (group_id WITH =, period WITH &&) WHERE ((NOT isempty(period)));

ALTER TABLE alliances.theme_group_standing ADD CONSTRAINT theme_group_standing_period_not_empty CHECK ((NOT isempty(period)));

ALTER TABLE alliances.theme_group_standing ADD CONSTRAINT theme_group_standing_pkey PRIMARY KEY (id);

ALTER TABLE alliances.theme_group_theme ADD CONSTRAINT theme_group_theme_group FOREIGN KEY (group_id) REFERENCES alliances.theme_group(id);

ALTER TABLE alliances.theme_group_theme ADD CONSTRAINT theme_group_theme_once EXCLUDE USING gist (group_id WITH =, theme_id WITH =, period WITH &&) WHERE ((NOT isempty(period)));

ALTER TABLE alliances.theme_group_theme ADD CONSTRAINT theme_group_theme_period_not_empty CHECK ((NOT isempty(period)));

ALTER TABLE alliances.theme_group_theme ADD CONSTRAINT theme_group_theme_pkey PRIMARY KEY (id);

ALTER TABLE alliances.theme_group_theme ADD CONSTRAINT theme_group_theme_theme FOREIGN KEY (theme_id) REFERENCES registry.theme(id);

ALTER TABLE funding."grant" ADD CONSTRAINT grant_amount CHECK ((amount_minor > 0));

ALTER TABLE funding."grant" ADD CONSTRAINT grant_appropriation FOREIGN KEY (appropriation_id, currency) REFERENCES funding.appropriation(id, currency);

ALTER TABLE funding."grant" ADD CONSTRAINT grant_in_its_currency UNIQUE (id, appropriation_id, currency);

ALTER TABLE funding."grant" ADD CONSTRAINT grant_pilot FOREIGN KEY (pilot_id) REFERENCES pilots.pilot(id);

ALTER TABLE funding."grant" ADD CONSTRAINT grant_pkey PRIMARY KEY (id);

ALTER TABLE funding."grant" ADD CONSTRAINT grant_purposes CHECK ((cardinality(purposes) > 0));

ALTER TABLE funding."grant" ADD CONSTRAINT is_posted TRIGGER DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE funding.account ADD CONSTRAINT account_appropriation FOREIGN KEY (appropriation_id, currency) REFERENCES funding.appropriation(id, currency);

ALTER TABLE funding.account ADD CONSTRAINT account_grant FOREIGN KEY (grant_id, appropriation_id, currency) REFERENCES funding."grant"(id, appropriation_id, currency);

ALTER TABLE funding.account ADD CONSTRAINT account_in_its_currency UNIQUE (id, appropriation_id, currency);

ALTER TABLE funding.account ADD CONSTRAINT account_kind CHECK (
CASE
    WHEN (grant_id IS NULL) THEN (kind = ANY (ARRAY['source'::text, 'appropriation'::text]))
    ELSE (kind = ANY (ARRAY['granted'::text, 'released'::text, 'paid'::text, 'claimed'::text, 'corrected'::text]))
END);

ALTER TABLE funding.account ADD CONSTRAINT account_not_below_zero CHECK (((balance_minor >= 0) OR (kind = 'source'::text)));

ALTER TABLE funding.account ADD CONSTRAINT account_pkey PRIMARY KEY (id);

ALTER TABLE funding.amount_correction ADD CONSTRAINT amount_correction_appropriation FOREIGN KEY (appropriation_id, currency) REFERENCES funding.appropriation(id, currency);

ALTER TABLE funding.amount_correction ADD CONSTRAINT amount_correction_differs CHECK (((amount_minor >= 0) AND (before_minor >= 0) AND (amount_minor <> before_minor)));

ALTER TABLE funding.amount_correction ADD CONSTRAINT amount_correction_grant FOREIGN KEY (grant_id, appropriation_id, currency) REFERENCES funding."grant"(id, appropriation_id, currency);

ALTER TABLE funding.amount_correction ADD CONSTRAINT amount_correction_pkey PRIMARY KEY (id);

ALTER TABLE funding.amount_correction ADD CONSTRAINT is_posted TRIGGER DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE funding.appropriation ADD CONSTRAINT appropriation_amount CHECK ((amount_minor > 0));

ALTER TABLE funding.appropriation ADD CONSTRAINT appropriation_in_its_currency UNIQUE (id, currency);

ALTER TABLE funding.appropriation ADD CONSTRAINT appropriation_pkey PRIMARY KEY (id);

ALTER TABLE funding.appropriation ADD CONSTRAINT appropriation_programme FOREIGN KEY (programme_id) REFERENCES pilots.programme(id);

ALTER TABLE funding.appropriation ADD CONSTRAINT is_posted TRIGGER DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE funding.grant_conditions ADD CONSTRAINT grant_conditions_grant FOREIGN KEY (grant_id) REFERENCES funding."grant"(id);

ALTER TABLE funding.grant_conditions ADD CONSTRAINT grant_conditions_one_at_a_time EXCLUDE USING gist (grant_id WITH =, period WITH &&) WHERE ((NOT isempty(period)));

ALTER TABLE funding.grant_conditions ADD CONSTRAINT grant_conditions_period_not_empty CHECK ((NOT isempty(period)));

ALTER TABLE funding.grant_conditions ADD CONSTRAINT grant_conditions_pkey PRIMARY KEY (id);

ALTER TABLE funding.grant_holder ADD CONSTRAINT grant_holder_grant FOREIGN KEY (grant_id) REFERENCES funding."grant"(id);

ALTER TABLE funding.grant_holder ADD CONSTRAINT grant_holder_one_at_a_time EXCLUDE USING gist (grant_id WITH =, period WITH &&) WHERE ((NOT isempty(period)));

ALTER TABLE funding.grant_holder ADD CONSTRAINT grant_holder_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);

ALTER TABLE funding.grant_holder ADD CONSTRAINT grant_holder_period_not_empty CHECK ((NOT isempty(period)));

ALTER TABLE funding.grant_holder ADD CONSTRAINT grant_holder_pkey PRIMARY KEY (id);

ALTER TABLE funding.posting ADD CONSTRAINT posting_amount CHECK ((amount_minor > 0));

ALTER TABLE funding.posting ADD CONSTRAINT posting_credit FOREIGN KEY (credit_account_id, appropriation_id, currency) REFERENCES funding.account(id, appropriation_id, currency);

ALTER TABLE funding.posting ADD CONSTRAINT posting_debit FOREIGN KEY (debit_account_id, appropriation_id, currency) REFERENCES funding.account(id, appropriation_id, currency);

ALTER TABLE funding.posting ADD CONSTRAINT posting_pkey PRIMARY KEY (id);

ALTER TABLE governance.acceptance ADD CONSTRAINT acceptance_meeting FOREIGN KEY (meeting_id) REFERENCES governance.meeting(id);

ALTER TABLE governance.acceptance ADD CONSTRAINT acceptance_person FOREIGN KEY (person_id) REFERENCES identity.person(id);

ALTER TABLE governance.acceptance ADD CONSTRAINT acceptance_pkey PRIMARY KEY (id);

ALTER TABLE governance.acceptance ADD CONSTRAINT acceptance_seat FOREIGN KEY (seat_id) REFERENCES governance.seat(id);

ALTER TABLE governance.action_item ADD CONSTRAINT action_item_decision FOREIGN KEY (decision_id) REFERENCES governance.decision(id);

ALTER TABLE governance.action_item ADD CONSTRAINT action_item_item FOREIGN KEY (item_id) REFERENCES governance.agenda_item(id);

ALTER TABLE governance.action_item ADD CONSTRAINT action_item_meeting FOREIGN KEY (meeting_id) REFERENCES governance.meeting(id);

ALTER TABLE governance.action_item ADD CONSTRAINT action_item_person FOREIGN KEY (person_id) REFERENCES identity.person(id);

ALTER TABLE governance.action_item ADD CONSTRAINT action_item_pkey PRIMARY KEY (id);

ALTER TABLE governance.action_item_organisation ADD CONSTRAINT action_item_organisation_item FOREIGN KEY (item_id) REFERENCES governance.action_item(id);

ALTER TABLE governance.action_item_organisation ADD CONSTRAINT action_item_organisation_one_at_a_time EXCLUDE USING gist (item_id WITH =, period WITH &&) WHERE ((NOT isempty(period)));

ALTER TABLE governance.action_item_organisation ADD CONSTRAINT action_item_organisation_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);

ALTER TABLE governance.action_item_organisation ADD CONSTRAINT action_item_organisation_period_not_empty CHECK ((NOT isempty(period)));

ALTER TABLE governance.action_item_organisation ADD CONSTRAINT action_item_organisation_pkey PRIMARY KEY (id);

ALTER TABLE governance.agenda_item ADD CONSTRAINT agenda_item_meeting FOREIGN KEY (meeting_id) REFERENCES governance.meeting(id);

ALTER TABLE governance.agenda_item ADD CONSTRAINT agenda_item_pkey PRIMARY KEY (id);

ALTER TABLE governance.agenda_item ADD CONSTRAINT agenda_item_subject CHECK (((subject_kind IS NULL) = (subject_id IS NULL)));

ALTER TABLE governance.agenda_item ADD CONSTRAINT agenda_item_theme FOREIGN KEY (theme_id) REFERENCES registry.theme(id);

ALTER TABLE governance.agenda_item_organisation ADD CONSTRAINT agenda_item_organisation_item FOREIGN KEY (item_id) REFERENCES governance.agenda_item(id) ON DELETE CASCADE;

ALTER TABLE governance.agenda_item_organisation ADD CONSTRAINT agenda_item_organisation_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);

ALTER TABLE governance.agenda_item_organisation ADD CONSTRAINT agenda_item_organisation_period_not_empty CHECK ((NOT isempty(period)));

ALTER TABLE governance.agenda_item_organisation ADD CONSTRAINT agenda_item_organisation_pkey PRIMARY KEY (id);

ALTER TABLE governance.attendance ADD CONSTRAINT attendance_mandate FOREIGN KEY (mandate_id) REFERENCES governance.mandate(id);

ALTER TABLE governance.attendance ADD CONSTRAINT attendance_meeting FOREIGN KEY (meeting_id) REFERENCES governance.meeting(id);

ALTER TABLE governance.attendance ADD CONSTRAINT attendance_pkey PRIMARY KEY (id);

ALTER TABLE governance.attendance ADD CONSTRAINT attendance_seat FOREIGN KEY (seat_id) REFERENCES governance.seat(id);

ALTER TABLE governance.body ADD CONSTRAINT body_collaboration FOREIGN KEY (collaboration_id) REFERENCES registry.collaboration(id);

ALTER TABLE governance.body ADD CONSTRAINT body_collaboration_kind CHECK (((collaboration_id IS NULL) = (collaboration_kind IS NULL)));

ALTER TABLE governance.body ADD CONSTRAINT body_notice CHECK ((notice_days >= 0));

ALTER TABLE governance.body ADD CONSTRAINT body_of_one_thing CHECK ((num_nonnulls(organisation_id, collaboration_id) = 1));

ALTER TABLE governance.body ADD CONSTRAINT body_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);

ALTER TABLE governance.body ADD CONSTRAINT body_period_not_empty CHECK ((NOT isempty(period)));

ALTER TABLE governance.body ADD CONSTRAINT body_pkey PRIMARY KEY (id);

ALTER TABLE governance.body ADD CONSTRAINT body_reports_to FOREIGN KEY (reports_to_id) REFERENCES governance.body(id);

ALTER TABLE governance.body_secretariat ADD CONSTRAINT body_secretariat_body FOREIGN KEY (body_id) REFERENCES governance.body(id);

ALTER TABLE governance.body_secretariat ADD CONSTRAINT body_secretariat_one_at_a_time EXCLUDE USING gist (body_id WITH =, period WITH &&) WHERE ((NOT isempty(period)));

ALTER TABLE governance.body_secretariat ADD CONSTRAINT body_secretariat_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);

ALTER TABLE governance.body_secretariat ADD CONSTRAINT body_secretariat_period_not_empty CHECK ((NOT isempty(period)));

ALTER TABLE governance.body_secretariat ADD CONSTRAINT body_secretariat_pkey PRIMARY KEY (id);

ALTER TABLE governance.calendar_address ADD CONSTRAINT calendar_address_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);

ALTER TABLE governance.calendar_address ADD CONSTRAINT calendar_address_person FOREIGN KEY (person_id) REFERENCES identity.person(id);

ALTER TABLE governance.calendar_address ADD CONSTRAINT calendar_address_pkey PRIMARY KEY (id);

ALTER TABLE governance.decision ADD CONSTRAINT decision_body FOREIGN KEY (body_id) REFERENCES governance.body(id);

ALTER TABLE governance.decision ADD CONSTRAINT decision_item FOREIGN KEY (item_id) REFERENCES governance.agenda_item(id);

ALTER TABLE governance.decision ADD CONSTRAINT decision_meeting FOREIGN KEY (meeting_id) REFERENCES governance.meeting(id);

ALTER TABLE governance.decision ADD CONSTRAINT decision_pkey PRIMARY KEY (id);

ALTER TABLE governance.decision ADD CONSTRAINT decision_subject CHECK (((subject_kind IS NULL) = (subject_id IS NULL)));

ALTER TABLE governance.decision ADD CONSTRAINT decision_votes CHECK ((((votes_for IS NULL) = (votes_against IS NULL)) AND ((votes_for IS NULL) = (abstentions IS NULL))));

ALTER TABLE governance.dissent ADD CONSTRAINT dissent_decision FOREIGN KEY (decision_id) REFERENCES governance.decision(id);

ALTER TABLE governance.dissent ADD CONSTRAINT dissent_pkey PRIMARY KEY (id);

ALTER TABLE governance.dissent ADD CONSTRAINT dissent_seat FOREIGN KEY (seat_id) REFERENCES governance.seat(id);

ALTER TABLE governance.mandate ADD CONSTRAINT mandate_of_somebody CHECK ((num_nonnulls(person_id, organisation_id) > 0));

ALTER TABLE governance.mandate ADD CONSTRAINT mandate_one_holder EXCLUDE USING gist (seat_id WITH =, period WITH &&) WHERE (((role = 'holder'::text) AND (NOT isempty(period))));

ALTER TABLE governance.mandate ADD CONSTRAINT mandate_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);

ALTER TABLE governance.mandate ADD CONSTRAINT mandate_period_not_empty CHECK ((NOT isempty(period)));

ALTER TABLE governance.mandate ADD CONSTRAINT mandate_person FOREIGN KEY (person_id) REFERENCES identity.person(id);

ALTER TABLE governance.mandate ADD CONSTRAINT mandate_pkey PRIMARY KEY (id);

ALTER TABLE governance.mandate ADD CONSTRAINT mandate_role CHECK ((role = ANY (ARRAY['holder'::text, 'substitute'::text])));

ALTER TABLE governance.mandate ADD CONSTRAINT mandate_seat FOREIGN KEY (seat_id) REFERENCES governance.seat(id);

ALTER TABLE governance.meeting ADD CONSTRAINT meeting_body FOREIGN KEY (body_id) REFERENCES governance.body(id);

ALTER TABLE governance.meeting ADD CONSTRAINT meeting_convened CHECK (
CASE status
    WHEN 'draft'::text THEN (convened_on IS NULL)
    WHEN 'cancelled'::text THEN true
    ELSE (num_nonnulls(convened_on, recorded_on) = 1)
END);

ALTER TABLE governance.meeting ADD CONSTRAINT meeting_ends_after_start CHECK ((ends_at > starts_at));

ALTER TABLE governance.meeting ADD CONSTRAINT meeting_minutes_approved CHECK (((status = 'minutes-approved'::text) = (minutes_approved_on IS NOT NULL)));

ALTER TABLE governance.meeting ADD CONSTRAINT meeting_pkey PRIMARY KEY (id);

ALTER TABLE governance.meeting ADD CONSTRAINT meeting_status CHECK ((status = ANY (ARRAY['draft'::text, 'convened'::text, 'held'::text, 'minutes-in-review'::text, 'minutes-approved'::text, 'cancelled'::text])));

ALTER TABLE governance.proposal ADD CONSTRAINT proposal_addressee_body FOREIGN KEY (addressee_body_id) REFERENCES governance.body(id);

ALTER TABLE governance.proposal ADD CONSTRAINT proposal_answered CHECK ((((status = 'answered'::text) = (answered_on IS NOT NULL)) AND ((answered_on IS NULL) = (answer IS NULL))));

ALTER TABLE governance.proposal ADD CONSTRAINT proposal_collaboration FOREIGN KEY (collaboration_id) REFERENCES registry.collaboration(id);

ALTER TABLE governance.proposal ADD CONSTRAINT proposal_collaboration_kind CHECK (((collaboration_id IS NULL) = (collaboration_kind IS NULL)));

ALTER TABLE governance.proposal ADD CONSTRAINT proposal_pkey PRIMARY KEY (id);

ALTER TABLE governance.proposal ADD CONSTRAINT proposal_status CHECK ((status = ANY (ARRAY['submitted'::text, 'answered'::text, 'withdrawn'::text])));

ALTER TABLE governance.proposal_party ADD CONSTRAINT proposal_party_once EXCLUDE USING gist (proposal_id WITH =, role WITH =, organisation_id WITH =, period WITH &&) WHERE ((NOT isempty(period)));

ALTER TABLE governance.proposal_party ADD CONSTRAINT proposal_party_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);

ALTER TABLE governance.proposal_party ADD CONSTRAINT proposal_party_period_not_empty CHECK ((NOT isempty(period)));

ALTER TABLE governance.proposal_party ADD CONSTRAINT proposal_party_pkey PRIMARY KEY (id);

ALTER TABLE governance.proposal_party ADD CONSTRAINT proposal_party_proposal FOREIGN KEY (proposal_id) REFERENCES governance.proposal(id);

ALTER TABLE governance.proposal_party ADD CONSTRAINT proposal_party_role CHECK ((role = ANY (ARRAY['proposer'::text, 'supporter'::text, 'addressee'::text])));

ALTER TABLE governance.remark ADD CONSTRAINT remark_meeting FOREIGN KEY (meeting_id) REFERENCES governance.meeting(id);

ALTER TABLE governance.remark ADD CONSTRAINT remark_person FOREIGN KEY (person_id) REFERENCES identity.person(id);

ALTER TABLE governance.remark ADD CONSTRAINT remark_pkey PRIMARY KEY (id);

ALTER TABLE governance.remark ADD CONSTRAINT remark_seat FOREIGN KEY (seat_id) REFERENCES governance.seat(id);

ALTER TABLE governance.seat ADD CONSTRAINT seat_body FOREIGN KEY (body_id) REFERENCES governance.body(id);

ALTER TABLE governance.seat ADD CONSTRAINT seat_period_not_empty CHECK ((NOT isempty(period)));

ALTER TABLE governance.seat ADD CONSTRAINT seat_pkey PRIMARY KEY (id);

ALTER TABLE governance.seat_invitation ADD CONSTRAINT seat_invitation_address_lower CHECK ((address = lower(address)));

ALTER TABLE governance.seat_invitation ADD CONSTRAINT seat_invitation_answered CHECK (((status = 'pending'::text) = (answered_on IS NULL)));

ALTER TABLE governance.seat_invitation ADD CONSTRAINT seat_invitation_body FOREIGN KEY (body_id) REFERENCES governance.body(id);

ALTER TABLE governance.seat_invitation ADD CONSTRAINT seat_invitation_expires_later CHECK ((expires_on >= sent_on));

ALTER TABLE governance.seat_invitation ADD CONSTRAINT seat_invitation_inviter FOREIGN KEY (inviter_id) REFERENCES registry.organisation(id);

ALTER TABLE governance.seat_invitation ADD CONSTRAINT seat_invitation_of_somebody CHECK ((num_nonnulls(person_id, address) =
CASE status
    WHEN 'pending'::text THEN 1
    ELSE 0
END));

ALTER TABLE governance.seat_invitation ADD CONSTRAINT seat_invitation_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);

ALTER TABLE governance.seat_invitation ADD CONSTRAINT seat_invitation_period_not_empty CHECK ((NOT isempty(period)));

ALTER TABLE governance.seat_invitation ADD CONSTRAINT seat_invitation_person FOREIGN KEY (person_id) REFERENCES identity.person(id);

ALTER TABLE governance.seat_invitation ADD CONSTRAINT seat_invitation_pkey PRIMARY KEY (id);

ALTER TABLE governance.seat_invitation ADD CONSTRAINT seat_invitation_role CHECK ((role = ANY (ARRAY['holder'::text, 'substitute'::text])));

ALTER TABLE governance.seat_invitation ADD CONSTRAINT seat_invitation_seat FOREIGN KEY (seat_id) REFERENCES governance.seat(id) ON DELETE CASCADE;

ALTER TABLE governance.seat_invitation ADD CONSTRAINT seat_invitation_status CHECK ((status = ANY (ARRAY['pending'::text, 'accepted'::text, 'declined'::text, 'withdrawn'::text, 'expired'::text])));

ALTER TABLE governance.seat_organisation ADD CONSTRAINT seat_organisation_one_at_a_time EXCLUDE USING gist (seat_id WITH =, period WITH &&) WHERE ((NOT isempty(period)));

ALTER TABLE governance.seat_organisation ADD CONSTRAINT seat_organisation_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);

ALTER TABLE governance.seat_organisation ADD CONSTRAINT seat_organisation_period_not_empty CHECK ((NOT isempty(period)));

ALTER TABLE governance.seat_organisation ADD CONSTRAINT seat_organisation_pkey PRIMARY KEY (id);

ALTER TABLE governance.seat_organisation ADD CONSTRAINT seat_organisation_seat FOREIGN KEY (seat_id) REFERENCES governance.seat(id);

ALTER TABLE identity.affiliation ADD CONSTRAINT affiliation_one_role_at_a_time EXCLUDE USING gist (person_id WITH =, organisation_id WITH =, period WITH &&) WHERE ((NOT isempty(period)));

ALTER TABLE identity.affiliation ADD CONSTRAINT affiliation_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);

ALTER TABLE identity.affiliation ADD CONSTRAINT affiliation_period_not_empty CHECK ((NOT isempty(period)));

ALTER TABLE identity.affiliation ADD CONSTRAINT affiliation_person FOREIGN KEY (person_id) REFERENCES identity.person(id);

ALTER TABLE identity.affiliation ADD CONSTRAINT affiliation_pkey PRIMARY KEY (id);

ALTER TABLE identity.affiliation ADD CONSTRAINT affiliation_role CHECK ((role = ANY (ARRAY['member'::text, 'editor'::text, 'manager'::text])));

ALTER TABLE identity.affiliation ADD CONSTRAINT viewers TRIGGER DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE identity.api_key ADD CONSTRAINT api_key_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);

ALTER TABLE identity.api_key ADD CONSTRAINT api_key_person FOREIGN KEY (person_id) REFERENCES identity.person(id);

ALTER TABLE identity.api_key ADD CONSTRAINT api_key_pkey PRIMARY KEY (id);

ALTER TABLE identity.api_key ADD CONSTRAINT api_key_role CHECK ((role = ANY (ARRAY['editor'::text, 'manager'::text])));

ALTER TABLE identity.api_key ADD CONSTRAINT api_key_scopes CHECK ((scopes @> '{read}'::text[]));

ALTER TABLE identity.api_key ADD CONSTRAINT viewers TRIGGER DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE identity.api_key_secret ADD CONSTRAINT api_key_secret_key FOREIGN KEY (key_id) REFERENCES identity.api_key(id);

ALTER TABLE identity.api_key_secret ADD CONSTRAINT api_key_secret_pkey PRIMARY KEY (id);

ALTER TABLE identity.api_key_secret ADD CONSTRAINT viewers TRIGGER DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE identity.api_key_use ADD CONSTRAINT api_key_use_key FOREIGN KEY (id) REFERENCES identity.api_key(id);

ALTER TABLE identity.api_key_use ADD CONSTRAINT api_key_use_pkey PRIMARY KEY (id);

ALTER TABLE identity.colleague_invitation ADD CONSTRAINT colleague_invitation_address_lower CHECK ((address = lower(address)));

ALTER TABLE identity.colleague_invitation ADD CONSTRAINT colleague_invitation_answered CHECK (((status = 'sent'::text) = (answered_on IS NULL)));

ALTER TABLE identity.colleague_invitation ADD CONSTRAINT colleague_invitation_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);

ALTER TABLE identity.colleague_invitation ADD CONSTRAINT colleague_invitation_pkey PRIMARY KEY (id);

ALTER TABLE identity.colleague_invitation ADD CONSTRAINT colleague_invitation_role CHECK ((role = ANY (ARRAY['member'::text, 'editor'::text, 'manager'::text])));

ALTER TABLE identity.colleague_invitation ADD CONSTRAINT colleague_invitation_status CHECK ((status = ANY (ARRAY['sent'::text, 'accepted'::text, 'declined'::text, 'withdrawn'::text])));

ALTER TABLE identity.invitation ADD CONSTRAINT invitation_answered CHECK (((status = 'pending'::text) = (answered_on IS NULL)));

ALTER TABLE identity.invitation ADD CONSTRAINT invitation_pkey PRIMARY KEY (id);

ALTER TABLE identity.invitation ADD CONSTRAINT invitation_roles CHECK (((roles <@ '{proposer,member,owner,applicant,coordinator,secretariat}'::text[]) AND (roles <> '{}'::text[])));

ALTER TABLE identity.invitation ADD CONSTRAINT invitation_status CHECK ((status = ANY (ARRAY['pending'::text, 'accepted'::text, 'declined'::text, 'withdrawn'::text])));

ALTER TABLE identity.invitation ADD CONSTRAINT invitation_to_kind CHECK ((to_kind = ANY (ARRAY['alliance'::text, 'proposal'::text, 'plan'::text, 'body'::text])));

ALTER TABLE identity.invitation_holding ADD CONSTRAINT invitation_holding_invitation FOREIGN KEY (invitation_id) REFERENCES identity.invitation(id);

ALTER TABLE identity.invitation_holding ADD CONSTRAINT invitation_holding_inviter FOREIGN KEY (inviter_id) REFERENCES registry.organisation(id);

ALTER TABLE identity.invitation_holding ADD CONSTRAINT invitation_holding_once EXCLUDE USING gist (invitation_id WITH =, period WITH &&) WHERE ((NOT isempty(period)));

ALTER TABLE identity.invitation_holding ADD CONSTRAINT invitation_holding_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);

ALTER TABLE identity.invitation_holding ADD CONSTRAINT invitation_holding_period_not_empty CHECK ((NOT isempty(period)));

ALTER TABLE identity.invitation_holding ADD CONSTRAINT invitation_holding_pkey PRIMARY KEY (id);

ALTER TABLE identity.login ADD CONSTRAINT login_person FOREIGN KEY (person_id) REFERENCES identity.person(id);

ALTER TABLE identity.login ADD CONSTRAINT login_pkey PRIMARY KEY (issuer, subject);

ALTER TABLE identity.person ADD CONSTRAINT person_address UNIQUE (address);

ALTER TABLE identity.person ADD CONSTRAINT person_address_lower CHECK ((address = lower(address)));

ALTER TABLE identity.person ADD CONSTRAINT person_erased CHECK (((erased_on IS NULL) = (address IS NOT NULL)));

ALTER TABLE identity.person ADD CONSTRAINT person_pkey PRIMARY KEY (id);

ALTER TABLE identity.person ADD CONSTRAINT viewers TRIGGER DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE identity.revoked_token ADD CONSTRAINT revoked_token_pkey PRIMARY KEY (jti);

ALTER TABLE identity.revoked_token ADD CONSTRAINT viewers TRIGGER DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE identity.sealed_secret ADD CONSTRAINT sealed_secret_pkey PRIMARY KEY (purpose);

ALTER TABLE identity.session ADD CONSTRAINT session_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);

ALTER TABLE identity.session ADD CONSTRAINT session_person FOREIGN KEY (person_id) REFERENCES identity.person(id);

ALTER TABLE identity.session ADD CONSTRAINT session_pkey PRIMARY KEY (id);

ALTER TABLE identity.session ADD CONSTRAINT viewers TRIGGER DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE identity.signing_key ADD CONSTRAINT signing_key_pkey PRIMARY KEY (kid);

ALTER TABLE identity.signing_key ADD CONSTRAINT signing_key_sealed CHECK (((sealed IS NULL) <> (plain IS NULL)));

ALTER TABLE identity.signing_key ADD CONSTRAINT viewers TRIGGER DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE notifications.invited_body ADD CONSTRAINT invited_body_body FOREIGN KEY (body_id) REFERENCES governance.body(id);

ALTER TABLE notifications.invited_body ADD CONSTRAINT invited_body_pkey PRIMARY KEY (body_id);

ALTER TABLE notifications.mail ADD CONSTRAINT mail_colleague_invitation FOREIGN KEY (colleague_invitation_id) REFERENCES identity.colleague_invitation(id) ON DELETE CASCADE;

ALTER TABLE notifications.mail ADD CONSTRAINT mail_once_of_colleague_invitation UNIQUE (colleague_invitation_id);

ALTER TABLE notifications.mail ADD CONSTRAINT mail_once_of_seat_invitation UNIQUE (seat_invitation_id);

ALTER TABLE notifications.mail ADD CONSTRAINT mail_person FOREIGN KEY (person_id) REFERENCES identity.person(id);

ALTER TABLE notifications.mail ADD CONSTRAINT mail_pkey PRIMARY KEY (id);

ALTER TABLE notifications.mail ADD CONSTRAINT mail_seat_invitation FOREIGN KEY (seat_invitation_id) REFERENCES governance.seat_invitation(id) ON DELETE CASCADE;

ALTER TABLE notifications.mail ADD CONSTRAINT mail_status CHECK ((status = ANY (ARRAY['pending'::text, 'sent'::text, 'refused'::text])));

ALTER TABLE notifications.mail ADD CONSTRAINT mail_to_somebody CHECK ((num_nonnulls(person_id, seat_invitation_id, colleague_invitation_id) = 1));

ALTER TABLE notifications.meeting_invitation ADD CONSTRAINT meeting_invitation_meeting FOREIGN KEY (meeting_id) REFERENCES governance.meeting(id);

ALTER TABLE notifications.meeting_invitation ADD CONSTRAINT meeting_invitation_person FOREIGN KEY (person_id) REFERENCES identity.person(id);

ALTER TABLE notifications.meeting_invitation ADD CONSTRAINT meeting_invitation_pkey PRIMARY KEY (meeting_id, person_id);

ALTER TABLE notifications.notification ADD CONSTRAINT notification_mail FOREIGN KEY (mail_id) REFERENCES notifications.mail(id);

ALTER TABLE notifications.notification ADD CONSTRAINT notification_once UNIQUE (person_id, event_id, subject);

ALTER TABLE notifications.notification ADD CONSTRAINT notification_person FOREIGN KEY (person_id) REFERENCES identity.person(id);

ALTER TABLE notifications.notification ADD CONSTRAINT notification_pkey PRIMARY KEY (id);

ALTER TABLE notifications.programme_change ADD CONSTRAINT programme_change_pkey PRIMARY KEY (id);

ALTER TABLE notifications.programme_change ADD CONSTRAINT programme_change_programme FOREIGN KEY (programme_id) REFERENCES programmes.programme(id);

ALTER TABLE pilots.called_municipality ADD CONSTRAINT called_municipality_once_at_a_time EXCLUDE USING gist (programme_id WITH =, organisation_id WITH =, period WITH &&) WHERE ((NOT isempty(period)));

ALTER TABLE pilots.called_municipality ADD CONSTRAINT called_municipality_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);

ALTER TABLE pilots.called_municipality ADD CONSTRAINT called_municipality_period_not_empty CHECK ((NOT isempty(period)));

ALTER TABLE pilots.called_municipality ADD CONSTRAINT called_municipality_pkey PRIMARY KEY (id);

ALTER TABLE pilots.called_municipality ADD CONSTRAINT called_municipality_programme FOREIGN KEY (programme_id) REFERENCES pilots.programme(id);

ALTER TABLE pilots.company_link ADD CONSTRAINT company_link_once_at_a_time EXCLUDE USING gist (pilot_id WITH =, organisation_id WITH =, role WITH =, period WITH &&) WHERE ((NOT isempty(period)));

ALTER TABLE pilots.company_link ADD CONSTRAINT company_link_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);

ALTER TABLE pilots.company_link ADD CONSTRAINT company_link_period_starts CHECK (((NOT isempty(period)) AND (NOT lower_inf(period))));

ALTER TABLE pilots.company_link ADD CONSTRAINT company_link_pilot FOREIGN KEY (pilot_id) REFERENCES pilots.pilot(id);

ALTER TABLE pilots.company_link ADD CONSTRAINT company_link_pkey PRIMARY KEY (id);

ALTER TABLE pilots.experiment ADD CONSTRAINT experiment_concluded CHECK ((((concluded_on IS NULL) = (outcome IS NULL)) AND (concluded_on >= begun_on)));

ALTER TABLE pilots.experiment ADD CONSTRAINT experiment_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);

ALTER TABLE pilots.experiment ADD CONSTRAINT experiment_pilot FOREIGN KEY (pilot_id) REFERENCES pilots.pilot(id);

ALTER TABLE pilots.experiment ADD CONSTRAINT experiment_pkey PRIMARY KEY (id);

ALTER TABLE pilots.milestone ADD CONSTRAINT milestone_dropped CHECK ((((dropped_on IS NULL) = (drop_reason IS NULL)) AND ((dropped_on IS NULL) OR (reached_on IS NULL))));

ALTER TABLE pilots.milestone ADD CONSTRAINT milestone_pilot FOREIGN KEY (pilot_id) REFERENCES pilots.pilot(id);

ALTER TABLE pilots.milestone ADD CONSTRAINT milestone_pkey PRIMARY KEY (id);

ALTER TABLE pilots.partnership ADD CONSTRAINT partnership_once_at_a_time EXCLUDE USING gist (pilot_id WITH =, organisation_id WITH =, period WITH &&) WHERE (((status <> 'withdrawn'::text) AND (NOT isempty(period))));

ALTER TABLE pilots.partnership ADD CONSTRAINT partnership_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);

ALTER TABLE pilots.partnership ADD CONSTRAINT partnership_period_starts CHECK (((NOT isempty(period)) AND (NOT lower_inf(period))));

ALTER TABLE pilots.partnership ADD CONSTRAINT partnership_pilot FOREIGN KEY (pilot_id) REFERENCES pilots.pilot(id);

ALTER TABLE pilots.partnership ADD CONSTRAINT partnership_pkey PRIMARY KEY (id);

ALTER TABLE pilots.partnership ADD CONSTRAINT partnership_status CHECK ((status = ANY (ARRAY['invited'::text, 'joined'::text, 'withdrawn'::text])));

ALTER TABLE pilots.pilot ADD CONSTRAINT pilot_approved CHECK (
CASE status
    WHEN 'draft'::text THEN (NOT approved)
    WHEN 'cancelled'::text THEN true
    ELSE approved
END);

ALTER TABLE pilots.pilot ADD CONSTRAINT pilot_cancellation_reason CHECK (((cancellation_reason IS NULL) OR (status = 'cancelled'::text)));

ALTER TABLE pilots.pilot ADD CONSTRAINT pilot_collaboration FOREIGN KEY (id) REFERENCES registry.collaboration(id);

ALTER TABLE pilots.pilot ADD CONSTRAINT pilot_period_not_empty CHECK ((NOT isempty(period)));

ALTER TABLE pilots.pilot ADD CONSTRAINT pilot_pkey PRIMARY KEY (id);

ALTER TABLE pilots.pilot ADD CONSTRAINT pilot_programme FOREIGN KEY (programme_id) REFERENCES pilots.programme(id);

ALTER TABLE pilots.pilot ADD CONSTRAINT pilot_status CHECK ((status = ANY (ARRAY['draft'::text, 'approved'::text, 'running'::text, 'completed'::text, 'closed'::text, 'cancelled'::text])));

ALTER TABLE pilots.plan ADD CONSTRAINT plan_became_pilot CHECK (((status = 'approved'::text) = (pilot_id IS NOT NULL)));

ALTER TABLE pilots.plan ADD CONSTRAINT plan_became_project CHECK (((status = 'redirected'::text) = (project_id IS NOT NULL)));

ALTER TABLE pilots.plan ADD CONSTRAINT plan_decided CHECK (((status = ANY (ARRAY['submitted'::text, 'withdrawn'::text])) = (decided_on IS NULL)));

ALTER TABLE pilots.plan ADD CONSTRAINT plan_period_not_empty CHECK ((NOT isempty(period)));

ALTER TABLE pilots.plan ADD CONSTRAINT plan_pilot FOREIGN KEY (pilot_id) REFERENCES pilots.pilot(id);

ALTER TABLE pilots.plan ADD CONSTRAINT plan_pkey PRIMARY KEY (id);

ALTER TABLE pilots.plan ADD CONSTRAINT plan_programme FOREIGN KEY (programme_id) REFERENCES pilots.programme(id);

ALTER TABLE pilots.plan ADD CONSTRAINT plan_project FOREIGN KEY (project_id) REFERENCES pilots.project(id);

ALTER TABLE pilots.plan ADD CONSTRAINT plan_status CHECK ((status = ANY (ARRAY['submitted'::text, 'approved'::text, 'redirected'::text, 'rejected'::text, 'withdrawn'::text])));

ALTER TABLE pilots.plan ADD CONSTRAINT plan_withdrawn CHECK (((status = 'withdrawn'::text) = (withdrawn_on IS NOT NULL)));

ALTER TABLE pilots.plan_party ADD CONSTRAINT plan_party_once_at_a_time EXCLUDE USING gist (plan_id WITH =, role WITH =, organisation_id WITH =, period WITH &&) WHERE ((NOT isempty(period)));

ALTER TABLE pilots.plan_party ADD CONSTRAINT plan_party_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);

ALTER TABLE pilots.plan_party ADD CONSTRAINT plan_party_period_not_empty CHECK ((NOT isempty(period)));

ALTER TABLE pilots.plan_party ADD CONSTRAINT plan_party_pkey PRIMARY KEY (id);

ALTER TABLE pilots.plan_party ADD CONSTRAINT plan_party_plan FOREIGN KEY (plan_id) REFERENCES pilots.plan(id);

ALTER TABLE pilots.plan_party ADD CONSTRAINT plan_party_role CHECK ((role = ANY (ARRAY['applicant'::text, 'coordinator'::text, 'partner'::text])));

ALTER TABLE pilots.programme ADD CONSTRAINT programme_call_opens CHECK (((call IS NULL) OR ((NOT isempty(call)) AND (NOT lower_inf(call)))));

ALTER TABLE pilots.programme ADD CONSTRAINT programme_collaboration FOREIGN KEY (id) REFERENCES registry.collaboration(id);

ALTER TABLE pilots.programme ADD CONSTRAINT programme_documented_partners_count CHECK ((documented_partners >= 0));

ALTER TABLE pilots.programme ADD CONSTRAINT programme_documented_partners_whole CHECK (((documented_partners IS NULL) = (documented_partners_provenance IS NULL)));

ALTER TABLE pilots.programme ADD CONSTRAINT programme_over CHECK ((((status = 'active'::text) = (status_on IS NULL)) AND ((status_on IS NULL) = (status_reason IS NULL))));

ALTER TABLE pilots.programme ADD CONSTRAINT programme_period_not_empty CHECK ((NOT isempty(period)));

ALTER TABLE pilots.programme ADD CONSTRAINT programme_pkey PRIMARY KEY (id);

ALTER TABLE pilots.programme ADD CONSTRAINT programme_status CHECK ((status = ANY (ARRAY['active'::text, 'ended'::text, 'cancelled'::text])));

ALTER TABLE pilots.project ADD CONSTRAINT project_collaboration FOREIGN KEY (id) REFERENCES registry.collaboration(id);

ALTER TABLE pilots.project ADD CONSTRAINT project_period_not_empty CHECK ((NOT isempty(period)));

ALTER TABLE pilots.project ADD CONSTRAINT project_pkey PRIMARY KEY (id);

ALTER TABLE pilots.project ADD CONSTRAINT project_programme FOREIGN KEY (programme_id) REFERENCES pilots.programme(id);

ALTER TABLE pilots.responsibility ADD CONSTRAINT responsibility_collaboration FOREIGN KEY (collaboration_id) REFERENCES registry.collaboration(id);

ALTER TABLE pilots.responsibility ADD CONSTRAINT responsibility_one_at_a_time EXCLUDE USING gist (collaboration_id WITH =, role WITH =, period WITH &&) WHERE ((NOT isempty(period)));

ALTER TABLE pilots.responsibility ADD CONSTRAINT responsibility_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);

ALTER TABLE pilots.responsibility ADD CONSTRAINT responsibility_period_not_empty CHECK ((NOT isempty(period)));

ALTER TABLE pilots.responsibility ADD CONSTRAINT responsibility_pkey PRIMARY KEY (id);

ALTER TABLE pilots.responsibility ADD CONSTRAINT responsibility_role CHECK ((role = ANY (ARRAY['coordinator'::text, 'applicant'::text])));

ALTER TABLE pilots.result ADD CONSTRAINT result_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);

ALTER TABLE pilots.result ADD CONSTRAINT result_pilot FOREIGN KEY (pilot_id) REFERENCES pilots.pilot(id);

ALTER TABLE pilots.result ADD CONSTRAINT result_pkey PRIMARY KEY (id);

ALTER TABLE pilots.status_report ADD CONSTRAINT status_report_light CHECK ((light = ANY (ARRAY['on-track'::text, 'at-risk'::text, 'off-track'::text])));

ALTER TABLE pilots.status_report ADD CONSTRAINT status_report_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);

ALTER TABLE pilots.status_report ADD CONSTRAINT status_report_pilot FOREIGN KEY (pilot_id) REFERENCES pilots.pilot(id);

ALTER TABLE pilots.status_report ADD CONSTRAINT status_report_pkey PRIMARY KEY (id);

ALTER TABLE platform.audit_checkpoint ADD CONSTRAINT audit_checkpoint_kind CHECK ((kind = ANY (ARRAY['head'::text, 'removed'::text])));

ALTER TABLE platform.audit_checkpoint ADD CONSTRAINT audit_checkpoint_pkey PRIMARY KEY (kind, sequence);

ALTER TABLE platform.audit_entry ADD CONSTRAINT audit_entry_id UNIQUE (id);

ALTER TABLE platform.audit_entry ADD CONSTRAINT audit_entry_outcome CHECK ((outcome = ANY (ARRAY['done'::text, 'refused'::text])));

ALTER TABLE platform.audit_entry ADD CONSTRAINT audit_entry_pkey PRIMARY KEY (sequence);

ALTER TABLE platform.audit_subject ADD CONSTRAINT audit_subject_pkey PRIMARY KEY (subject_id, sequence);

ALTER TABLE platform.audit_waiting ADD CONSTRAINT audit_waiting_outcome CHECK ((outcome = ANY (ARRAY['done'::text, 'refused'::text])));

ALTER TABLE platform.audit_waiting ADD CONSTRAINT audit_waiting_pkey PRIMARY KEY (arrival);

ALTER TABLE platform.delivery ADD CONSTRAINT delivery_event FOREIGN KEY (event_id) REFERENCES platform.event(id);

ALTER TABLE platform.delivery ADD CONSTRAINT delivery_pkey PRIMARY KEY (event_id, consumer);

ALTER TABLE platform.event ADD CONSTRAINT event_aggregate_version UNIQUE (aggregate_id, aggregate_version);

ALTER TABLE platform.event ADD CONSTRAINT event_cause FOREIGN KEY (cause_id) REFERENCES platform.event(id);

ALTER TABLE platform.event ADD CONSTRAINT event_origin CHECK ((origin = ANY (ARRAY['request'::text, 'import'::text, 'job'::text, 'example'::text])));

ALTER TABLE platform.event ADD CONSTRAINT event_pkey PRIMARY KEY (id);

ALTER TABLE platform.event ADD CONSTRAINT event_visibility CHECK ((visibility = ANY (ARRAY['public'::text, 'concerned'::text])));

ALTER TABLE platform.event_concern ADD CONSTRAINT event_concern_pkey PRIMARY KEY (organisation_id, "position");

ALTER TABLE platform.history ADD CONSTRAINT history_pkey PRIMARY KEY (id);

ALTER TABLE platform.idempotency_key ADD CONSTRAINT idempotency_key_pkey PRIMARY KEY (id);

ALTER TABLE platform.migration ADD CONSTRAINT "PK_3043fc6b8af7c99b8b98830094f" PRIMARY KEY (id);

ALTER TABLE platform.rate_limit ADD CONSTRAINT rate_limit_pkey PRIMARY KEY (key);

ALTER TABLE programmes.action_plan ADD CONSTRAINT action_plan_area FOREIGN KEY (area_id) REFERENCES programmes.item_lineage(id);

ALTER TABLE programmes.action_plan ADD CONSTRAINT action_plan_copied_from FOREIGN KEY (copied_from_id) REFERENCES programmes.action_plan(id);

ALTER TABLE programmes.action_plan ADD CONSTRAINT action_plan_decision FOREIGN KEY (decision_id) REFERENCES governance.decision(id);

ALTER TABLE programmes.action_plan ADD CONSTRAINT action_plan_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);

ALTER TABLE programmes.action_plan ADD CONSTRAINT action_plan_pkey PRIMARY KEY (id);

ALTER TABLE programmes.action_plan ADD CONSTRAINT action_plan_programme FOREIGN KEY (programme_id) REFERENCES programmes.programme(id);

ALTER TABLE programmes.action_plan ADD CONSTRAINT action_plan_status CHECK ((status = ANY (ARRAY['draft'::text, 'adopted'::text, 'discarded'::text])));

ALTER TABLE programmes.action_plan_holder ADD CONSTRAINT action_plan_holder_one_at_a_time EXCLUDE USING gist (plan_id WITH =, period WITH &&) WHERE ((NOT isempty(period)));

ALTER TABLE programmes.action_plan_holder ADD CONSTRAINT action_plan_holder_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);

ALTER TABLE programmes.action_plan_holder ADD CONSTRAINT action_plan_holder_period_not_empty CHECK ((NOT isempty(period)));

ALTER TABLE programmes.action_plan_holder ADD CONSTRAINT action_plan_holder_pkey PRIMARY KEY (id);

ALTER TABLE programmes.action_plan_holder ADD CONSTRAINT action_plan_holder_plan FOREIGN KEY (plan_id) REFERENCES programmes.action_plan(id);

ALTER TABLE programmes.activity ADD CONSTRAINT activity_budget CHECK (((budget_minor IS NULL) = (budget_currency IS NULL)));

ALTER TABLE programmes.activity ADD CONSTRAINT activity_copied_from FOREIGN KEY (copied_from_id) REFERENCES programmes.activity(id);

ALTER TABLE programmes.activity ADD CONSTRAINT activity_measure FOREIGN KEY (measure_id) REFERENCES programmes.item_lineage(id);

ALTER TABLE programmes.activity ADD CONSTRAINT activity_pkey PRIMARY KEY (id);

ALTER TABLE programmes.activity ADD CONSTRAINT activity_plan FOREIGN KEY (plan_id) REFERENCES programmes.action_plan(id);

ALTER TABLE programmes.activity ADD CONSTRAINT activity_status CHECK ((status = ANY (ARRAY['planned'::text, 'in-progress'::text, 'done'::text, 'dropped'::text])));

ALTER TABLE programmes.activity_note ADD CONSTRAINT activity_note_activity FOREIGN KEY (activity_id) REFERENCES programmes.activity(id);

ALTER TABLE programmes.activity_note ADD CONSTRAINT activity_note_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);

ALTER TABLE programmes.activity_note ADD CONSTRAINT activity_note_pkey PRIMARY KEY (id);

ALTER TABLE programmes.activity_partner ADD CONSTRAINT activity_partner_activity FOREIGN KEY (activity_id) REFERENCES programmes.activity(id);

ALTER TABLE programmes.activity_partner ADD CONSTRAINT activity_partner_once EXCLUDE USING gist (activity_id WITH =, organisation_id WITH =, period WITH &&) WHERE ((NOT isempty(period)));

ALTER TABLE programmes.activity_partner ADD CONSTRAINT activity_partner_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);

ALTER TABLE programmes.activity_partner ADD CONSTRAINT activity_partner_period_not_empty CHECK ((NOT isempty(period)));

ALTER TABLE programmes.activity_partner ADD CONSTRAINT activity_partner_pkey PRIMARY KEY (id);

ALTER TABLE programmes.activity_responsible ADD CONSTRAINT activity_responsible_activity FOREIGN KEY (activity_id) REFERENCES programmes.activity(id);

ALTER TABLE programmes.activity_responsible ADD CONSTRAINT activity_responsible_one_at_a_time EXCLUDE USING gist (activity_id WITH =, period WITH &&) WHERE ((NOT isempty(period)));

ALTER TABLE programmes.activity_responsible ADD CONSTRAINT activity_responsible_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);

ALTER TABLE programmes.activity_responsible ADD CONSTRAINT activity_responsible_period_not_empty CHECK ((NOT isempty(period)));

ALTER TABLE programmes.activity_responsible ADD CONSTRAINT activity_responsible_pkey PRIMARY KEY (id);

ALTER TABLE programmes.activity_wait ADD CONSTRAINT activity_wait_activity FOREIGN KEY (activity_id) REFERENCES programmes.activity(id);

ALTER TABLE programmes.activity_wait ADD CONSTRAINT activity_wait_pkey PRIMARY KEY (id);

ALTER TABLE programmes.activity_wait ADD CONSTRAINT activity_wait_waits_for FOREIGN KEY (waits_for_id) REFERENCES programmes.activity(id);

ALTER TABLE programmes.adopter ADD CONSTRAINT adopter_once EXCLUDE USING gist (programme_id WITH =, organisation_id WITH =, period WITH &&) WHERE ((NOT isempty(period)));

ALTER TABLE programmes.adopter ADD CONSTRAINT adopter_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);

ALTER TABLE programmes.adopter ADD CONSTRAINT adopter_period_not_empty CHECK ((NOT isempty(period)));

ALTER TABLE programmes.adopter ADD CONSTRAINT adopter_pkey PRIMARY KEY (id);

ALTER TABLE programmes.adopter ADD CONSTRAINT adopter_programme FOREIGN KEY (programme_id) REFERENCES programmes.programme(id);

ALTER TABLE programmes.consultation ADD CONSTRAINT consultation_ended CHECK (((status = 'open'::text) = (ended_on IS NULL)));

ALTER TABLE programmes.consultation ADD CONSTRAINT consultation_pkey PRIMARY KEY (id);

ALTER TABLE programmes.consultation ADD CONSTRAINT consultation_programme FOREIGN KEY (programme_id) REFERENCES programmes.programme(id);

ALTER TABLE programmes.consultation ADD CONSTRAINT consultation_revision FOREIGN KEY (revision_id) REFERENCES programmes.revision(id);

ALTER TABLE programmes.consultation ADD CONSTRAINT consultation_status CHECK ((status = ANY (ARRAY['open'::text, 'closed'::text, 'withdrawn'::text])));

ALTER TABLE programmes.cycle ADD CONSTRAINT cycle_pkey PRIMARY KEY (id);

ALTER TABLE programmes.cycle ADD CONSTRAINT cycle_programme FOREIGN KEY (id) REFERENCES programmes.programme(id);

ALTER TABLE programmes.item ADD CONSTRAINT item_adapted_from FOREIGN KEY (adapted_from_id) REFERENCES programmes.item_lineage(id);

ALTER TABLE programmes.item ADD CONSTRAINT item_came_by CHECK ((came_by = ANY (ARRAY['split'::text, 'merged'::text, 'superseded'::text])));

ALTER TABLE programmes.item ADD CONSTRAINT item_kind CHECK ((kind = ANY (ARRAY['priority'::text, 'strategic-area'::text, 'objective'::text, 'measure'::text])));

ALTER TABLE programmes.item ADD CONSTRAINT item_lineage FOREIGN KEY (lineage_id) REFERENCES programmes.item_lineage(id);

ALTER TABLE programmes.item ADD CONSTRAINT item_origins CHECK (((came_by IS NULL) = (origins = '{}'::uuid[])));

ALTER TABLE programmes.item ADD CONSTRAINT item_parent FOREIGN KEY (parent_id) REFERENCES programmes.item(id);

ALTER TABLE programmes.item ADD CONSTRAINT item_parent_lineage FOREIGN KEY (parent_lineage_id) REFERENCES programmes.item_lineage(id);

ALTER TABLE programmes.item ADD CONSTRAINT item_pkey PRIMARY KEY (id);

ALTER TABLE programmes.item ADD CONSTRAINT item_revision FOREIGN KEY (revision_id) REFERENCES programmes.revision(id);

ALTER TABLE programmes.item ADD CONSTRAINT item_working_group FOREIGN KEY (working_group_id) REFERENCES governance.body(id);

ALTER TABLE programmes.item_lineage ADD CONSTRAINT item_lineage_pkey PRIMARY KEY (id);

ALTER TABLE programmes.item_lineage ADD CONSTRAINT item_lineage_programme FOREIGN KEY (programme_id) REFERENCES programmes.programme(id);

ALTER TABLE programmes.item_responsible ADD CONSTRAINT item_responsible_item FOREIGN KEY (item_id) REFERENCES programmes.item(id);

ALTER TABLE programmes.item_responsible ADD CONSTRAINT item_responsible_once EXCLUDE USING gist (item_id WITH =, organisation_id WITH =, period WITH &&) WHERE ((NOT isempty(period)));

ALTER TABLE programmes.item_responsible ADD CONSTRAINT item_responsible_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);

ALTER TABLE programmes.item_responsible ADD CONSTRAINT item_responsible_period_not_empty CHECK ((NOT isempty(period)));

ALTER TABLE programmes.item_responsible ADD CONSTRAINT item_responsible_pkey PRIMARY KEY (id);

ALTER TABLE programmes.measure_report ADD CONSTRAINT measure_report_lineage FOREIGN KEY (lineage_id) REFERENCES programmes.item_lineage(id);

ALTER TABLE programmes.measure_report ADD CONSTRAINT measure_report_pkey PRIMARY KEY (id);

ALTER TABLE programmes.measure_report ADD CONSTRAINT measure_report_programme FOREIGN KEY (programme_id) REFERENCES programmes.programme(id);

ALTER TABLE programmes.measure_report ADD CONSTRAINT measure_report_status CHECK ((status = ANY (ARRAY['not-started'::text, 'in-progress'::text, 'done'::text, 'abandoned'::text])));

ALTER TABLE programmes.obligation ADD CONSTRAINT obligation_area FOREIGN KEY (area_id) REFERENCES programmes.item_lineage(id);

ALTER TABLE programmes.obligation ADD CONSTRAINT obligation_fulfilled_by CHECK (((fulfilled_by_kind IS NULL) = (fulfilled_by_id IS NULL)));

ALTER TABLE programmes.obligation ADD CONSTRAINT obligation_one_subject CHECK ((num_nonnulls(area_id, working_group_id) <= 1));

ALTER TABLE programmes.obligation ADD CONSTRAINT obligation_owed_by FOREIGN KEY (owed_by_id) REFERENCES registry.organisation(id);

ALTER TABLE programmes.obligation ADD CONSTRAINT obligation_pkey PRIMARY KEY (id);

ALTER TABLE programmes.obligation ADD CONSTRAINT obligation_programme FOREIGN KEY (programme_id) REFERENCES programmes.programme(id);

ALTER TABLE programmes.obligation ADD CONSTRAINT obligation_status CHECK ((status = ANY (ARRAY['open'::text, 'fulfilled'::text, 'waived'::text, 'withdrawn'::text])));

ALTER TABLE programmes.obligation ADD CONSTRAINT obligation_working_group FOREIGN KEY (working_group_id) REFERENCES governance.body(id);

ALTER TABLE programmes.opinion ADD CONSTRAINT opinion_consultation FOREIGN KEY (consultation_id) REFERENCES programmes.consultation(id);

ALTER TABLE programmes.opinion ADD CONSTRAINT opinion_given CHECK (((status = 'given'::text) = (("position" IS NOT NULL) AND (given_on IS NOT NULL))));

ALTER TABLE programmes.opinion ADD CONSTRAINT opinion_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);

ALTER TABLE programmes.opinion ADD CONSTRAINT opinion_pkey PRIMARY KEY (id);

ALTER TABLE programmes.opinion ADD CONSTRAINT opinion_position CHECK (("position" = ANY (ARRAY['agreed'::text, 'agreed-with-remarks'::text, 'opposed'::text, 'no-opinion'::text])));

ALTER TABLE programmes.opinion ADD CONSTRAINT opinion_status CHECK ((status = ANY (ARRAY['asked'::text, 'given'::text, 'joined'::text])));

ALTER TABLE programmes.opinion_remark ADD CONSTRAINT opinion_remark_lineage FOREIGN KEY (lineage_id) REFERENCES programmes.item_lineage(id);

ALTER TABLE programmes.opinion_remark ADD CONSTRAINT opinion_remark_opinion FOREIGN KEY (opinion_id) REFERENCES programmes.opinion(id);

ALTER TABLE programmes.opinion_remark ADD CONSTRAINT opinion_remark_pkey PRIMARY KEY (id);

ALTER TABLE programmes.parked_item ADD CONSTRAINT parked_item_lineage FOREIGN KEY (lineage_id) REFERENCES programmes.item_lineage(id);

ALTER TABLE programmes.parked_item ADD CONSTRAINT parked_item_parked_by FOREIGN KEY (parked_by_id) REFERENCES registry.organisation(id);

ALTER TABLE programmes.parked_item ADD CONSTRAINT parked_item_pkey PRIMARY KEY (id);

ALTER TABLE programmes.parked_item ADD CONSTRAINT parked_item_programme FOREIGN KEY (programme_id) REFERENCES programmes.programme(id);

ALTER TABLE programmes.parked_item ADD CONSTRAINT parked_item_status CHECK ((status = ANY (ARRAY['parked'::text, 'taken-up'::text, 'dropped'::text])));

ALTER TABLE programmes.programme ADD CONSTRAINT programme_adapted_from FOREIGN KEY (adapted_from_id) REFERENCES programmes.programme(id);

ALTER TABLE programmes.programme ADD CONSTRAINT programme_adopting_body FOREIGN KEY (adopting_body_id) REFERENCES governance.body(id);

ALTER TABLE programmes.programme ADD CONSTRAINT programme_carries_out FOREIGN KEY (carries_out_id) REFERENCES programmes.programme(id);

ALTER TABLE programmes.programme ADD CONSTRAINT programme_collaboration FOREIGN KEY (id) REFERENCES registry.collaboration(id);

ALTER TABLE programmes.programme ADD CONSTRAINT programme_decision FOREIGN KEY (decision_id) REFERENCES governance.decision(id);

ALTER TABLE programmes.programme ADD CONSTRAINT programme_period_not_empty CHECK ((NOT isempty(period)));

ALTER TABLE programmes.programme ADD CONSTRAINT programme_pkey PRIMARY KEY (id);

ALTER TABLE programmes.programme ADD CONSTRAINT programme_predecessor FOREIGN KEY (predecessor_id) REFERENCES programmes.programme(id);

ALTER TABLE programmes.programme ADD CONSTRAINT programme_status CHECK ((status = ANY (ARRAY['draft'::text, 'adopted'::text, 'withdrawn'::text])));

ALTER TABLE programmes.revision ADD CONSTRAINT revision_decision FOREIGN KEY (decision_id) REFERENCES governance.decision(id);

ALTER TABLE programmes.revision ADD CONSTRAINT revision_pkey PRIMARY KEY (id);

ALTER TABLE programmes.revision ADD CONSTRAINT revision_programme FOREIGN KEY (programme_id) REFERENCES programmes.programme(id);

ALTER TABLE programmes.revision ADD CONSTRAINT revision_status CHECK ((status = ANY (ARRAY['draft'::text, 'adopted'::text, 'discarded'::text])));

ALTER TABLE programmes.work_programme ADD CONSTRAINT work_programme_budget CHECK (((budget_minor IS NULL) = (budget_currency IS NULL)));

ALTER TABLE programmes.work_programme ADD CONSTRAINT work_programme_decision FOREIGN KEY (decision_id) REFERENCES governance.decision(id);

ALTER TABLE programmes.work_programme ADD CONSTRAINT work_programme_pkey PRIMARY KEY (id);

ALTER TABLE programmes.work_programme ADD CONSTRAINT work_programme_programme FOREIGN KEY (programme_id) REFERENCES programmes.programme(id);

ALTER TABLE programmes.work_programme ADD CONSTRAINT work_programme_status CHECK ((status = ANY (ARRAY['draft'::text, 'adopted'::text, 'discarded'::text])));

ALTER TABLE programmes.work_programme ADD CONSTRAINT work_programme_working_group FOREIGN KEY (working_group_id) REFERENCES governance.body(id);

ALTER TABLE programmes.work_target ADD CONSTRAINT work_target_item FOREIGN KEY (item_id) REFERENCES programmes.item_lineage(id);

ALTER TABLE programmes.work_target ADD CONSTRAINT work_target_pkey PRIMARY KEY (id);

ALTER TABLE programmes.work_target ADD CONSTRAINT work_target_work_programme FOREIGN KEY (work_programme_id) REFERENCES programmes.work_programme(id);

ALTER TABLE programmes.work_task ADD CONSTRAINT work_task_pkey PRIMARY KEY (id);

ALTER TABLE programmes.work_task ADD CONSTRAINT work_task_status CHECK ((status = ANY (ARRAY['open'::text, 'done'::text, 'dropped'::text])));

ALTER TABLE programmes.work_task ADD CONSTRAINT work_task_work_programme FOREIGN KEY (work_programme_id) REFERENCES programmes.work_programme(id);

ALTER TABLE programmes.work_task_responsible ADD CONSTRAINT work_task_responsible_one_at_a_time EXCLUDE USING gist (task_id WITH =, period WITH &&) WHERE ((NOT isempty(period)));

ALTER TABLE programmes.work_task_responsible ADD CONSTRAINT work_task_responsible_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);

ALTER TABLE programmes.work_task_responsible ADD CONSTRAINT work_task_responsible_period_not_empty CHECK ((NOT isempty(period)));

ALTER TABLE programmes.work_task_responsible ADD CONSTRAINT work_task_responsible_pkey PRIMARY KEY (id);

ALTER TABLE programmes.work_task_responsible ADD CONSTRAINT work_task_responsible_task FOREIGN KEY (task_id) REFERENCES programmes.work_task(id);

ALTER TABLE registry.collaboration ADD CONSTRAINT collaboration_period_not_empty CHECK ((NOT isempty(period)));

ALTER TABLE registry.collaboration ADD CONSTRAINT collaboration_pkey PRIMARY KEY (id);

ALTER TABLE registry.collaboration_owner ADD CONSTRAINT collaboration_owner_collaboration FOREIGN KEY (collaboration_id) REFERENCES registry.collaboration(id);

ALTER TABLE registry.collaboration_owner ADD CONSTRAINT collaboration_owner_one_at_a_time EXCLUDE USING gist (collaboration_id WITH =, period WITH &&) WHERE ((NOT isempty(period)));

ALTER TABLE registry.collaboration_owner ADD CONSTRAINT collaboration_owner_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);

ALTER TABLE registry.collaboration_owner ADD CONSTRAINT collaboration_owner_period_not_empty CHECK ((NOT isempty(period)));

ALTER TABLE registry.collaboration_owner ADD CONSTRAINT collaboration_owner_pkey PRIMARY KEY (id);

ALTER TABLE registry.collaboration_theme ADD CONSTRAINT collaboration_theme_collaboration FOREIGN KEY (collaboration_id) REFERENCES registry.collaboration(id);

ALTER TABLE registry.collaboration_theme ADD CONSTRAINT collaboration_theme_once EXCLUDE USING gist (collaboration_id WITH =, theme_id WITH =, period WITH &&) WHERE ((NOT isempty(period)));

ALTER TABLE registry.collaboration_theme ADD CONSTRAINT collaboration_theme_period_not_empty CHECK ((NOT isempty(period)));

ALTER TABLE registry.collaboration_theme ADD CONSTRAINT collaboration_theme_pkey PRIMARY KEY (id);

ALTER TABLE registry.collaboration_theme ADD CONSTRAINT collaboration_theme_theme FOREIGN KEY (theme_id) REFERENCES registry.theme(id);

ALTER TABLE registry.network ADD CONSTRAINT network_collaboration FOREIGN KEY (id) REFERENCES registry.collaboration(id);

ALTER TABLE registry.network ADD CONSTRAINT network_pkey PRIMARY KEY (id);

ALTER TABLE registry.network_member ADD CONSTRAINT network_member_collaboration FOREIGN KEY (collaboration_id) REFERENCES registry.collaboration(id);

ALTER TABLE registry.network_member ADD CONSTRAINT network_member_collaboration_once EXCLUDE USING gist (network_id WITH =, collaboration_id WITH =, period WITH &&) WHERE ((NOT isempty(period)));

ALTER TABLE registry.network_member ADD CONSTRAINT network_member_network FOREIGN KEY (network_id) REFERENCES registry.network(id);

ALTER TABLE registry.network_member ADD CONSTRAINT network_member_one_thing CHECK ((num_nonnulls(organisation_id, collaboration_id) = 1));

ALTER TABLE registry.network_member ADD CONSTRAINT network_member_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);

ALTER TABLE registry.network_member ADD CONSTRAINT network_member_organisation_once EXCLUDE USING gist (network_id WITH =, organisation_id WITH =, period WITH &&) WHERE ((NOT isempty(period)));

ALTER TABLE registry.network_member ADD CONSTRAINT network_member_period_not_empty CHECK ((NOT isempty(period)));

ALTER TABLE registry.network_member ADD CONSTRAINT network_member_pkey PRIMARY KEY (id);

ALTER TABLE registry.organisation ADD CONSTRAINT kept TRIGGER DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE registry.organisation ADD CONSTRAINT organisation_location_whole CHECK (((latitude IS NULL) = (longitude IS NULL)));

ALTER TABLE registry.organisation ADD CONSTRAINT organisation_period_not_empty CHECK ((NOT isempty(period)));

ALTER TABLE registry.organisation ADD CONSTRAINT organisation_pkey PRIMARY KEY (id);

ALTER TABLE registry.organisation_member ADD CONSTRAINT organisation_member_member FOREIGN KEY (member_id) REFERENCES registry.organisation(id);

ALTER TABLE registry.organisation_member ADD CONSTRAINT organisation_member_once EXCLUDE USING gist (organisation_id WITH =, member_id WITH =, period WITH &&) WHERE ((NOT isempty(period)));

ALTER TABLE registry.organisation_member ADD CONSTRAINT organisation_member_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);

ALTER TABLE registry.organisation_member ADD CONSTRAINT organisation_member_period_not_empty CHECK ((NOT isempty(period)));

ALTER TABLE registry.organisation_member ADD CONSTRAINT organisation_member_pkey PRIMARY KEY (id);

ALTER TABLE registry.organisation_name ADD CONSTRAINT kept TRIGGER DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE registry.organisation_name ADD CONSTRAINT organisation_name_one_at_a_time EXCLUDE USING gist (organisation_id WITH =, period WITH &&) WHERE ((NOT isempty(period)));

ALTER TABLE registry.organisation_name ADD CONSTRAINT organisation_name_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);

ALTER TABLE registry.organisation_name ADD CONSTRAINT organisation_name_period_not_empty CHECK ((NOT isempty(period)));

ALTER TABLE registry.organisation_name ADD CONSTRAINT organisation_name_pkey PRIMARY KEY (id);

ALTER TABLE registry.region ADD CONSTRAINT region_nuts_whole CHECK (((nuts IS NULL) = (nuts_version IS NULL)));

ALTER TABLE registry.region ADD CONSTRAINT region_pkey PRIMARY KEY (id);

ALTER TABLE registry.region_membership ADD CONSTRAINT region_membership_one_at_a_time EXCLUDE USING gist (organisation_id WITH =, period WITH &&) WHERE ((NOT isempty(period)));

ALTER TABLE registry.region_membership ADD CONSTRAINT region_membership_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);

ALTER TABLE registry.region_membership ADD CONSTRAINT region_membership_period_not_empty CHECK ((NOT isempty(period)));

ALTER TABLE registry.region_membership ADD CONSTRAINT region_membership_pkey PRIMARY KEY (id);

ALTER TABLE registry.region_membership ADD CONSTRAINT region_membership_region FOREIGN KEY (region_id) REFERENCES registry.region(id);

ALTER TABLE registry.succession ADD CONSTRAINT succession_otherwise FOREIGN KEY (otherwise_id) REFERENCES registry.organisation(id);

ALTER TABLE registry.succession ADD CONSTRAINT succession_pkey PRIMARY KEY (id);

ALTER TABLE registry.succession_pair ADD CONSTRAINT succession_pair_pkey PRIMARY KEY (id);

ALTER TABLE registry.succession_pair ADD CONSTRAINT succession_pair_predecessor FOREIGN KEY (predecessor_id) REFERENCES registry.organisation(id);

ALTER TABLE registry.succession_pair ADD CONSTRAINT succession_pair_succession FOREIGN KEY (succession_id) REFERENCES registry.succession(id);

ALTER TABLE registry.succession_pair ADD CONSTRAINT succession_pair_successor FOREIGN KEY (successor_id) REFERENCES registry.organisation(id);

ALTER TABLE registry.theme ADD CONSTRAINT kept TRIGGER DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE registry.theme ADD CONSTRAINT theme_not_below_itself CHECK ((parent_id <> id));

ALTER TABLE registry.theme ADD CONSTRAINT theme_parent FOREIGN KEY (parent_id) REFERENCES registry.theme(id);

ALTER TABLE registry.theme ADD CONSTRAINT theme_pkey PRIMARY KEY (id);

ALTER TABLE reporting.report ADD CONSTRAINT report_failure CHECK (((status = 'failed'::text) = (failure IS NOT NULL)));

ALTER TABLE reporting.report ADD CONSTRAINT report_organisation FOREIGN KEY (organisation_id) REFERENCES registry.organisation(id);

ALTER TABLE reporting.report ADD CONSTRAINT report_person FOREIGN KEY (person_id) REFERENCES identity.person(id);

ALTER TABLE reporting.report ADD CONSTRAINT report_pkey PRIMARY KEY (id);

ALTER TABLE reporting.report ADD CONSTRAINT report_programme FOREIGN KEY (programme_id) REFERENCES registry.collaboration(id);

ALTER TABLE reporting.report ADD CONSTRAINT report_progress CHECK (((progress >= 0) AND (progress <= 100)));

ALTER TABLE reporting.report ADD CONSTRAINT report_status CHECK ((status = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text])));

ALTER TABLE reporting.report_file ADD CONSTRAINT report_file_pkey PRIMARY KEY (report_id, format);

ALTER TABLE reporting.report_file ADD CONSTRAINT report_file_report FOREIGN KEY (report_id) REFERENCES reporting.report(id) ON DELETE CASCADE;

ALTER TABLE reporting.standing_file ADD CONSTRAINT standing_file_pkey PRIMARY KEY (standing_report_id, locale, format);

ALTER TABLE reporting.standing_file ADD CONSTRAINT standing_file_report FOREIGN KEY (standing_report_id) REFERENCES reporting.standing_report(id) ON DELETE CASCADE;

ALTER TABLE reporting.standing_report ADD CONSTRAINT standing_report_claim CHECK (((claimed_by IS NULL) = (claimed_until IS NULL)));

ALTER TABLE reporting.standing_report ADD CONSTRAINT standing_report_of_programme UNIQUE (programme_id);

ALTER TABLE reporting.standing_report ADD CONSTRAINT standing_report_pkey PRIMARY KEY (id);

ALTER TABLE reporting.standing_report ADD CONSTRAINT standing_report_programme FOREIGN KEY (programme_id) REFERENCES registry.collaboration(id);

CREATE INDEX alliance_by_change ON alliances.alliance USING btree (recorded_at, id);

CREATE INDEX alliance_by_name_en ON alliances.alliance USING btree (COALESCE((name ->> 'en'::text), (name ->> 'fi'::text), (name ->> 'sv'::text)) COLLATE "en-x-icu", id);

CREATE INDEX alliance_by_name_fi ON alliances.alliance USING btree (COALESCE((name ->> 'fi'::text), (name ->> 'sv'::text), (name ->> 'en'::text)) COLLATE "fi-x-icu", id);

CREATE INDEX alliance_by_name_sv ON alliances.alliance USING btree (COALESCE((name ->> 'sv'::text), (name ->> 'fi'::text), (name ->> 'en'::text)) COLLATE "sv-x-icu", id);

CREATE UNIQUE INDEX alliance_code ON alliances.alliance USING btree (code);

CREATE INDEX alliance_member_by_alliance ON alliances.alliance_member USING btree (alliance_id);

CREATE INDEX alliance_member_by_organisation ON alliances.alliance_member USING btree (organisation_id);

CREATE INDEX alliance_proposer_by_alliance ON alliances.alliance_proposer USING btree (alliance_id);

CREATE INDEX alliance_proposer_by_organisation ON alliances.alliance_proposer USING btree (organisation_id);

CREATE INDEX theme_group_by_alliance ON alliances.theme_group USING btree (alliance_id);

CREATE INDEX theme_group_standing_by_group ON alliances.theme_group_standing USING btree (group_id);

CREATE INDEX theme_group_theme_by_group ON alliances.theme_group_theme USING btree (group_id);

CREATE INDEX theme_group_theme_by_theme ON alliances.theme_group_theme USING btree (theme_id);

CREATE UNIQUE INDEX account_of_appropriation ON funding.account USING btree (appropriation_id, kind) WHERE (grant_id IS NULL);

CREATE UNIQUE INDEX account_of_grant ON funding.account USING btree (grant_id, kind) WHERE (grant_id IS NOT NULL);

CREATE UNIQUE INDEX amount_correction_of_appropriation ON funding.amount_correction USING btree (appropriation_id, place) WHERE (grant_id IS NULL);

CREATE UNIQUE INDEX amount_correction_of_grant ON funding.amount_correction USING btree (grant_id, place) WHERE (grant_id IS NOT NULL);

CREATE UNIQUE INDEX appropriation_code ON funding.appropriation USING btree (code);

CREATE INDEX appropriation_of_programme ON funding.appropriation USING btree (programme_id);

CREATE UNIQUE INDEX grant_code ON funding."grant" USING btree (code);

CREATE INDEX grant_conditions_of_grant ON funding.grant_conditions USING btree (grant_id);

CREATE INDEX grant_holder_by_organisation ON funding.grant_holder USING btree (organisation_id);

CREATE INDEX grant_holder_of_grant ON funding.grant_holder USING btree (grant_id);

CREATE INDEX grant_of_appropriation ON funding."grant" USING btree (appropriation_id);

CREATE INDEX grant_of_pilot ON funding."grant" USING btree (pilot_id);

CREATE UNIQUE INDEX posting_decided_once ON funding.posting USING btree (debit_account_id) WHERE (kind = ANY (ARRAY['appropriation'::text, 'grant'::text]));

CREATE INDEX posting_of_credit ON funding.posting USING btree (credit_account_id);

CREATE INDEX posting_of_debit ON funding.posting USING btree (debit_account_id);

CREATE UNIQUE INDEX acceptance_once ON governance.acceptance USING btree (meeting_id, seat_id);

CREATE INDEX action_item_by_decision ON governance.action_item USING btree (decision_id);

CREATE INDEX action_item_by_due ON governance.action_item USING btree (COALESCE(due, 'infinity'::date), id);

CREATE INDEX action_item_by_latest_due ON governance.action_item USING btree (COALESCE(due, '-infinity'::date), id);

CREATE INDEX action_item_by_meeting ON governance.action_item USING btree (meeting_id);

CREATE INDEX action_item_by_person ON governance.action_item USING btree (person_id, due);

CREATE INDEX action_item_open ON governance.action_item USING btree (due) WHERE ((done_on IS NULL) AND (withdrawn_on IS NULL));

CREATE INDEX action_item_organisation_by_item ON governance.action_item_organisation USING btree (item_id);

CREATE INDEX action_item_organisation_by_organisation ON governance.action_item_organisation USING btree (organisation_id);

CREATE INDEX agenda_item_by_meeting ON governance.agenda_item USING btree (meeting_id, place);

CREATE INDEX agenda_item_by_subject ON governance.agenda_item USING btree (subject_id);

CREATE INDEX agenda_item_by_theme ON governance.agenda_item USING btree (theme_id);

CREATE INDEX agenda_item_organisation_by_organisation ON governance.agenda_item_organisation USING btree (organisation_id);

CREATE UNIQUE INDEX agenda_item_organisation_once ON governance.agenda_item_organisation USING btree (item_id, organisation_id);

CREATE INDEX attendance_by_seat ON governance.attendance USING btree (seat_id);

CREATE INDEX attendance_in_order ON governance.attendance USING btree (meeting_id, place);

CREATE UNIQUE INDEX attendance_once ON governance.attendance USING btree (meeting_id, seat_id);

CREATE INDEX body_by_change ON governance.body USING btree (recorded_at, id);

CREATE INDEX body_by_collaboration ON governance.body USING btree (collaboration_id);

CREATE INDEX body_by_name_en ON governance.body USING btree (COALESCE((name ->> 'en'::text), (name ->> 'fi'::text), (name ->> 'sv'::text)) COLLATE "en-x-icu", id);

CREATE INDEX body_by_name_fi ON governance.body USING btree (COALESCE((name ->> 'fi'::text), (name ->> 'sv'::text), (name ->> 'en'::text)) COLLATE "fi-x-icu", id);

CREATE INDEX body_by_name_sv ON governance.body USING btree (COALESCE((name ->> 'sv'::text), (name ->> 'fi'::text), (name ->> 'en'::text)) COLLATE "sv-x-icu", id);

CREATE INDEX body_by_organisation ON governance.body USING btree (organisation_id);

CREATE INDEX body_by_reports_to ON governance.body USING btree (reports_to_id);

CREATE UNIQUE INDEX body_code ON governance.body USING btree (code);

CREATE INDEX body_in_order ON governance.body USING btree (COALESCE(code, '~'::text), id);

CREATE INDEX body_secretariat_by_body ON governance.body_secretariat USING btree (body_id);

CREATE INDEX body_secretariat_by_organisation ON governance.body_secretariat USING btree (organisation_id);

CREATE INDEX calendar_address_of_person ON governance.calendar_address USING btree (person_id, id);

CREATE UNIQUE INDEX calendar_address_secret ON governance.calendar_address USING btree (secret_sha256);

CREATE INDEX decision_by_body ON governance.decision USING btree (body_id, decided_on, id);

CREATE INDEX decision_by_day ON governance.decision USING btree (decided_on, id);

CREATE INDEX decision_by_meeting ON governance.decision USING btree (meeting_id);

CREATE INDEX decision_by_subject ON governance.decision USING btree (subject_id);

CREATE UNIQUE INDEX decision_of_item ON governance.decision USING btree (item_id);

CREATE UNIQUE INDEX dissent_once ON governance.dissent USING btree (decision_id, seat_id);

CREATE INDEX mandate_by_begin ON governance.mandate USING btree (COALESCE(lower(period), '-infinity'::date), id);

CREATE INDEX mandate_by_end ON governance.mandate USING btree (COALESCE(upper(period), 'infinity'::date), id);

CREATE INDEX mandate_by_organisation ON governance.mandate USING btree (organisation_id);

CREATE INDEX mandate_by_person ON governance.mandate USING btree (person_id);

CREATE INDEX mandate_by_seat ON governance.mandate USING btree (seat_id);

CREATE INDEX meeting_by_body ON governance.meeting USING btree (body_id, day, starts_at);

CREATE INDEX meeting_by_day ON governance.meeting USING btree (day, starts_at, id);

CREATE INDEX proposal_by_answer_due ON governance.proposal USING btree (COALESCE(answer_due, 'infinity'::date), id);

CREATE INDEX proposal_by_body ON governance.proposal USING btree (addressee_body_id);

CREATE INDEX proposal_by_collaboration ON governance.proposal USING btree (collaboration_id);

CREATE INDEX proposal_by_latest_submission ON governance.proposal USING btree (COALESCE(submitted_on, '-infinity'::date), id);

CREATE INDEX proposal_by_submission ON governance.proposal USING btree (COALESCE(submitted_on, 'infinity'::date), id);

CREATE UNIQUE INDEX proposal_code ON governance.proposal USING btree (code);

CREATE INDEX proposal_party_by_organisation ON governance.proposal_party USING btree (organisation_id);

CREATE INDEX proposal_party_by_proposal ON governance.proposal_party USING btree (proposal_id);

CREATE INDEX proposal_waiting ON governance.proposal USING btree (answer_due) WHERE (status = 'submitted'::text);

CREATE INDEX remark_by_meeting ON governance.remark USING btree (meeting_id);

CREATE INDEX seat_by_body ON governance.seat USING btree (body_id, place);

CREATE INDEX seat_invitation_by_address ON governance.seat_invitation USING btree (address) WHERE (status = 'pending'::text);

CREATE INDEX seat_invitation_by_body ON governance.seat_invitation USING btree (body_id) WHERE (status = 'pending'::text);

CREATE INDEX seat_invitation_by_inviter ON governance.seat_invitation USING btree (inviter_id, sent_on);

CREATE INDEX seat_invitation_by_person ON governance.seat_invitation USING btree (person_id) WHERE (status = 'pending'::text);

CREATE INDEX seat_invitation_by_seat ON governance.seat_invitation USING btree (seat_id);

CREATE INDEX seat_invitation_due ON governance.seat_invitation USING btree (expires_on) WHERE (status = 'pending'::text);

CREATE INDEX seat_organisation_by_organisation ON governance.seat_organisation USING btree (organisation_id);

CREATE INDEX seat_organisation_by_seat ON governance.seat_organisation USING btree (seat_id);

CREATE INDEX affiliation_of_organisation ON identity.affiliation USING btree (organisation_id);

CREATE INDEX affiliation_of_person ON identity.affiliation USING btree (person_id);

CREATE INDEX api_key_by_person ON identity.api_key USING btree (person_id);

CREATE INDEX api_key_of_organisation ON identity.api_key USING btree (organisation_id, id);

CREATE UNIQUE INDEX api_key_prefix ON identity.api_key USING btree (prefix);

CREATE INDEX api_key_secret_of_key ON identity.api_key_secret USING btree (key_id);

CREATE INDEX colleague_invitation_by_address ON identity.colleague_invitation USING btree (address) WHERE (address IS NOT NULL);

CREATE INDEX colleague_invitation_of_organisation ON identity.colleague_invitation USING btree (organisation_id, sent_on);

CREATE INDEX invitation_holding_by_invitation ON identity.invitation_holding USING btree (invitation_id);

CREATE INDEX invitation_holding_by_inviter ON identity.invitation_holding USING btree (inviter_id);

CREATE INDEX invitation_holding_by_organisation ON identity.invitation_holding USING btree (organisation_id);

CREATE INDEX invitation_to ON identity.invitation USING btree (to_id);

CREATE INDEX login_of_person ON identity.login USING btree (person_id);

CREATE UNIQUE INDEX session_handle ON identity.session USING btree (handle);

CREATE INDEX session_of_person ON identity.session USING btree (person_id, begun_at, id);

CREATE INDEX mail_due ON notifications.mail USING btree (due_at) WHERE (status = 'pending'::text);

CREATE INDEX mail_of_person ON notifications.mail USING btree (person_id, written_at);

CREATE INDEX meeting_invitation_of_person ON notifications.meeting_invitation USING btree (person_id) WHERE invited;

CREATE INDEX notification_of_mail ON notifications.notification USING btree (mail_id);

CREATE INDEX notification_of_person ON notifications.notification USING btree (person_id, id);

CREATE INDEX notification_to_gather ON notifications.notification USING btree (gather_at) WHERE (mail_id IS NULL);

CREATE INDEX notification_unmailed ON notifications.notification USING btree (person_id) WHERE (mail_id IS NULL);

CREATE INDEX notification_unread ON notifications.notification USING btree (person_id) WHERE (read_at IS NULL);

CREATE INDEX programme_change_of ON notifications.programme_change USING btree (programme_id, occurred_at, id);

CREATE INDEX called_municipality_by_organisation ON pilots.called_municipality USING btree (organisation_id);

CREATE INDEX called_municipality_by_programme ON pilots.called_municipality USING btree (programme_id);

CREATE INDEX company_link_by_organisation ON pilots.company_link USING btree (organisation_id);

CREATE INDEX company_link_by_pilot ON pilots.company_link USING btree (pilot_id);

CREATE INDEX experiment_by_pilot ON pilots.experiment USING btree (pilot_id);

CREATE INDEX milestone_by_pilot ON pilots.milestone USING btree (pilot_id);

CREATE INDEX partnership_by_organisation ON pilots.partnership USING btree (organisation_id);

CREATE INDEX partnership_by_pilot ON pilots.partnership USING btree (pilot_id);

CREATE INDEX pilot_by_change ON pilots.pilot USING btree (recorded_at, id);

CREATE INDEX pilot_by_name_en ON pilots.pilot USING btree (COALESCE((name ->> 'en'::text), (name ->> 'fi'::text), (name ->> 'sv'::text)) COLLATE "en-x-icu", id);

CREATE INDEX pilot_by_name_fi ON pilots.pilot USING btree (COALESCE((name ->> 'fi'::text), (name ->> 'sv'::text), (name ->> 'en'::text)) COLLATE "fi-x-icu", id);

CREATE INDEX pilot_by_name_sv ON pilots.pilot USING btree (COALESCE((name ->> 'sv'::text), (name ->> 'fi'::text), (name ->> 'en'::text)) COLLATE "sv-x-icu", id);

CREATE INDEX pilot_by_programme ON pilots.pilot USING btree (programme_id);

CREATE INDEX pilot_by_status ON pilots.pilot USING btree (status_on, id);

CREATE UNIQUE INDEX pilot_code ON pilots.pilot USING btree (code);

CREATE INDEX plan_by_programme ON pilots.plan USING btree (programme_id);

CREATE INDEX plan_party_by_organisation ON pilots.plan_party USING btree (organisation_id);

CREATE INDEX plan_party_by_plan ON pilots.plan_party USING btree (plan_id);

CREATE INDEX programme_by_name_en ON pilots.programme USING btree (COALESCE((name ->> 'en'::text), (name ->> 'fi'::text), (name ->> 'sv'::text)) COLLATE "en-x-icu", id);

CREATE INDEX programme_by_name_fi ON pilots.programme USING btree (COALESCE((name ->> 'fi'::text), (name ->> 'sv'::text), (name ->> 'en'::text)) COLLATE "fi-x-icu", id);

CREATE INDEX programme_by_name_sv ON pilots.programme USING btree (COALESCE((name ->> 'sv'::text), (name ->> 'fi'::text), (name ->> 'en'::text)) COLLATE "sv-x-icu", id);

CREATE UNIQUE INDEX programme_code ON pilots.programme USING btree (code);

CREATE INDEX project_by_name_en ON pilots.project USING btree (COALESCE((name ->> 'en'::text), (name ->> 'fi'::text), (name ->> 'sv'::text)) COLLATE "en-x-icu", id);

CREATE INDEX project_by_name_fi ON pilots.project USING btree (COALESCE((name ->> 'fi'::text), (name ->> 'sv'::text), (name ->> 'en'::text)) COLLATE "fi-x-icu", id);

CREATE INDEX project_by_name_sv ON pilots.project USING btree (COALESCE((name ->> 'sv'::text), (name ->> 'fi'::text), (name ->> 'en'::text)) COLLATE "sv-x-icu", id);

CREATE INDEX project_by_programme ON pilots.project USING btree (programme_id);

CREATE UNIQUE INDEX project_code ON pilots.project USING btree (code);

CREATE INDEX responsibility_by_collaboration ON pilots.responsibility USING btree (collaboration_id);

CREATE INDEX responsibility_by_organisation ON pilots.responsibility USING btree (organisation_id);

CREATE INDEX result_by_pilot ON pilots.result USING btree (pilot_id);

CREATE INDEX status_report_by_pilot ON pilots.status_report USING btree (pilot_id, reported_on);

CREATE INDEX audit_entry_at ON platform.audit_entry USING btree (occurred_at);

CREATE INDEX audit_entry_by_credential ON platform.audit_entry USING btree (credential_id, sequence);

CREATE INDEX audit_entry_for_organisation ON platform.audit_entry USING btree (organisation_id, sequence);

CREATE INDEX audit_entry_from_address ON platform.audit_entry USING btree (address, sequence);

CREATE INDEX audit_entry_of_action ON platform.audit_entry USING btree (action, sequence);

CREATE INDEX audit_entry_of_person ON platform.audit_entry USING btree (person_id, sequence);

CREATE INDEX audit_entry_of_request ON platform.audit_entry USING btree (request_id, sequence);

CREATE INDEX audit_entry_refused ON platform.audit_entry USING btree (sequence) WHERE (outcome = 'refused'::text);

CREATE INDEX delivery_due ON platform.delivery USING btree (due_at) WHERE (processed_at IS NULL);

CREATE INDEX event_of_aggregate ON platform.event USING btree (aggregate_id, "position") WHERE ("position" IS NOT NULL);

CREATE INDEX event_of_organisations ON platform.event USING gin (organisations) WHERE ("position" IS NOT NULL);

CREATE INDEX event_of_origin ON platform.event USING btree (origin, "position") WHERE ("position" IS NOT NULL);

CREATE INDEX event_outbox ON platform.event USING btree (sequence) WHERE ("position" IS NULL);

CREATE UNIQUE INDEX event_position ON platform.event USING btree ("position") WHERE ("position" IS NOT NULL);

CREATE INDEX event_since ON platform.event USING btree (positioned_at, "position") WHERE ("position" IS NOT NULL);

CREATE INDEX history_of_event ON platform.history USING btree (event_id) WHERE (event_id IS NOT NULL);

CREATE INDEX history_of_row ON platform.history USING btree (table_name, row_id, recorded_until);

CREATE INDEX idempotency_key_begun_at ON platform.idempotency_key USING btree (begun_at);

CREATE INDEX action_plan_by_area ON programmes.action_plan USING btree (area_id, year);

CREATE INDEX action_plan_by_decision ON programmes.action_plan USING btree (decision_id);

CREATE INDEX action_plan_by_programme ON programmes.action_plan USING btree (programme_id, year, id);

CREATE INDEX action_plan_by_source ON programmes.action_plan USING btree (copied_from_id);

CREATE INDEX action_plan_by_year ON programmes.action_plan USING btree (year, id);

CREATE INDEX action_plan_holder_by_organisation ON programmes.action_plan_holder USING btree (organisation_id);

CREATE INDEX action_plan_holder_by_plan ON programmes.action_plan_holder USING btree (plan_id);

CREATE UNIQUE INDEX action_plan_once ON programmes.action_plan USING btree (organisation_id, programme_id, year, area_id) WHERE (status <> 'discarded'::text);

CREATE INDEX activity_by_due ON programmes.activity USING btree (due, id);

CREATE INDEX activity_by_measure ON programmes.activity USING btree (measure_id);

CREATE INDEX activity_by_plan ON programmes.activity USING btree (plan_id, due, id);

CREATE INDEX activity_by_source ON programmes.activity USING btree (copied_from_id);

CREATE INDEX activity_note_by_activity ON programmes.activity_note USING btree (activity_id, "on", id);

CREATE INDEX activity_note_by_organisation ON programmes.activity_note USING btree (organisation_id);

CREATE INDEX activity_partner_by_activity ON programmes.activity_partner USING btree (activity_id);

CREATE INDEX activity_partner_by_organisation ON programmes.activity_partner USING btree (organisation_id);

CREATE INDEX activity_responsible_by_activity ON programmes.activity_responsible USING btree (activity_id);

CREATE INDEX activity_responsible_by_organisation ON programmes.activity_responsible USING btree (organisation_id);

CREATE INDEX activity_wait_by_other ON programmes.activity_wait USING btree (waits_for_id);

CREATE UNIQUE INDEX activity_wait_once ON programmes.activity_wait USING btree (activity_id, waits_for_id);

CREATE INDEX adopter_by_organisation ON programmes.adopter USING btree (organisation_id);

CREATE INDEX adopter_by_programme ON programmes.adopter USING btree (programme_id);

CREATE INDEX consultation_by_last_day ON programmes.consultation USING btree (until, id);

CREATE INDEX consultation_by_programme ON programmes.consultation USING btree (programme_id);

CREATE INDEX consultation_by_revision ON programmes.consultation USING btree (revision_id, until, id);

CREATE INDEX consultation_open ON programmes.consultation USING btree (until, id) WHERE (status = 'open'::text);

CREATE INDEX cycle_by_day ON programmes.cycle USING btree (kept_on, id);

CREATE INDEX item_by_dependency ON programmes.item USING gin (depends_on) WHERE (depends_on <> '{}'::uuid[]);

CREATE INDEX item_by_group ON programmes.item USING btree (working_group_id);

CREATE INDEX item_by_lineage ON programmes.item USING btree (lineage_id);

CREATE INDEX item_by_origin ON programmes.item USING gin (origins) WHERE (came_by IS NOT NULL);

CREATE INDEX item_by_original ON programmes.item USING btree (adapted_from_id);

CREATE INDEX item_by_parent ON programmes.item USING btree (parent_id);

CREATE UNIQUE INDEX item_code_once ON programmes.item USING btree (revision_id, code) WHERE (NOT dropped);

CREATE INDEX item_lineage_by_programme ON programmes.item_lineage USING btree (programme_id);

CREATE UNIQUE INDEX item_lineage_once ON programmes.item USING btree (revision_id, lineage_id);

CREATE INDEX item_responsible_by_item ON programmes.item_responsible USING btree (item_id);

CREATE INDEX item_responsible_by_organisation ON programmes.item_responsible USING btree (organisation_id);

CREATE INDEX measure_report_by_lineage ON programmes.measure_report USING btree (lineage_id, day, id);

CREATE INDEX measure_report_by_programme ON programmes.measure_report USING btree (programme_id);

CREATE INDEX obligation_by_area ON programmes.obligation USING btree (area_id);

CREATE INDEX obligation_by_debtor ON programmes.obligation USING btree (owed_by_id, due, id);

CREATE INDEX obligation_by_due ON programmes.obligation USING btree (due, id);

CREATE INDEX obligation_by_group ON programmes.obligation USING btree (working_group_id);

CREATE INDEX obligation_by_programme ON programmes.obligation USING btree (programme_id, due, id);

CREATE UNIQUE INDEX obligation_once ON programmes.obligation USING btree (programme_id, duty, kind, turn, role, COALESCE(area_id, working_group_id, programme_id), (
CASE role
    WHEN 'owner'::text THEN programme_id
    ELSE owed_by_id
END)) WHERE (status = 'open'::text);

CREATE INDEX obligation_open ON programmes.obligation USING btree (due, id) WHERE (status = 'open'::text);

CREATE INDEX opinion_by_consultation ON programmes.opinion USING btree (consultation_id, organisation_id, id);

CREATE INDEX opinion_by_organisation ON programmes.opinion USING btree (organisation_id, consultation_id);

CREATE INDEX opinion_remark_by_item ON programmes.opinion_remark USING btree (lineage_id);

CREATE INDEX opinion_remark_by_opinion ON programmes.opinion_remark USING btree (opinion_id, place, id);

CREATE INDEX parked_item_by_item ON programmes.parked_item USING btree (lineage_id);

CREATE INDEX parked_item_by_organisation ON programmes.parked_item USING btree (parked_by_id);

CREATE INDEX parked_item_by_programme ON programmes.parked_item USING btree (programme_id, parked_on, id);

CREATE INDEX programme_by_basis ON programmes.programme USING btree (carries_out_id);

CREATE INDEX programme_by_body ON programmes.programme USING btree (adopting_body_id);

CREATE INDEX programme_by_change ON programmes.programme USING btree (recorded_at, id);

CREATE INDEX programme_by_decision ON programmes.programme USING btree (decision_id);

CREATE INDEX programme_by_name_en ON programmes.programme USING btree (COALESCE((name ->> 'en'::text), (name ->> 'fi'::text), (name ->> 'sv'::text)) COLLATE "en-x-icu", id);

CREATE INDEX programme_by_name_fi ON programmes.programme USING btree (COALESCE((name ->> 'fi'::text), (name ->> 'sv'::text), (name ->> 'en'::text)) COLLATE "fi-x-icu", id);

CREATE INDEX programme_by_name_sv ON programmes.programme USING btree (COALESCE((name ->> 'sv'::text), (name ->> 'fi'::text), (name ->> 'en'::text)) COLLATE "sv-x-icu", id);

CREATE INDEX programme_by_original ON programmes.programme USING btree (adapted_from_id);

CREATE INDEX programme_by_predecessor ON programmes.programme USING btree (predecessor_id);

CREATE UNIQUE INDEX programme_code ON programmes.programme USING btree (code);

CREATE INDEX revision_by_decision ON programmes.revision USING btree (decision_id);

CREATE UNIQUE INDEX revision_number ON programmes.revision USING btree (programme_id, number);

CREATE UNIQUE INDEX revision_one_draft ON programmes.revision USING btree (programme_id) WHERE (status = 'draft'::text);

CREATE INDEX work_programme_by_decision ON programmes.work_programme USING btree (decision_id);

CREATE INDEX work_programme_by_group ON programmes.work_programme USING btree (working_group_id, year, id);

CREATE INDEX work_programme_by_programme ON programmes.work_programme USING btree (programme_id, year, id);

CREATE UNIQUE INDEX work_programme_once ON programmes.work_programme USING btree (programme_id, working_group_id, year) WHERE (status <> 'discarded'::text);

CREATE INDEX work_target_by_item ON programmes.work_target USING btree (item_id);

CREATE INDEX work_target_by_work_programme ON programmes.work_target USING btree (work_programme_id, place);

CREATE INDEX work_task_by_work_programme ON programmes.work_task USING btree (work_programme_id, place);

CREATE INDEX work_task_responsible_by_organisation ON programmes.work_task_responsible USING btree (organisation_id);

CREATE INDEX work_task_responsible_by_task ON programmes.work_task_responsible USING btree (task_id);

CREATE INDEX collaboration_by_name_en ON registry.collaboration USING btree (COALESCE((name ->> 'en'::text), (name ->> 'fi'::text), (name ->> 'sv'::text)) COLLATE "en-x-icu", id);

CREATE INDEX collaboration_by_name_fi ON registry.collaboration USING btree (COALESCE((name ->> 'fi'::text), (name ->> 'sv'::text), (name ->> 'en'::text)) COLLATE "fi-x-icu", id);

CREATE INDEX collaboration_by_name_sv ON registry.collaboration USING btree (COALESCE((name ->> 'sv'::text), (name ->> 'fi'::text), (name ->> 'en'::text)) COLLATE "sv-x-icu", id);

CREATE UNIQUE INDEX collaboration_code ON registry.collaboration USING btree (kind, code);

CREATE INDEX collaboration_owner_by_collaboration ON registry.collaboration_owner USING btree (collaboration_id);

CREATE INDEX collaboration_owner_by_organisation ON registry.collaboration_owner USING btree (organisation_id);

CREATE INDEX collaboration_theme_by_collaboration ON registry.collaboration_theme USING btree (collaboration_id);

CREATE INDEX collaboration_theme_by_theme ON registry.collaboration_theme USING btree (theme_id);

CREATE INDEX network_member_by_collaboration ON registry.network_member USING btree (collaboration_id);

CREATE INDEX network_member_by_network ON registry.network_member USING btree (network_id);

CREATE INDEX network_member_by_organisation ON registry.network_member USING btree (organisation_id);

CREATE UNIQUE INDEX organisation_business_id ON registry.organisation USING btree (business_id) WHERE (business_id IS NOT NULL);

CREATE UNIQUE INDEX organisation_code ON registry.organisation USING btree (country, code);

CREATE INDEX organisation_member_by_member ON registry.organisation_member USING btree (member_id);

CREATE INDEX organisation_member_by_organisation ON registry.organisation_member USING btree (organisation_id);

CREATE INDEX organisation_name_by_organisation ON registry.organisation_name USING btree (organisation_id);

CREATE INDEX organisation_name_in_order_en ON registry.organisation_name USING btree (COALESCE((name ->> 'en'::text), (name ->> 'fi'::text), (name ->> 'sv'::text)) COLLATE "en-x-icu", organisation_id);

CREATE INDEX organisation_name_in_order_fi ON registry.organisation_name USING btree (COALESCE((name ->> 'fi'::text), (name ->> 'sv'::text), (name ->> 'en'::text)) COLLATE "fi-x-icu", organisation_id);

CREATE INDEX organisation_name_in_order_sv ON registry.organisation_name USING btree (COALESCE((name ->> 'sv'::text), (name ->> 'fi'::text), (name ->> 'en'::text)) COLLATE "sv-x-icu", organisation_id);

CREATE UNIQUE INDEX region_code ON registry.region USING btree (country, code);

CREATE UNIQUE INDEX region_iso ON registry.region USING btree (iso);

CREATE INDEX region_membership_by_organisation ON registry.region_membership USING btree (organisation_id);

CREATE INDEX region_membership_by_region ON registry.region_membership USING btree (region_id);

CREATE UNIQUE INDEX region_nuts ON registry.region USING btree (nuts, nuts_version);

CREATE INDEX succession_in_order ON registry.succession USING btree (effective_on, id);

CREATE INDEX succession_pair_by_predecessor ON registry.succession_pair USING btree (predecessor_id);

CREATE INDEX succession_pair_by_successor ON registry.succession_pair USING btree (successor_id);

CREATE UNIQUE INDEX succession_pair_once ON registry.succession_pair USING btree (succession_id, predecessor_id, successor_id);

CREATE INDEX theme_by_parent ON registry.theme USING btree (parent_id);

CREATE UNIQUE INDEX theme_code ON registry.theme USING btree (code);

CREATE INDEX report_of_organisation ON reporting.report USING btree (organisation_id, id);

CREATE OR REPLACE FUNCTION funding.keep_ledger()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      BEGIN
        RAISE EXCEPTION 'The ledger is append-only: no % of funding.%', TG_OP, TG_TABLE_NAME
          USING ERRCODE = 'restrict_violation', SCHEMA = 'funding', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
      END $function$
;

CREATE OR REPLACE FUNCTION funding.post()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
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
      END $function$
;

CREATE OR REPLACE FUNCTION funding.require_corrected()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
      END $function$
;

CREATE OR REPLACE FUNCTION funding.require_posting()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
      END $function$
;

CREATE OR REPLACE FUNCTION platform.audit_changes(events uuid[])
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
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
      END $function$
;

CREATE OR REPLACE FUNCTION platform.audit_content(events uuid[])
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
        SELECT encode(sha256(convert_to(coalesce(string_agg(part, E'\n' ORDER BY part COLLATE "C"), ''), 'UTF8')), 'hex')
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
      $function$
;

CREATE OR REPLACE FUNCTION platform.audit_moment(moment timestamp with time zone)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
        SELECT to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
      $function$
;

CREATE OR REPLACE FUNCTION platform.audit_text(e platform.audit_entry)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
        SELECT json_build_object('sequence', e.sequence, 'id', e.id, 'action', e.action, 'outcome', e.outcome,
          'subjectKind', e.subject_kind, 'subjectId', e.subject_id, 'detail', e.detail, 'events', e.events,
          'contentHash', e.content_hash, 'person', e.person_id, 'organisation', e.organisation_id,
          'credentialKind', e.credential_kind, 'credentialId', e.credential_id, 'credentialName', e.credential_name,
          'address', e.address, 'origin', e.origin, 'requestId', e.request_id,
          'occurredAt', platform.audit_moment(e.occurred_at), 'chainedAt', platform.audit_moment(e.chained_at))::text
      $function$
;

CREATE OR REPLACE FUNCTION platform.chain_audit(most integer)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
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
      END $function$
;

CREATE OR REPLACE FUNCTION platform.decides_viewers(facts regclass, changes text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
      BEGIN
        EXECUTE format('CREATE CONSTRAINT TRIGGER viewers AFTER %s ON %s DEFERRABLE INITIALLY DEFERRED
          FOR EACH ROW EXECUTE FUNCTION platform.renew_viewers()', changes, facts);
        EXECUTE format('CREATE TRIGGER viewers_whole AFTER TRUNCATE ON %s
          FOR EACH STATEMENT EXECUTE FUNCTION platform.renew_viewers()', facts);
      END $function$
;

CREATE OR REPLACE FUNCTION platform.keep(facts regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
      BEGIN
        EXECUTE format('CREATE CONSTRAINT TRIGGER kept AFTER INSERT OR UPDATE OR DELETE ON %s DEFERRABLE INITIALLY DEFERRED
          FOR EACH ROW EXECUTE FUNCTION platform.renew_kept()', facts);
        EXECUTE format('CREATE TRIGGER kept_whole AFTER TRUNCATE ON %s
          FOR EACH STATEMENT EXECUTE FUNCTION platform.renew_kept()', facts);
      END $function$
;

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

CREATE OR REPLACE FUNCTION platform.note_concerned()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
      BEGIN
        INSERT INTO platform.event_concern (organisation_id, position)
        SELECT DISTINCT organisation, NEW.position FROM unnest(NEW.organisations) AS organisation;
        RETURN NULL;
      END $function$
;

CREATE OR REPLACE FUNCTION platform.note_position()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      BEGIN
        NEW.positioned_at := statement_timestamp();
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

CREATE OR REPLACE FUNCTION platform.renew_kept()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
      BEGIN
        IF TG_OP = 'UPDATE' THEN
          IF NEW IS NOT DISTINCT FROM OLD THEN RETURN NULL; END IF;
        END IF;
        IF current_setting('talkoot.kept', true) = 'renewed' THEN RETURN NULL; END IF;
        UPDATE platform.kept SET version = gen_random_uuid();
        PERFORM set_config('talkoot.kept', 'renewed', true);
        RETURN NULL;
      END $function$
;

CREATE OR REPLACE FUNCTION platform.renew_viewers()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
      BEGIN
        IF current_setting('talkoot.viewers', true) = 'renewed' THEN RETURN NULL; END IF;
        UPDATE platform.kept SET viewers = gen_random_uuid();
        PERFORM set_config('talkoot.viewers', 'renewed', true);
        RETURN NULL;
      END $function$
;

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON alliances.alliance FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON alliances.alliance_member FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON alliances.alliance_proposer FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON alliances.theme_group FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON alliances.theme_group_standing FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON alliances.theme_group_theme FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER append_only BEFORE DELETE ON funding.account FOR EACH ROW EXECUTE FUNCTION funding.keep_ledger();

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON funding.account FOR EACH STATEMENT EXECUTE FUNCTION funding.keep_ledger();

CREATE TRIGGER changed_by_postings BEFORE UPDATE ON funding.account FOR EACH ROW WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION funding.keep_ledger();

CREATE TRIGGER opened_empty BEFORE INSERT ON funding.account FOR EACH ROW WHEN ((new.balance_minor <> 0)) EXECUTE FUNCTION funding.keep_ledger();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON funding.amount_correction FOR EACH ROW EXECUTE FUNCTION funding.keep_ledger();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON funding.amount_correction FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE CONSTRAINT TRIGGER is_posted AFTER INSERT ON funding.amount_correction DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION funding.require_corrected();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON funding.appropriation FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE CONSTRAINT TRIGGER is_posted AFTER INSERT ON funding.appropriation DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION funding.require_posting();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON funding."grant" FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE CONSTRAINT TRIGGER is_posted AFTER INSERT ON funding."grant" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION funding.require_posting();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON funding.grant_conditions FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON funding.grant_holder FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON funding.posting FOR EACH ROW EXECUTE FUNCTION funding.keep_ledger();

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON funding.posting FOR EACH STATEMENT EXECUTE FUNCTION funding.keep_ledger();

CREATE TRIGGER post AFTER INSERT ON funding.posting REFERENCING NEW TABLE AS posted FOR EACH STATEMENT EXECUTE FUNCTION funding.post();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON governance.acceptance FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON governance.action_item FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON governance.action_item_organisation FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON governance.agenda_item FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON governance.agenda_item_organisation FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON governance.attendance FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON governance.body FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON governance.body_secretariat FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON governance.decision FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON governance.dissent FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON governance.mandate FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON governance.meeting FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON governance.proposal FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON governance.proposal_party FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON governance.remark FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON governance.seat FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON governance.seat_organisation FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON identity.affiliation FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE CONSTRAINT TRIGGER viewers AFTER INSERT OR DELETE OR UPDATE ON identity.affiliation DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION platform.renew_viewers();

CREATE TRIGGER viewers_whole AFTER TRUNCATE ON identity.affiliation FOR EACH STATEMENT EXECUTE FUNCTION platform.renew_viewers();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON identity.api_key FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE CONSTRAINT TRIGGER viewers AFTER DELETE OR UPDATE OF revoked_at, role, scopes, expires_on, organisation_id, name ON identity.api_key DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION platform.renew_viewers();

CREATE TRIGGER viewers_whole AFTER TRUNCATE ON identity.api_key FOR EACH STATEMENT EXECUTE FUNCTION platform.renew_viewers();

CREATE CONSTRAINT TRIGGER viewers AFTER DELETE OR UPDATE ON identity.api_key_secret DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION platform.renew_viewers();

CREATE TRIGGER viewers_whole AFTER TRUNCATE ON identity.api_key_secret FOR EACH STATEMENT EXECUTE FUNCTION platform.renew_viewers();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON identity.invitation FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON identity.invitation_holding FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE CONSTRAINT TRIGGER viewers AFTER DELETE OR UPDATE OF platform_roles ON identity.person DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION platform.renew_viewers();

CREATE TRIGGER viewers_whole AFTER TRUNCATE ON identity.person FOR EACH STATEMENT EXECUTE FUNCTION platform.renew_viewers();

CREATE CONSTRAINT TRIGGER viewers AFTER INSERT ON identity.revoked_token DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION platform.renew_viewers();

CREATE TRIGGER viewers_whole AFTER TRUNCATE ON identity.revoked_token FOR EACH STATEMENT EXECUTE FUNCTION platform.renew_viewers();

CREATE CONSTRAINT TRIGGER viewers AFTER DELETE OR UPDATE OF ended_at, organisation_id ON identity.session DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION platform.renew_viewers();

CREATE TRIGGER viewers_whole AFTER TRUNCATE ON identity.session FOR EACH STATEMENT EXECUTE FUNCTION platform.renew_viewers();

CREATE CONSTRAINT TRIGGER viewers AFTER DELETE OR UPDATE ON identity.signing_key DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION platform.renew_viewers();

CREATE TRIGGER viewers_whole AFTER TRUNCATE ON identity.signing_key FOR EACH STATEMENT EXECUTE FUNCTION platform.renew_viewers();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON pilots.called_municipality FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON pilots.company_link FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON pilots.experiment FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON pilots.milestone FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON pilots.partnership FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON pilots.pilot FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON pilots.plan FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON pilots.plan_party FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON pilots.programme FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON pilots.project FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON pilots.responsibility FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON pilots.result FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON pilots.status_report FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER concerned AFTER INSERT OR UPDATE OF "position" ON platform.event FOR EACH ROW WHEN ((new."position" IS NOT NULL)) EXECUTE FUNCTION platform.note_concerned();

CREATE TRIGGER positioned BEFORE INSERT OR UPDATE OF "position" ON platform.event FOR EACH ROW WHEN (((new."position" IS NOT NULL) AND (new.positioned_at IS NULL))) EXECUTE FUNCTION platform.note_position();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON programmes.action_plan FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON programmes.action_plan_holder FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON programmes.activity FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON programmes.activity_note FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON programmes.activity_partner FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON programmes.activity_responsible FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON programmes.activity_wait FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON programmes.adopter FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON programmes.consultation FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON programmes.item FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON programmes.item_lineage FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON programmes.item_responsible FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON programmes.measure_report FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON programmes.obligation FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON programmes.opinion FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON programmes.opinion_remark FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON programmes.parked_item FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON programmes.programme FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON programmes.revision FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON programmes.work_programme FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON programmes.work_target FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON programmes.work_task FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON programmes.work_task_responsible FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON registry.collaboration FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON registry.collaboration_owner FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON registry.collaboration_theme FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON registry.network FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON registry.network_member FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON registry.organisation FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE CONSTRAINT TRIGGER kept AFTER INSERT OR DELETE OR UPDATE ON registry.organisation DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION platform.renew_kept();

CREATE TRIGGER kept_whole AFTER TRUNCATE ON registry.organisation FOR EACH STATEMENT EXECUTE FUNCTION platform.renew_kept();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON registry.organisation_member FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON registry.organisation_name FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE CONSTRAINT TRIGGER kept AFTER INSERT OR DELETE OR UPDATE ON registry.organisation_name DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION platform.renew_kept();

CREATE TRIGGER kept_whole AFTER TRUNCATE ON registry.organisation_name FOR EACH STATEMENT EXECUTE FUNCTION platform.renew_kept();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON registry.region FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON registry.region_membership FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON registry.succession FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON registry.succession_pair FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE TRIGGER history BEFORE INSERT OR DELETE OR UPDATE ON registry.theme FOR EACH ROW EXECUTE FUNCTION platform.keep_history();

CREATE CONSTRAINT TRIGGER kept AFTER INSERT OR DELETE OR UPDATE ON registry.theme DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION platform.renew_kept();

CREATE TRIGGER kept_whole AFTER TRUNCATE ON registry.theme FOR EACH STATEMENT EXECUTE FUNCTION platform.renew_kept();

GRANT DELETE, INSERT, SELECT, UPDATE ON alliances.alliance TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON alliances.alliance_member TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON alliances.alliance_proposer TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON alliances.theme_group TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON alliances.theme_group_standing TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON alliances.theme_group_theme TO talkoot_app;

GRANT SELECT ON funding.account TO talkoot_app;

GRANT INSERT, SELECT ON funding.amount_correction TO talkoot_app;

GRANT INSERT, SELECT ON funding.appropriation TO talkoot_app;

GRANT INSERT, SELECT ON funding."grant" TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON funding.grant_conditions TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON funding.grant_holder TO talkoot_app;

GRANT INSERT, SELECT ON funding.posting TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON governance.acceptance TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON governance.action_item TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON governance.action_item_organisation TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON governance.agenda_item TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON governance.agenda_item_organisation TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON governance.attendance TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON governance.body TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON governance.body_secretariat TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON governance.calendar_address TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON governance.decision TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON governance.dissent TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON governance.mandate TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON governance.meeting TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON governance.proposal TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON governance.proposal_party TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON governance.remark TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON governance.seat TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON governance.seat_invitation TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON governance.seat_organisation TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON identity.affiliation TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON identity.api_key TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON identity.api_key_secret TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON identity.api_key_use TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON identity.colleague_invitation TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON identity.invitation TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON identity.invitation_holding TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON identity.login TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON identity.person TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON identity.revoked_token TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON identity.sealed_secret TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON identity.session TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON identity.signing_key TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON notifications.invited_body TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON notifications.mail TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON notifications.meeting_invitation TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON notifications.notification TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON notifications.programme_change TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON pilots.called_municipality TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON pilots.company_link TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON pilots.experiment TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON pilots.milestone TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON pilots.partnership TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON pilots.pilot TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON pilots.plan TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON pilots.plan_party TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON pilots.programme TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON pilots.project TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON pilots.responsibility TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON pilots.result TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON pilots.status_report TO talkoot_app;

GRANT INSERT, SELECT ON platform.audit_checkpoint TO talkoot_app;

GRANT SELECT ON platform.audit_entry TO talkoot_app;

GRANT SELECT ON platform.audit_head TO talkoot_app;

GRANT SELECT ON platform.audit_subject TO talkoot_app;

GRANT INSERT, SELECT ON platform.audit_waiting TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON platform.delivery TO talkoot_app;

GRANT INSERT, SELECT ON platform.event TO talkoot_app;

GRANT SELECT ON platform.event_concern TO talkoot_app;

GRANT SELECT ON platform.history TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON platform.idempotency_key TO talkoot_app;

GRANT SELECT ON platform.kept TO talkoot_app;

GRANT SELECT ON platform.migration TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON platform.rate_limit TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON programmes.action_plan TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON programmes.action_plan_holder TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON programmes.activity TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON programmes.activity_note TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON programmes.activity_partner TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON programmes.activity_responsible TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON programmes.activity_wait TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON programmes.adopter TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON programmes.consultation TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON programmes.cycle TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON programmes.item TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON programmes.item_lineage TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON programmes.item_responsible TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON programmes.measure_report TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON programmes.obligation TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON programmes.opinion TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON programmes.opinion_remark TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON programmes.parked_item TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON programmes.programme TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON programmes.revision TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON programmes.work_programme TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON programmes.work_target TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON programmes.work_task TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON programmes.work_task_responsible TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON registry.collaboration TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON registry.collaboration_owner TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON registry.collaboration_theme TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON registry.network TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON registry.network_member TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON registry.organisation TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON registry.organisation_member TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON registry.organisation_name TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON registry.region TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON registry.region_membership TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON registry.succession TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON registry.succession_pair TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON registry.theme TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON reporting.report TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON reporting.report_file TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON reporting.standing_file TO talkoot_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON reporting.standing_report TO talkoot_app;

GRANT SELECT ON alliances.alliance TO talkoot_read;

GRANT SELECT ON alliances.alliance_member TO talkoot_read;

GRANT SELECT ON alliances.alliance_proposer TO talkoot_read;

GRANT SELECT ON alliances.theme_group TO talkoot_read;

GRANT SELECT ON alliances.theme_group_standing TO talkoot_read;

GRANT SELECT ON alliances.theme_group_theme TO talkoot_read;

GRANT SELECT ON funding.account TO talkoot_read;

GRANT SELECT ON funding.amount_correction TO talkoot_read;

GRANT SELECT ON funding.appropriation TO talkoot_read;

GRANT SELECT ON funding."grant" TO talkoot_read;

GRANT SELECT ON funding.grant_conditions TO talkoot_read;

GRANT SELECT ON funding.grant_holder TO talkoot_read;

GRANT SELECT ON funding.posting TO talkoot_read;

GRANT SELECT ON governance.acceptance TO talkoot_read;

GRANT SELECT ON governance.action_item TO talkoot_read;

GRANT SELECT ON governance.action_item_organisation TO talkoot_read;

GRANT SELECT ON governance.agenda_item TO talkoot_read;

GRANT SELECT ON governance.agenda_item_organisation TO talkoot_read;

GRANT SELECT ON governance.attendance TO talkoot_read;

GRANT SELECT ON governance.body TO talkoot_read;

GRANT SELECT ON governance.body_secretariat TO talkoot_read;

GRANT SELECT ON governance.decision TO talkoot_read;

GRANT SELECT ON governance.dissent TO talkoot_read;

GRANT SELECT ON governance.mandate TO talkoot_read;

GRANT SELECT ON governance.meeting TO talkoot_read;

GRANT SELECT ON governance.proposal TO talkoot_read;

GRANT SELECT ON governance.proposal_party TO talkoot_read;

GRANT SELECT ON governance.remark TO talkoot_read;

GRANT SELECT ON governance.seat TO talkoot_read;

GRANT SELECT ON governance.seat_invitation TO talkoot_read;

GRANT SELECT ON governance.seat_organisation TO talkoot_read;

GRANT SELECT ON governance.sitting TO talkoot_read;

GRANT SELECT ON identity.affiliation TO talkoot_read;

GRANT SELECT ON identity.api_key TO talkoot_read;

GRANT SELECT ON identity.api_key_use TO talkoot_read;

GRANT SELECT ON identity.colleague_invitation TO talkoot_read;

GRANT SELECT ON identity.invitation TO talkoot_read;

GRANT SELECT ON identity.invitation_held TO talkoot_read;

GRANT SELECT ON identity.invitation_holding TO talkoot_read;

GRANT SELECT ON identity.person TO talkoot_read;

GRANT SELECT ON notifications.invited_body TO talkoot_read;

GRANT SELECT ON notifications.mail TO talkoot_read;

GRANT SELECT ON notifications.meeting_invitation TO talkoot_read;

GRANT SELECT ON notifications.notification TO talkoot_read;

GRANT SELECT ON notifications.programme_change TO talkoot_read;

GRANT SELECT ON pilots.called_municipality TO talkoot_read;

GRANT SELECT ON pilots.company_link TO talkoot_read;

GRANT SELECT ON pilots.experiment TO talkoot_read;

GRANT SELECT ON pilots.milestone TO talkoot_read;

GRANT SELECT ON pilots.partnership TO talkoot_read;

GRANT SELECT ON pilots.pilot TO talkoot_read;

GRANT SELECT ON pilots.plan TO talkoot_read;

GRANT SELECT ON pilots.plan_party TO talkoot_read;

GRANT SELECT ON pilots.programme TO talkoot_read;

GRANT SELECT ON pilots.project TO talkoot_read;

GRANT SELECT ON pilots.responsibility TO talkoot_read;

GRANT SELECT ON pilots.result TO talkoot_read;

GRANT SELECT ON pilots.status_report TO talkoot_read;

GRANT SELECT ON platform.audit_entry TO talkoot_read;

GRANT SELECT ON platform.audit_subject TO talkoot_read;

GRANT SELECT ON platform.event TO talkoot_read;

GRANT SELECT ON platform.event_concern TO talkoot_read;

GRANT SELECT ON platform.kept TO talkoot_read;

GRANT SELECT ON platform.migration TO talkoot_read;

GRANT SELECT ON programmes.action_plan TO talkoot_read;

GRANT SELECT ON programmes.action_plan_holder TO talkoot_read;

GRANT SELECT ON programmes.activity TO talkoot_read;

GRANT SELECT ON programmes.activity_note TO talkoot_read;

GRANT SELECT ON programmes.activity_partner TO talkoot_read;

GRANT SELECT ON programmes.activity_responsible TO talkoot_read;

GRANT SELECT ON programmes.activity_wait TO talkoot_read;

GRANT SELECT ON programmes.adopter TO talkoot_read;

GRANT SELECT ON programmes.consultation TO talkoot_read;

GRANT SELECT ON programmes.cycle TO talkoot_read;

GRANT SELECT ON programmes.item TO talkoot_read;

GRANT SELECT ON programmes.item_lineage TO talkoot_read;

GRANT SELECT ON programmes.item_responsible TO talkoot_read;

GRANT SELECT ON programmes.matched_item TO talkoot_read;

GRANT SELECT ON programmes.measure_report TO talkoot_read;

GRANT SELECT ON programmes.obligation TO talkoot_read;

GRANT SELECT ON programmes.opinion TO talkoot_read;

GRANT SELECT ON programmes.opinion_remark TO talkoot_read;

GRANT SELECT ON programmes.parked_item TO talkoot_read;

GRANT SELECT ON programmes.placed_item TO talkoot_read;

GRANT SELECT ON programmes.plan_area TO talkoot_read;

GRANT SELECT ON programmes.plan_comparison TO talkoot_read;

GRANT SELECT ON programmes.plan_difference TO talkoot_read;

GRANT SELECT ON programmes.plan_pair TO talkoot_read;

GRANT SELECT ON programmes.programme TO talkoot_read;

GRANT SELECT ON programmes.revision TO talkoot_read;

GRANT SELECT ON programmes.work_programme TO talkoot_read;

GRANT SELECT ON programmes.work_target TO talkoot_read;

GRANT SELECT ON programmes.work_task TO talkoot_read;

GRANT SELECT ON programmes.work_task_responsible TO talkoot_read;

GRANT SELECT ON registry.collaboration TO talkoot_read;

GRANT SELECT ON registry.collaboration_owner TO talkoot_read;

GRANT SELECT ON registry.collaboration_theme TO talkoot_read;

GRANT SELECT ON registry.network TO talkoot_read;

GRANT SELECT ON registry.network_member TO talkoot_read;

GRANT SELECT ON registry.organisation TO talkoot_read;

GRANT SELECT ON registry.organisation_member TO talkoot_read;

GRANT SELECT ON registry.organisation_name TO talkoot_read;

GRANT SELECT ON registry.region TO talkoot_read;

GRANT SELECT ON registry.region_membership TO talkoot_read;

GRANT SELECT ON registry.succession TO talkoot_read;

GRANT SELECT ON registry.succession_pair TO talkoot_read;

GRANT SELECT ON registry.theme TO talkoot_read;

GRANT SELECT ON reporting.report TO talkoot_read;

GRANT SELECT ON reporting.report_file TO talkoot_read;

GRANT SELECT ON reporting.standing_file TO talkoot_read;

GRANT SELECT ON reporting.standing_report TO talkoot_read;

GRANT SELECT (created_at, id, kind, locale, organisation_id, person_id, revoked_at, target_id) ON governance.calendar_address TO talkoot_read;

GRANT SELECT (address, begun_at, ended_at, ends_at, id, idle_ends_at, last_used_at, organisation_id, person_id, provider, renew_at, renewed_at) ON identity.session TO talkoot_read;

GRANT UPDATE (version) ON funding.appropriation TO talkoot_app;

GRANT UPDATE (version) ON funding."grant" TO talkoot_app;

GRANT UPDATE ("position") ON platform.event TO talkoot_app;
