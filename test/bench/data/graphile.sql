-- What PostGraphile shows: views that say what the others say in code, with the smart comments that its documentation asks
-- for. What only some questions need is a subquery, which costs nothing unless it is asked for.

CREATE SCHEMA graphile;

CREATE VIEW graphile.organisation AS
  SELECT o.id, o.country, o.code, o.kind,
    coalesce(n.name ->> 'fi', n.name ->> 'sv', n.name ->> 'en') COLLATE "fi-x-icu" AS name_fi,
    coalesce(n.name ->> 'sv', n.name ->> 'fi', n.name ->> 'en') AS name_sv,
    coalesce(n.name ->> 'en', n.name ->> 'fi', n.name ->> 'sv') AS name_en
  FROM registry.organisation AS o
  JOIN registry.organisation_name AS n ON n.organisation_id = o.id AND n.period @> current_date
  WHERE o.period @> current_date;
COMMENT ON VIEW graphile.organisation IS E'@primaryKey id\n@unique country,code';

CREATE VIEW graphile.region AS
  SELECT id, code, coalesce(name ->> 'fi', name ->> 'sv', name ->> 'en') AS name_fi FROM registry.region;
COMMENT ON VIEW graphile.region IS E'@primaryKey id\n@unique code';

CREATE VIEW graphile.municipality AS
  SELECT o.id, o.code, o.name_fi, m.region_id FROM graphile.organisation AS o
  JOIN registry.region_membership AS m ON m.organisation_id = o.id AND m.period @> current_date
  WHERE o.kind = 'municipality';
COMMENT ON VIEW graphile.municipality IS
  E'@primaryKey id\n@foreignKey (region_id) references graphile.region (id)|@fieldName region|@foreignFieldName municipalities';

CREATE VIEW graphile.programme AS
  SELECT id, code, coalesce(name ->> 'en', name ->> 'fi', name ->> 'sv') AS name_en
  FROM pilots.programme WHERE lower(call) <= current_date;
COMMENT ON VIEW graphile.programme IS E'@primaryKey id\n@unique code';

CREATE VIEW graphile.pilot AS
  SELECT p.id, p.programme_id, p.code, p.status, coalesce(p.name ->> 'en', p.name ->> 'fi', p.name ->> 'sv') AS name_en, (
    SELECT organisation_id FROM pilots.responsibility
    WHERE collaboration_id = p.id AND role = 'coordinator' AND period @> current_date) AS coordinator_id
  FROM pilots.pilot AS p WHERE p.approved;
COMMENT ON VIEW graphile.pilot IS
  E'@primaryKey id\n@foreignKey (programme_id) references graphile.programme (id)|@fieldName programme|@foreignFieldName pilots\n@foreignKey (coordinator_id) references graphile.organisation (id)|@fieldName coordinator|@foreignFieldName coordinated';

CREATE VIEW graphile.pilot_theme AS
  SELECT l.collaboration_id AS pilot_id, t.code, coalesce(t.name ->> 'en', t.name ->> 'fi', t.name ->> 'sv') AS name_en
  FROM registry.collaboration_theme AS l JOIN registry.theme AS t ON t.id = l.theme_id
  WHERE l.period @> current_date;
COMMENT ON VIEW graphile.pilot_theme IS
  E'@primaryKey pilot_id,code\n@foreignKey (pilot_id) references graphile.pilot (id)|@fieldName pilot|@foreignFieldName themes';

CREATE VIEW graphile.partnership AS
  SELECT id, pilot_id, organisation_id, status, lower(period) AS joined_on
  FROM pilots.partnership WHERE status = 'joined' AND period @> current_date;
COMMENT ON VIEW graphile.partnership IS
  E'@primaryKey id\n@foreignKey (pilot_id) references graphile.pilot (id)|@fieldName pilot|@foreignFieldName partners\n@foreignKey (organisation_id) references graphile.organisation (id)|@fieldName organisation|@foreignFieldName partnerships';

CREATE VIEW graphile.event AS
  SELECT id, name AS type, occurred_at, aggregate_id, aggregate_version, data, position
  FROM platform.event WHERE visibility = 'public' AND position IS NOT NULL;
COMMENT ON VIEW graphile.event IS '@primaryKey position';
