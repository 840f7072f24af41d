import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * When an event got its place in the stream. Unlike the time at which it happened it rises with the position, so that the events
 * since a moment are found from one place on, in order. And the order of the stream for each origin.
 */
export class PlatformEventsSince1795824017100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE platform.event ADD COLUMN positioned_at timestamptz;
      COMMENT ON COLUMN platform.event.positioned_at IS 'When it got its position: it rises with it, which occurred_at need not.';
      -- Of events from before it is not known; it was not before any event with a lower position was recorded.
      UPDATE platform.event SET positioned_at = known.at
      FROM (SELECT id, max(recorded_at) OVER (ORDER BY position) AS at FROM platform.event WHERE position IS NOT NULL) AS known
      WHERE known.id = event.id;

      -- By a trigger, so that the publisher of the release before keeps it as well.
      CREATE FUNCTION platform.note_position() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.positioned_at := statement_timestamp();
        RETURN NEW;
      END $$;
      CREATE TRIGGER positioned BEFORE INSERT OR UPDATE OF position ON platform.event
        FOR EACH ROW WHEN (NEW.position IS NOT NULL AND NEW.positioned_at IS NULL) EXECUTE FUNCTION platform.note_position();

      CREATE INDEX event_since ON platform.event (positioned_at, position) WHERE position IS NOT NULL;
      CREATE INDEX event_of_origin ON platform.event (origin, position) WHERE position IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER positioned ON platform.event;
      DROP FUNCTION platform.note_position;
      DROP INDEX platform.event_of_origin;
      ALTER TABLE platform.event DROP COLUMN positioned_at;
    `);
  }
}
