-- Bodies to be compared: one with 200 seats and 20 years of monthly meetings, one with 8 seats and one year of them; and an
-- officer who sits in 100 bodies, and one who sits in one. All of it is illustrative.

CREATE TABLE bench.body (code text PRIMARY KEY, id uuid NOT NULL, seats int NOT NULL, months int NOT NULL);
INSERT INTO bench.body SELECT 'LARGE', uuidv7(), 200, 240 UNION ALL SELECT 'SMALL', uuidv7(), 8, 12
  UNION ALL SELECT 'B-' || n, uuidv7(), 8, 24 FROM generate_series(1, 100) AS n;

CREATE TABLE bench.officer (name text PRIMARY KEY, id uuid NOT NULL, town_id uuid NOT NULL);
INSERT INTO bench.officer
  SELECT CASE n WHEN 998 THEN 'busy' ELSE 'idle' END, uuidv7(), id FROM bench.town WHERE n IN (998, 999);
INSERT INTO identity.person (id, address, locale, name, platform_roles, provenance, version)
  SELECT id, name || '@town.example', 'en', jsonb_build_object('en', 'Officer ' || name), '{}', 'illustrative', 1
  FROM bench.officer;
INSERT INTO identity.affiliation (id, person_id, organisation_id, period, provenance, role, version)
  SELECT uuidv7(), id, town_id, '(,)', 'illustrative', 'editor', 1 FROM bench.officer;

INSERT INTO governance.body (id, kind, code, name, organisation_id, time_zone, quorum, merger_rule, period, provenance, version)
  SELECT body.id, 'working-group', code, jsonb_build_object('fi', 'Toimielin ' || code), ministry.id, 'Europe/Helsinki', '{"percent": 50}', 'joined',
    '(,)', 'illustrative', 1 FROM bench.body, bench.ministry;
INSERT INTO governance.body_secretariat (id, body_id, organisation_id, period)
  SELECT uuidv7(), body.id, town.id, '(,)' FROM bench.body JOIN bench.town ON town.n = 997;

-- Each seat a town, held by it since its last election, and by it before; the officers sit in the first seat of theirs.
CREATE TABLE bench.seat AS
  SELECT uuidv7() AS id, body.id AS body_id, body.code, place FROM bench.body, generate_series(1, body.seats) AS place;
INSERT INTO governance.seat (id, body_id, place, kind, basis, kept_apart, period, provenance)
  SELECT id, body_id, place, (ARRAY['city', 'state', 'business'])[1 + place % 3], 'election', false, '(,)', 'illustrative'
  FROM bench.seat;
INSERT INTO governance.seat_organisation (id, seat_id, organisation_id, period)
  SELECT uuidv7(), seat.id, town.id, '(,)' FROM bench.seat JOIN bench.town ON town.n = place * 3;
CREATE TABLE bench.mandate AS
  SELECT uuidv7() AS id, seat.id AS seat_id, seat.body_id, seat.code, place, role, term
  FROM bench.seat, unnest(ARRAY['holder', 'substitute']) AS role, generate_series(0, 4) AS term
  WHERE code = 'LARGE' OR term = 4;
INSERT INTO governance.mandate (id, seat_id, role, person_id, organisation_id, period, provenance)
  SELECT m.id, seat_id, role, officer.id, CASE WHEN officer.id IS NULL THEN town.id END,
    CASE WHEN m.code = 'LARGE' AND term < 4
      THEN daterange(make_date(2007 + term * 4, 1, 1), make_date(2011 + term * 4, 1, 1)) ELSE '[2023-01-01,)' END, 'illustrative'
  FROM bench.mandate AS m JOIN bench.town ON town.n = place * 3 LEFT JOIN bench.officer
    ON role = 'holder' AND place = 1 AND (officer.name = 'busy' AND m.code LIKE 'B-%' OR officer.name = 'idle' AND m.code = 'SMALL');

-- Monthly, the last one two months ahead.
CREATE TABLE bench.meeting AS
  SELECT uuidv7() AS id, body.id AS body_id, code, seats, month,
    (date_trunc('month', now()) + make_interval(months => 2 - month, days => 9))::date AS day
  FROM bench.body, generate_series(0, body.months - 1) AS month;
INSERT INTO governance.meeting (id, body_id, status, starts_at, ends_at, day, sequence, convened_on, quorum, minutes,
    minutes_documents, minutes_approved_on, provenance, version)
  SELECT id, body_id, CASE WHEN held THEN 'minutes-approved' ELSE 'convened' END, day + time '08:00' AT TIME ZONE 'UTC',
    day + time '10:00' AT TIME ZONE 'UTC', day, 0, day - 20, CASE WHEN held THEN '{"percent": 50}'::jsonb END,
    CASE WHEN held THEN '{"fi": "Pöytäkirja"}'::jsonb END, '[]', CASE WHEN held THEN day + 20 END, 'illustrative', 3
  FROM (SELECT *, day < now()::date AS held FROM bench.meeting) AS m;
CREATE TABLE bench.item AS
  SELECT uuidv7() AS id, meeting.id AS meeting_id, body_id, meeting.month, day, place, meeting.day < now()::date AS held
  FROM bench.meeting, generate_series(1, 8) AS place;
INSERT INTO governance.agenda_item (id, meeting_id, place, kind, title, documents, theme_id)
  SELECT item.id, meeting_id, place, 'decision', jsonb_build_object('fi', 'Asia ' || place), '[]', theme.id
  FROM bench.item JOIN bench.theme ON theme.n = (month + place) % 30;
INSERT INTO governance.agenda_item_organisation (id, item_id, organisation_id, period)
  SELECT uuidv7(), item.id, town.id, '(,)' FROM bench.item JOIN bench.town ON town.n = (month * 8 + place) % 1000;
INSERT INTO governance.decision (id, body_id, meeting_id, decided_on, item_id, outcome, text)
  SELECT uuidv7(), body_id, meeting_id, day, id, 'approved', '{"fi": "Hyväksyttiin"}' FROM bench.item WHERE held AND place <= 3;
INSERT INTO governance.attendance (id, meeting_id, seat_id, place, mandate_id)
  SELECT uuidv7(), meeting.id, seat.id, seat.place, CASE WHEN (seat.place + month) % 4 > 0 THEN mandate.id END
  FROM bench.meeting JOIN bench.seat ON seat.body_id = meeting.body_id
  JOIN bench.mandate ON mandate.seat_id = seat.id AND mandate.role = 'holder' AND mandate.term = 4
  WHERE meeting.day < now()::date;
ANALYZE;
