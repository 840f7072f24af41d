import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What looks the same is the same: letters that were stored decomposed are composed, in names and titles every kind of space is a
 * space. The history keeps what stood there; events, notifications and mails stay as they were told.
 */
export class PlatformOneSpelling1795824012000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DO $$
      DECLARE fact record; spelling text;
      BEGIN
        FOR fact IN
          SELECT a.attrelid::regclass AS facts, a.attname AS name, a.atttypid::regtype AS type
          FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
          WHERE c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
            AND a.atttypid IN ('jsonb'::regtype, 'text'::regtype)
            -- The schemas of facts: those in which history is kept.
            AND c.relnamespace IN (
              SELECT f.relnamespace FROM pg_trigger t JOIN pg_class f ON f.oid = t.tgrelid WHERE t.tgname = 'history')
        LOOP
          spelling := format('%I::text', fact.name);
          IF fact.name IN ('name', 'title') THEN
            spelling := format('regexp_replace(%s, %L, %L, %L)', spelling,
              '[\\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000]', ' ', 'g');
          END IF;
          spelling := format('normalize(%s, NFC)', spelling);
          EXECUTE format('UPDATE %1$s SET %2$I = %3$s::%4$s WHERE %2$I::text <> %3$s',
            fact.facts, fact.name, spelling, fact.type);
        END LOOP;
      END $$
    `);
  }

  /** Nobody could tell the spellings apart. */
  async down(): Promise<void> {}
}
