import type { MigrationInterface, QueryRunner } from 'typeorm';

const origins = (...all: string[]): string => `
  ALTER TABLE platform.event DROP CONSTRAINT event_origin,
    ADD CONSTRAINT event_origin CHECK (origin IN (${all.map((each) => `'${each}'`).join(', ')}));
`;

/** The example data lets illustrative people act; its events say so. */
export class PlatformExampleOrigin1796083200910 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(origins('request', 'import', 'job', 'example'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(origins('request', 'import', 'job'));
  }
}
