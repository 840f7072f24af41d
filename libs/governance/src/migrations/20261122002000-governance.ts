import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Bodies, their seats and mandates, meetings with all that comes of them, and proposals. */
export class Governance1795305602000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA governance;

      CREATE TABLE governance.body (
        id uuid NOT NULL CONSTRAINT body_pkey PRIMARY KEY,
        kind text NOT NULL,
        code text,
        name jsonb NOT NULL,
        organisation_id uuid CONSTRAINT body_organisation REFERENCES registry.organisation,
        collaboration_id uuid CONSTRAINT body_collaboration REFERENCES registry.collaboration,
        collaboration_kind text,
        quorum jsonb NOT NULL,
        notice_days integer,
        merger_rule text NOT NULL,
        rhythm jsonb,
        reports_to_id uuid CONSTRAINT body_reports_to REFERENCES governance.body,
        period daterange NOT NULL,
        provenance text NOT NULL,
        version integer NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT body_collaboration_kind CHECK ((collaboration_id IS NULL) = (collaboration_kind IS NULL)),
        CONSTRAINT body_notice CHECK (notice_days >= 0),
        CONSTRAINT body_of_one_thing CHECK (num_nonnulls(organisation_id, collaboration_id) = 1),
        CONSTRAINT body_period_not_empty CHECK (NOT isempty(period))
      );
      CREATE INDEX body_by_collaboration ON governance.body (collaboration_id);
      CREATE INDEX body_by_organisation ON governance.body (organisation_id);
      CREATE INDEX body_by_reports_to ON governance.body (reports_to_id);
      CREATE UNIQUE INDEX body_code ON governance.body (code);

      CREATE TABLE governance.body_secretariat (
        id uuid NOT NULL CONSTRAINT body_secretariat_pkey PRIMARY KEY,
        body_id uuid NOT NULL CONSTRAINT body_secretariat_body REFERENCES governance.body,
        organisation_id uuid NOT NULL CONSTRAINT body_secretariat_organisation REFERENCES registry.organisation,
        period daterange NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT body_secretariat_one_at_a_time EXCLUDE USING gist (body_id WITH =, period WITH &&) WHERE (NOT isempty(period)),
        CONSTRAINT body_secretariat_period_not_empty CHECK (NOT isempty(period))
      );
      CREATE INDEX body_secretariat_by_body ON governance.body_secretariat (body_id);
      CREATE INDEX body_secretariat_by_organisation ON governance.body_secretariat (organisation_id);

      CREATE TABLE governance.seat (
        id uuid NOT NULL CONSTRAINT seat_pkey PRIMARY KEY,
        body_id uuid NOT NULL CONSTRAINT seat_body REFERENCES governance.body,
        place integer NOT NULL,
        kind text NOT NULL,
        basis text,
        title jsonb,
        kept_apart boolean NOT NULL,
        period daterange NOT NULL,
        provenance text NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT seat_period_not_empty CHECK (NOT isempty(period))
      );
      CREATE INDEX seat_by_body ON governance.seat (body_id, place);

      CREATE TABLE governance.seat_organisation (
        id uuid NOT NULL CONSTRAINT seat_organisation_pkey PRIMARY KEY,
        seat_id uuid NOT NULL CONSTRAINT seat_organisation_seat REFERENCES governance.seat,
        organisation_id uuid NOT NULL CONSTRAINT seat_organisation_organisation REFERENCES registry.organisation,
        period daterange NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT seat_organisation_one_at_a_time EXCLUDE USING gist (seat_id WITH =, period WITH &&) WHERE (NOT isempty(period)),
        CONSTRAINT seat_organisation_period_not_empty CHECK (NOT isempty(period))
      );
      CREATE INDEX seat_organisation_by_organisation ON governance.seat_organisation (organisation_id);
      CREATE INDEX seat_organisation_by_seat ON governance.seat_organisation (seat_id);

      CREATE TABLE governance.mandate (
        id uuid NOT NULL CONSTRAINT mandate_pkey PRIMARY KEY,
        seat_id uuid NOT NULL CONSTRAINT mandate_seat REFERENCES governance.seat,
        role text NOT NULL,
        person_id uuid CONSTRAINT mandate_person REFERENCES identity.person,
        organisation_id uuid CONSTRAINT mandate_organisation REFERENCES registry.organisation,
        period daterange NOT NULL,
        provenance text NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT mandate_of_somebody CHECK (num_nonnulls(person_id, organisation_id) > 0),
        CONSTRAINT mandate_one_holder EXCLUDE USING gist (seat_id WITH =, period WITH &&) WHERE ((role = 'holder') AND NOT isempty(period)),
        CONSTRAINT mandate_period_not_empty CHECK (NOT isempty(period)),
        CONSTRAINT mandate_role CHECK (role IN ('holder', 'substitute'))
      );
      CREATE INDEX mandate_by_organisation ON governance.mandate (organisation_id);
      CREATE INDEX mandate_by_person ON governance.mandate (person_id);
      CREATE INDEX mandate_by_seat ON governance.mandate (seat_id);

      -- Who has to do with which body, by a seat or by a mandate: one condition for what concerns somebody.
      CREATE VIEW governance.sitting AS
        SELECT seat.body_id, of.organisation_id, NULL::uuid AS person_id, of.period
        FROM governance.seat_organisation of JOIN governance.seat ON seat.id = of.seat_id
        UNION ALL
        SELECT seat.body_id, mandate.organisation_id, mandate.person_id, mandate.period
        FROM governance.mandate JOIN governance.seat ON seat.id = mandate.seat_id;

      CREATE TABLE governance.meeting (
        id uuid NOT NULL CONSTRAINT meeting_pkey PRIMARY KEY,
        body_id uuid NOT NULL CONSTRAINT meeting_body REFERENCES governance.body,
        status text NOT NULL,
        title jsonb,
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        day date NOT NULL,
        place text,
        link text,
        sequence integer NOT NULL,
        convened_on date,
        quorum jsonb,
        minutes jsonb,
        minutes_documents jsonb NOT NULL,
        minutes_sent_at timestamptz,
        minutes_approved_on date,
        cancellation_reason jsonb,
        provenance text NOT NULL,
        version integer NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT meeting_convened
          CHECK (CASE status WHEN 'draft' THEN convened_on IS NULL WHEN 'cancelled' THEN true ELSE convened_on IS NOT NULL END),
        CONSTRAINT meeting_ends_after_start CHECK (ends_at > starts_at),
        CONSTRAINT meeting_minutes_approved CHECK ((status = 'minutes-approved') = (minutes_approved_on IS NOT NULL)),
        CONSTRAINT meeting_status CHECK (status IN ('draft', 'convened', 'held', 'minutes-in-review', 'minutes-approved', 'cancelled'))
      );
      CREATE INDEX meeting_by_body ON governance.meeting (body_id, day, starts_at);
      CREATE INDEX meeting_by_day ON governance.meeting (day, starts_at, id);

      CREATE TABLE governance.agenda_item (
        id uuid NOT NULL CONSTRAINT agenda_item_pkey PRIMARY KEY,
        meeting_id uuid NOT NULL CONSTRAINT agenda_item_meeting REFERENCES governance.meeting,
        place integer NOT NULL,
        kind text NOT NULL,
        title jsonb NOT NULL,
        text jsonb,
        documents jsonb NOT NULL,
        theme_id uuid CONSTRAINT agenda_item_theme REFERENCES registry.theme,
        subject_kind text,
        subject_id uuid,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT agenda_item_subject CHECK ((subject_kind IS NULL) = (subject_id IS NULL))
      );
      CREATE INDEX agenda_item_by_meeting ON governance.agenda_item (meeting_id, place);
      CREATE INDEX agenda_item_by_subject ON governance.agenda_item (subject_id);
      CREATE INDEX agenda_item_by_theme ON governance.agenda_item (theme_id);

      CREATE TABLE governance.agenda_item_organisation (
        id uuid NOT NULL CONSTRAINT agenda_item_organisation_pkey PRIMARY KEY,
        item_id uuid NOT NULL CONSTRAINT agenda_item_organisation_item REFERENCES governance.agenda_item ON DELETE CASCADE,
        organisation_id uuid NOT NULL CONSTRAINT agenda_item_organisation_organisation REFERENCES registry.organisation,
        recorded_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX agenda_item_organisation_once ON governance.agenda_item_organisation (item_id, organisation_id);
      CREATE INDEX agenda_item_organisation_by_organisation ON governance.agenda_item_organisation (organisation_id);

      CREATE TABLE governance.attendance (
        id uuid NOT NULL CONSTRAINT attendance_pkey PRIMARY KEY,
        meeting_id uuid NOT NULL CONSTRAINT attendance_meeting REFERENCES governance.meeting,
        seat_id uuid NOT NULL CONSTRAINT attendance_seat REFERENCES governance.seat,
        mandate_id uuid CONSTRAINT attendance_mandate REFERENCES governance.mandate,
        recorded_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX attendance_by_seat ON governance.attendance (seat_id);
      CREATE UNIQUE INDEX attendance_once ON governance.attendance (meeting_id, seat_id);

      CREATE TABLE governance.decision (
        id uuid NOT NULL CONSTRAINT decision_pkey PRIMARY KEY,
        meeting_id uuid NOT NULL CONSTRAINT decision_meeting REFERENCES governance.meeting,
        item_id uuid NOT NULL CONSTRAINT decision_item REFERENCES governance.agenda_item,
        outcome text NOT NULL,
        text jsonb NOT NULL,
        votes_for integer,
        votes_against integer,
        abstentions integer,
        subject_kind text,
        subject_id uuid,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT decision_subject CHECK ((subject_kind IS NULL) = (subject_id IS NULL)),
        CONSTRAINT decision_votes CHECK ((votes_for IS NULL) = (votes_against IS NULL) AND (votes_for IS NULL) = (abstentions IS NULL))
      );
      CREATE INDEX decision_by_meeting ON governance.decision (meeting_id);
      CREATE INDEX decision_by_subject ON governance.decision (subject_id);
      CREATE UNIQUE INDEX decision_of_item ON governance.decision (item_id);

      CREATE TABLE governance.dissent (
        id uuid NOT NULL CONSTRAINT dissent_pkey PRIMARY KEY,
        decision_id uuid NOT NULL CONSTRAINT dissent_decision REFERENCES governance.decision,
        seat_id uuid NOT NULL CONSTRAINT dissent_seat REFERENCES governance.seat,
        reason jsonb,
        recorded_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX dissent_once ON governance.dissent (decision_id, seat_id);

      CREATE TABLE governance.remark (
        id uuid NOT NULL CONSTRAINT remark_pkey PRIMARY KEY,
        meeting_id uuid NOT NULL CONSTRAINT remark_meeting REFERENCES governance.meeting,
        seat_id uuid NOT NULL CONSTRAINT remark_seat REFERENCES governance.seat,
        person_id uuid CONSTRAINT remark_person REFERENCES identity.person,
        text text NOT NULL,
        made_at timestamptz NOT NULL,
        answered_at timestamptz,
        recorded_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX remark_by_meeting ON governance.remark (meeting_id);

      CREATE TABLE governance.acceptance (
        id uuid NOT NULL CONSTRAINT acceptance_pkey PRIMARY KEY,
        meeting_id uuid NOT NULL CONSTRAINT acceptance_meeting REFERENCES governance.meeting,
        seat_id uuid NOT NULL CONSTRAINT acceptance_seat REFERENCES governance.seat,
        person_id uuid CONSTRAINT acceptance_person REFERENCES identity.person,
        day date NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX acceptance_once ON governance.acceptance (meeting_id, seat_id);

      CREATE TABLE governance.action_item (
        id uuid NOT NULL CONSTRAINT action_item_pkey PRIMARY KEY,
        meeting_id uuid NOT NULL CONSTRAINT action_item_meeting REFERENCES governance.meeting,
        item_id uuid CONSTRAINT action_item_item REFERENCES governance.agenda_item,
        decision_id uuid CONSTRAINT action_item_decision REFERENCES governance.decision,
        text jsonb NOT NULL,
        person_id uuid CONSTRAINT action_item_person REFERENCES identity.person,
        due date,
        done_on date,
        withdrawn_on date,
        told_due_soon date,
        told_late date,
        version integer NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX action_item_by_decision ON governance.action_item (decision_id);
      CREATE INDEX action_item_by_meeting ON governance.action_item (meeting_id);
      CREATE INDEX action_item_by_person ON governance.action_item (person_id, due);
      CREATE INDEX action_item_open ON governance.action_item (due) WHERE done_on IS NULL AND withdrawn_on IS NULL;

      CREATE TABLE governance.action_item_organisation (
        id uuid NOT NULL CONSTRAINT action_item_organisation_pkey PRIMARY KEY,
        item_id uuid NOT NULL CONSTRAINT action_item_organisation_item REFERENCES governance.action_item,
        organisation_id uuid NOT NULL CONSTRAINT action_item_organisation_organisation REFERENCES registry.organisation,
        period daterange NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT action_item_organisation_one_at_a_time EXCLUDE USING gist (item_id WITH =, period WITH &&) WHERE (NOT isempty(period)),
        CONSTRAINT action_item_organisation_period_not_empty CHECK (NOT isempty(period))
      );
      CREATE INDEX action_item_organisation_by_item ON governance.action_item_organisation (item_id);
      CREATE INDEX action_item_organisation_by_organisation ON governance.action_item_organisation (organisation_id);

      CREATE TABLE governance.proposal (
        id uuid NOT NULL CONSTRAINT proposal_pkey PRIMARY KEY,
        code text,
        title jsonb NOT NULL,
        text jsonb,
        documents jsonb NOT NULL,
        collaboration_id uuid CONSTRAINT proposal_collaboration REFERENCES registry.collaboration,
        collaboration_kind text,
        addressee_body_id uuid CONSTRAINT proposal_addressee_body REFERENCES governance.body,
        status text NOT NULL,
        submitted_on date,
        answer_due date,
        answered_on date,
        answer text,
        answer_text jsonb,
        withdrawn_on date,
        told_overdue date,
        provenance text NOT NULL,
        version integer NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT proposal_answered CHECK ((status = 'answered') = (answered_on IS NOT NULL) AND (answered_on IS NULL) = (answer IS NULL)),
        CONSTRAINT proposal_collaboration_kind CHECK ((collaboration_id IS NULL) = (collaboration_kind IS NULL)),
        CONSTRAINT proposal_status CHECK (status IN ('submitted', 'answered', 'withdrawn'))
      );
      CREATE INDEX proposal_by_body ON governance.proposal (addressee_body_id);
      CREATE INDEX proposal_by_collaboration ON governance.proposal (collaboration_id);
      CREATE INDEX proposal_waiting ON governance.proposal (answer_due) WHERE status = 'submitted';
      CREATE UNIQUE INDEX proposal_code ON governance.proposal (code);

      CREATE TABLE governance.proposal_party (
        id uuid NOT NULL CONSTRAINT proposal_party_pkey PRIMARY KEY,
        proposal_id uuid NOT NULL CONSTRAINT proposal_party_proposal REFERENCES governance.proposal,
        role text NOT NULL,
        organisation_id uuid NOT NULL CONSTRAINT proposal_party_organisation REFERENCES registry.organisation,
        period daterange NOT NULL,
        provenance text NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT proposal_party_once EXCLUDE USING gist (proposal_id WITH =, role WITH =, organisation_id WITH =, period WITH &&) WHERE (NOT isempty(period)),
        CONSTRAINT proposal_party_period_not_empty CHECK (NOT isempty(period)),
        CONSTRAINT proposal_party_role CHECK (role IN ('proposer', 'supporter', 'addressee'))
      );
      CREATE INDEX proposal_party_by_organisation ON governance.proposal_party (organisation_id);
      CREATE INDEX proposal_party_by_proposal ON governance.proposal_party (proposal_id);

      SELECT platform.record_history(format('governance.%I', facts)::regclass)
      FROM unnest(ARRAY['body', 'body_secretariat', 'seat', 'seat_organisation', 'mandate', 'meeting', 'agenda_item',
        'agenda_item_organisation', 'attendance', 'decision', 'dissent', 'remark', 'acceptance',
        'action_item', 'action_item_organisation', 'proposal', 'proposal_party']) AS facts;

      SELECT platform.open_to_application('governance');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA governance CASCADE');
  }
}
