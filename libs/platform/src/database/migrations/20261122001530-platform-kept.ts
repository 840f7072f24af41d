import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What processes keep in memory (docs/read-path.md): one version for all of it, renewed with each change. */
export class PlatformKept1795305601530 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE platform.kept (version uuid NOT NULL);
      COMMENT ON TABLE platform.kept IS
        'One row: the version of all that processes keep in memory. Whoever reads it reads of which version the rest of their snapshot is.';
      INSERT INTO platform.kept VALUES (gen_random_uuid());
      GRANT SELECT ON platform.kept TO talkoot_app;

      -- Deferred to the commit, so that nobody waits for the row longer than another's commit takes, and always with all other
      -- locks taken before it. Once in a transaction; random, so that no other past of the database has the same.
      CREATE FUNCTION platform.renew_kept() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
      BEGIN
        IF TG_OP = 'UPDATE' THEN
          IF NEW IS NOT DISTINCT FROM OLD THEN RETURN NULL; END IF;
        END IF;
        IF current_setting('talkoot.kept', true) = 'renewed' THEN RETURN NULL; END IF;
        UPDATE platform.kept SET version = gen_random_uuid();
        PERFORM set_config('talkoot.kept', 'renewed', true);
        RETURN NULL;
      END $$;

      CREATE FUNCTION platform.keep(facts regclass) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        EXECUTE format('CREATE CONSTRAINT TRIGGER kept AFTER INSERT OR UPDATE OR DELETE ON %s DEFERRABLE INITIALLY DEFERRED
          FOR EACH ROW EXECUTE FUNCTION platform.renew_kept()', facts);
        EXECUTE format('CREATE TRIGGER kept_whole AFTER TRUNCATE ON %s
          FOR EACH STATEMENT EXECUTE FUNCTION platform.renew_kept()', facts);
      END $$;
      COMMENT ON FUNCTION platform.keep IS 'For each table from which processes keep objects in memory.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION platform.keep, platform.renew_kept;
      DROP TABLE platform.kept;
    `);
  }
}
