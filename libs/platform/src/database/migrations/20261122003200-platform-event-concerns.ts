import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whom an event concerns, by organisation and place in the stream: a page of what concerns somebody is read from it in order,
 * however much that is. The index of the array finds all of it, to be sorted for each page; it goes on counting.
 */
export class PlatformEventConcerns1795305603200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE platform.event_concern (
        organisation_id uuid NOT NULL,
        position bigint NOT NULL,
        CONSTRAINT event_concern_pkey PRIMARY KEY (organisation_id, position)
      );
      COMMENT ON TABLE platform.event_concern IS
        'platform.event.organisations once more, in the order of the stream: a row is there from the moment that the event has its position.';
      GRANT SELECT ON platform.event_concern TO talkoot_app;

      -- By a trigger, so that the publisher of the release before keeps it as well; a change, whose event has no position, does not run it.
      CREATE FUNCTION platform.note_concerned() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
      BEGIN
        INSERT INTO platform.event_concern (organisation_id, position)
        SELECT DISTINCT organisation, NEW.position FROM unnest(NEW.organisations) AS organisation;
        RETURN NULL;
      END $$;
      CREATE TRIGGER concerned AFTER INSERT OR UPDATE OF position ON platform.event
        FOR EACH ROW WHEN (NEW.position IS NOT NULL) EXECUTE FUNCTION platform.note_concerned();

      INSERT INTO platform.event_concern (organisation_id, position)
      SELECT DISTINCT organisation, position FROM platform.event, unnest(organisations) AS organisation WHERE position IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER concerned ON platform.event;
      DROP FUNCTION platform.note_concerned;
      DROP TABLE platform.event_concern;
    `);
  }
}
