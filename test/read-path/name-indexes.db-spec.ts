import { rows, dataSource } from '@talkoot/platform/database';
import { testDatabase, type TestDatabase } from '@talkoot/platform/testing/run';
import type { DataSource } from 'typeorm';
import { migrateAll } from '../../apps/migrate.js';

describe('the indexes by name', () => {
  let database: TestDatabase;
  let source: DataSource;

  beforeAll(async () => {
    database = await testDatabase();
    const options = { url: database.url, pool: 1, application: 'test', as: 'owner' } as const;
    source = await dataSource(options, []).initialize();
  });

  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  const definitions = () =>
    rows<{ definition: string }>(
      source.manager,
      `SELECT indexdef AS definition FROM pg_indexes WHERE indexdef LIKE '%-x-icu"%' ORDER BY indexname, schemaname`,
    );

  it('are made by a migration for a language that has been added', async () => {
    const all = await definitions();
    expect(all.length).toBeGreaterThan(10);
    // As a release that knew Finnish and Swedish left them.
    await source.query(`
      DROP INDEX governance.body_by_name_en, governance.body_by_name_fi;
      CREATE INDEX body_by_name_fi ON governance.body ((coalesce(name ->> 'fi', name ->> 'sv')) COLLATE "fi-x-icu", id);
    `);
    expect(await definitions()).not.toEqual(all);
    expect(await migrateAll(database.url)).toEqual([]);
    expect(await definitions()).toEqual(all);
  });

  it('stay as they are while the languages do', async () => {
    const made = () =>
      rows(source.manager, `SELECT oid FROM pg_class WHERE relname ~ '_by_name_|_in_order_' ORDER BY 1`);
    const before = await made();
    await migrateAll(database.url);
    expect(await made()).toEqual(before);
  });
});
