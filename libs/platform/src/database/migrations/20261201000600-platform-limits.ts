import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How much callers have used of what they may, and the keys by which a change that is sent again is made once. */
export class PlatformLimits1796083200600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // The columns are those of rate-limiter-flexible; a crash of the server may forget the counts.
    await runner.query(`
      CREATE UNLOGGED TABLE platform.rate_limit (
        key varchar(255) NOT NULL CONSTRAINT rate_limit_pkey PRIMARY KEY,
        points integer NOT NULL,
        expire bigint
      );
      GRANT SELECT, INSERT, UPDATE, DELETE ON platform.rate_limit TO talkoot_app;

      CREATE TABLE platform.idempotency_key (
        id bytea NOT NULL CONSTRAINT idempotency_key_pkey PRIMARY KEY,
        request bytea NOT NULL,
        changes text[] NOT NULL,
        answer bytea,
        begun_at timestamptz NOT NULL,
        renewed_at timestamptz NOT NULL,
        ended_at timestamptz
      );
      CREATE INDEX idempotency_key_begun_at ON platform.idempotency_key (begun_at);
      GRANT SELECT, INSERT, UPDATE, DELETE ON platform.idempotency_key TO talkoot_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE platform.idempotency_key; DROP TABLE platform.rate_limit;');
  }
}
