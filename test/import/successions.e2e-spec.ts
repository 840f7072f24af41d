import { join } from 'node:path';
import { type TestDatabase, testDatabase } from '@talkoot/platform/testing/run';
import pg from 'pg';
import { runCli } from '../support/processes.js';

const FOLDER = join(import.meta.dirname, '../data/successions');

/** On which day who has what, as one sees it who asks for that day. */
const ON = {
  partners: `SELECT p.code AS thing, o.code FROM pilots.partnership y JOIN pilots.pilot p ON p.id = y.pilot_id
    JOIN registry.organisation o ON o.id = y.organisation_id WHERE y.status = 'joined' AND y.period @> $1::date`,
  coordinators: `SELECT p.code AS thing, o.code FROM pilots.responsibility r JOIN pilots.pilot p ON p.id = r.collaboration_id
    JOIN registry.organisation o ON o.id = r.organisation_id WHERE r.role = 'coordinator' AND r.period @> $1::date`,
  holders: `SELECT g.code AS thing, o.code FROM funding.grant_holder h JOIN funding."grant" g ON g.id = h.grant_id
    JOIN registry.organisation o ON o.id = h.organisation_id WHERE h.period @> $1::date`,
  owners: `SELECT c.code AS thing, o.code FROM registry.collaboration_owner w JOIN registry.collaboration c ON c.id = w.collaboration_id
    JOIN registry.organisation o ON o.id = w.organisation_id WHERE c.kind = 'pilotprogramme' AND w.period @> $1::date`,
  authority: `SELECT a.code AS thing, o.code FROM registry.organisation_member m JOIN registry.organisation a ON a.id = m.organisation_id
    JOIN registry.organisation o ON o.id = m.member_id WHERE m.period @> $1::date`,
  network: `SELECT c.code AS thing, o.code FROM registry.network_member m JOIN registry.collaboration c ON c.id = m.network_id
    JOIN registry.organisation o ON o.id = m.organisation_id WHERE m.period @> $1::date`,
  names: `SELECT o.code AS thing, n.name ->> 'en' AS code FROM registry.organisation_name n
    JOIN registry.organisation o ON o.id = n.organisation_id WHERE n.period @> $1::date`,
};

describe('the data set of mergers, splits and renamings, once imported', () => {
  let database: TestDatabase;
  let client: pg.Client;

  beforeAll(async () => {
    database = await testDatabase();
    const { code, stderr } = await runCli(['import', FOLDER], { DATABASE_URL: database.url });
    if (code !== 0) throw new Error(stderr);
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  /** `EX-ALPHA: 801 804` */
  async function on(day: string, what: keyof typeof ON, thing: string): Promise<string> {
    const { rows } = await client.query<{ code: string }>(
      `SELECT code FROM (${ON[what]}) AS known WHERE thing = $2 ORDER BY code`,
      [day, thing],
    );
    return rows.map(({ code }) => code).join(' ');
  }

  it.each<[string, keyof typeof ON, Record<string, string>]>([
    // A coordinator and a partner merge into a new town; a partner into one that is there; a partner splits.
    [
      'EX-ALPHA',
      'partners',
      {
        '2019-12-31': '801 802 804 805 806',
        '2020-01-01': '803 804 805 806',
        '2021-01-01': '803 804 806',
        '2022-01-01': '803 804 807',
      },
    ],
    ['EX-ALPHA', 'coordinators', { '2019-12-31': '801', '2020-01-01': '803' }],
    ['EX-2019-ALPHA', 'holders', { '2019-12-31': '801', '2020-01-01': '803' }],
    // A coordinator that holds the grant splits: here the other half goes on. A partner's successor is not there yet.
    ['EX-BETA', 'partners', { '2020-12-31': '805 806', '2021-01-01': '804 806', '2022-01-01': '804 808' }],
    ['EX-BETA', 'coordinators', { '2021-12-31': '806', '2022-01-01': '808' }],
    ['EX-2019-BETA', 'holders', { '2021-12-31': '806', '2022-01-01': '808' }],
    // In days to come: a coordinator merges into a partner, which then splits.
    ['EX-GAMMA', 'partners', { '2040-12-31': '809 810', '2041-01-01': '810', '2043-01-01': '811' }],
    ['EX-GAMMA', 'coordinators', { '2040-12-31': '809', '2041-01-01': '810', '2043-01-01': '811' }],
    ['EX-2019-GAMMA', 'holders', { '2040-12-31': '809', '2041-01-01': '810', '2043-01-01': '811' }],
    // Who owns the programme merges; members of a joint authority and of a network do.
    ['EX-2019', 'owners', { '2043-12-31': 'EXM', '2044-01-01': 'NEWM' }],
    ['EXKY', 'authority', { '2019-12-31': '801 804 805', '2020-01-01': '803 804 805', '2021-01-01': '803 804' }],
    [
      'EXAMPLE-TOWNS',
      'network',
      { '2019-12-31': '802 806 809', '2022-01-01': '803 807 809', '2041-01-01': '803 807 810' },
    ],
    // Names of the day.
    ['804', 'names', { '2023-05-31': 'Fancyford', '2023-06-01': 'Great Fancyford' }],
    ['803', 'names', { '2019-12-31': '', '2041-12-31': 'New Exampleton', '2042-01-01': 'City of Examples' }],
  ])('%s: %s on every day', async (thing, what, expected) => {
    const found = await Promise.all(
      Object.keys(expected).map(async (day) => [day, await on(day, what, thing)] as const),
    );
    expect(Object.fromEntries(found)).toEqual(expected);
  });

  it('records each carry-over with the succession as its cause, and changes nothing the second time', async () => {
    const { rows } = await client.query<{ name: string; causes: string }>(
      `SELECT e.name, string_agg(DISTINCT c.name, ' ') AS causes FROM platform.event e
       LEFT JOIN platform.event c ON c.id = e.cause_id
       WHERE e.name IN ('pilot.partner-left.v1', 'pilot.coordinator-changed.v1') GROUP BY e.name ORDER BY e.name`,
    );
    expect(rows).toEqual([
      { name: 'pilot.coordinator-changed.v1', causes: 'organisation.split.v1 organisations.merged.v1' },
      { name: 'pilot.partner-left.v1', causes: 'organisation.split.v1 organisations.merged.v1' },
    ]);
    const count = () => client.query('SELECT FROM platform.event').then(({ rowCount }) => rowCount);
    const before = await count();
    const { stderr } = await runCli(['import', FOLDER, '--locale', 'en'], { DATABASE_URL: database.url });
    expect(stderr).toContain('The import is done.');
    expect(await count()).toBe(before);
  });
});
