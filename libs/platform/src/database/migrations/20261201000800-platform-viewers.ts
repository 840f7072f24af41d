import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is known by which credential: processes remember it, at one version for all, renewed with each change. */
export class PlatformViewers1796083200800 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE platform.kept ADD COLUMN viewers uuid NOT NULL DEFAULT gen_random_uuid();
      COMMENT ON COLUMN platform.kept.viewers IS 'The version of all that says who may act by which credential.';

      -- As platform.renew_kept: at the commit, once in a transaction.
      CREATE FUNCTION platform.renew_viewers() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
      BEGIN
        IF current_setting('talkoot.viewers', true) = 'renewed' THEN RETURN NULL; END IF;
        UPDATE platform.kept SET viewers = gen_random_uuid();
        PERFORM set_config('talkoot.viewers', 'renewed', true);
        RETURN NULL;
      END $$;

      CREATE FUNCTION platform.decides_viewers(facts regclass, changes text) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        EXECUTE format('CREATE CONSTRAINT TRIGGER viewers AFTER %s ON %s DEFERRABLE INITIALLY DEFERRED
          FOR EACH ROW EXECUTE FUNCTION platform.renew_viewers()', changes, facts);
        EXECUTE format('CREATE TRIGGER viewers_whole AFTER TRUNCATE ON %s
          FOR EACH STATEMENT EXECUTE FUNCTION platform.renew_viewers()', facts);
      END $$;
      COMMENT ON FUNCTION platform.decides_viewers IS
        'For each table from which it is read who may act by a credential, with the changes that matter: UPDATE OF ended_at OR DELETE.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION platform.decides_viewers, platform.renew_viewers;
      ALTER TABLE platform.kept DROP COLUMN viewers;
    `);
  }
}
