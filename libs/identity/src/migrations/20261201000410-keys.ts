import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys of systems; several keys that sign, encrypted, one after the other; tokens that are revoked one by one. */
export class Keys1796083200410 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The key of an earlier release stays as it is until a process seals it: SQL does not know by what.
      ALTER TABLE identity.signing_key RENAME COLUMN key TO plain;
      ALTER TABLE identity.signing_key RENAME COLUMN created_at TO made_at;
      ALTER TABLE identity.signing_key
        DROP CONSTRAINT signing_key_purpose,
        DROP CONSTRAINT signing_key_pkey,
        DROP COLUMN purpose,
        ADD COLUMN kid text NOT NULL DEFAULT gen_random_uuid() CONSTRAINT signing_key_pkey PRIMARY KEY,
        ADD COLUMN public_key jsonb,
        ADD COLUMN sealed bytea,
        ADD COLUMN current_since timestamptz,
        ADD COLUMN retired_at timestamptz,
        ALTER COLUMN plain DROP NOT NULL,
        ALTER COLUMN made_at DROP DEFAULT;
      UPDATE identity.signing_key SET public_key = plain - 'd', current_since = made_at;
      ALTER TABLE identity.signing_key
        ALTER COLUMN kid DROP DEFAULT,
        ALTER COLUMN public_key SET NOT NULL,
        ADD CONSTRAINT signing_key_sealed CHECK ((sealed IS NULL) <> (plain IS NULL));

      CREATE TABLE identity.sealed_secret (
        purpose text NOT NULL CONSTRAINT sealed_secret_pkey PRIMARY KEY,
        sealed bytea NOT NULL
      );

      CREATE TABLE identity.revoked_token (
        jti uuid NOT NULL CONSTRAINT revoked_token_pkey PRIMARY KEY,
        until timestamptz NOT NULL
      );

      CREATE TABLE identity.api_key (
        id uuid NOT NULL CONSTRAINT api_key_pkey PRIMARY KEY,
        version integer NOT NULL,
        organisation_id uuid NOT NULL CONSTRAINT api_key_organisation REFERENCES registry.organisation,
        name text NOT NULL,
        prefix text NOT NULL,
        role text NOT NULL CONSTRAINT api_key_role CHECK (role IN ('editor', 'manager')),
        scopes text[] NOT NULL CONSTRAINT api_key_scopes CHECK (scopes @> '{read}'),
        expires_on date NOT NULL,
        created_at timestamptz NOT NULL,
        rotated_at timestamptz,
        revoked_at timestamptz,
        recorded_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX api_key_prefix ON identity.api_key (prefix);
      CREATE INDEX api_key_of_organisation ON identity.api_key (organisation_id, id);
      SELECT platform.record_history('identity.api_key');

      CREATE TABLE identity.api_key_secret (
        id uuid NOT NULL CONSTRAINT api_key_secret_pkey PRIMARY KEY,
        key_id uuid NOT NULL CONSTRAINT api_key_secret_key REFERENCES identity.api_key,
        digest bytea NOT NULL,
        good_until timestamptz
      );
      CREATE INDEX api_key_secret_of_key ON identity.api_key_secret (key_id);

      CREATE TABLE identity.api_key_use (
        id uuid NOT NULL CONSTRAINT api_key_use_pkey PRIMARY KEY CONSTRAINT api_key_use_key REFERENCES identity.api_key,
        last_used_at timestamptz NOT NULL
      );

      SELECT platform.open_to_application('identity');
    `);
  }

  /** Tokens that were signed are lost: the release before makes a key of its own. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE identity.api_key_use, identity.api_key_secret, identity.api_key, identity.revoked_token, identity.sealed_secret;
      DELETE FROM identity.signing_key;
      ALTER TABLE identity.signing_key
        DROP CONSTRAINT signing_key_sealed,
        DROP CONSTRAINT signing_key_pkey,
        DROP COLUMN kid,
        DROP COLUMN public_key,
        DROP COLUMN sealed,
        DROP COLUMN current_since,
        DROP COLUMN retired_at,
        ADD COLUMN purpose text NOT NULL CONSTRAINT signing_key_pkey PRIMARY KEY CONSTRAINT signing_key_purpose CHECK (purpose = 'token'),
        ALTER COLUMN plain SET NOT NULL,
        ALTER COLUMN made_at SET DEFAULT now();
      ALTER TABLE identity.signing_key RENAME COLUMN plain TO key;
      ALTER TABLE identity.signing_key RENAME COLUMN made_at TO created_at;
    `);
  }
}
