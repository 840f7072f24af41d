import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who made a key, as its event has it. */
export class KeyMaker1796169600100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE identity.api_key ADD COLUMN person_id uuid CONSTRAINT api_key_person REFERENCES identity.person;
      UPDATE identity.api_key k SET person_id = p.id
      FROM platform.event e JOIN identity.person p ON p.id = e.person_id AND p.erased_on IS NULL
      WHERE e.name = 'key.made.v1' AND e.aggregate_id = k.id;
      -- Deferred triggers of the rows would stand in the way of the index.
      SET CONSTRAINTS ALL IMMEDIATE;
      CREATE INDEX api_key_by_person ON identity.api_key (person_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE identity.api_key DROP COLUMN person_id');
  }
}
