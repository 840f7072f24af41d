import pg from 'pg';
import { databaseWithData } from '../support/bundled-data.js';
import { toldAndDeclared } from './concerned.js';

/** What tells others as well: an organisation of those that join it, a grant of its pilot’s, a work programme of those who do its tasks. */
const TELLS_OTHERS = ['grant', 'organisation', 'workprogramme'];

/** The aggregates know whom a change concerns; the read models say who stands to the thing. They are the same. */
it('events tell those who stand to the thing', async () => {
  const database = await databaseWithData();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const told = await toldAndDeclared(client);
  await client.end();
  await database.drop();
  expect(told.length).toBeGreaterThan(300);
  expect(new Set(told.map(({ kind }) => kind)).size).toBeGreaterThan(10);
  expect(told.filter(({ missing }) => missing > 0)).toEqual([]);
  expect(told.filter(({ kind, besides }) => besides > 0 && !TELLS_OTHERS.includes(kind))).toEqual([]);
});
