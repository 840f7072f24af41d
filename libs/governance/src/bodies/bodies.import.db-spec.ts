import { ANYBODY } from '@talkoot/contracts';
import { identityDatabase, IdentityImport } from '@talkoot/identity';
import { platformDatabase, rows } from '@talkoot/platform/database';
import { ReadModelModule } from '@talkoot/platform/read-model';
import { asking, importFiles, type TestContext, testContext, testOperation } from '@talkoot/platform/testing';
import { registryDatabase, RegistryImport, SuccessionsImport } from '@talkoot/registry';
import { readFile } from 'node:fs/promises';
import { DataSource } from 'typeorm';
import { governanceDatabase, BodiesImport, GovernanceModule } from '../index.js';

const ORGANISATIONS = ['A', 'B', 'C']
  .map(
    (code) =>
      `- { code: ${code}, kind: association, country: FI, name: { fi: Yhdistys ${code} }, provenance: illustrative }`,
  )
  .join('\n');
const PEOPLE = `
- email: chair@example.org
  name: { fi: Puheenjohtaja }
  language: fi
  provenance: illustrative
  affiliations: [{ organisation: A, role: editor }]
`;
const NETWORKS = '- { code: N, kind: theme, name: { fi: Verkosto }, owner: A, provenance: illustrative }';
const BODIES = `
- code: BOARD
  kind: steering-group
  name: { fi: Johtoryhmä }
  collaboration: { kind: network, code: N }
  secretariat: C
  quorum: { seats: 2, percent: 50, kinds: [city] }
  noticeDays: 5
  mergerRule: kept-apart
  rhythm: { unit: month, every: 2, ordinal: second, weekday: tuesday }
  period: { from: 2020-01-01 }
  provenance: illustrative
  seats:
    - kind: city
      by: office
      title: { fi: Pormestari }
      organisation: A
      provenance: illustrative
      mandates:
        - { person: Chair@example.org, organisation: A, from: 2020-06-01, provenance: illustrative }
        - { role: substitute, organisation: A, provenance: illustrative }
    - { kind: city, organisation: B, provenance: illustrative, mandates: [{ organisation: B, to: 2029-05-31, provenance: illustrative }] }
`;
const MERGER = '- { kind: merger, on: 2027-01-01, predecessors: [B], successors: [A], provenance: illustrative }';

describe('BodiesImport', () => {
  let context: TestContext;
  const files = {
    'organisations.yaml': ORGANISATIONS,
    'people.yaml': PEOPLE,
    'networks.yaml': NETWORKS,
    'bodies.yaml': BODIES,
  };

  beforeAll(async () => {
    context = await testContext(
      [platformDatabase, registryDatabase, identityDatabase, governanceDatabase],
      [GovernanceModule, ReadModelModule],
    );
  });
  afterAll(() => context.close());

  const imported = (what: Record<string, string>) => {
    const contributions = [RegistryImport, IdentityImport, BodiesImport, SuccessionsImport];
    const sections = contributions.flatMap((each) => [
      ...context.get<{ sections: Parameters<typeof importFiles>[1] }>(each).sections,
    ]);
    return importFiles(context, sections, what);
  };
  const events = async () =>
    (await rows<{ count: number }>(context.get(DataSource).manager, 'SELECT count(*)::int FROM platform.event'))[0]
      ?.count;
  const told = async (code: string, fields: string, today = '2026-03-02') => {
    const ask = await asking(context);
    return ask(testOperation(ANYBODY, today), `query Q($c: String!) { body(code: $c) { ${fields} } }`, { c: code });
  };
  const SEATS = `seats { nodes { place kind basis title organisation { code } holder { name organisation { code } period { from to } }
    substitutes { name } provenance } }`;

  it('enters what the file says, and the second time changes nothing', async () => {
    expect((await imported(files)).problems).toEqual([]);
    expect(
      await told(
        'BOARD',
        `kind name of { ... on Network { code } } secretariat { code } quorum { seats percent kinds } noticeDays mergerRule
         rhythm { unit every ordinal weekday } period { from } provenance ${SEATS}`,
      ),
    ).toEqual({
      body: {
        kind: 'STEERING_GROUP',
        name: 'Johtoryhmä',
        of: { code: 'N' },
        secretariat: { code: 'C' },
        quorum: { seats: 2, percent: 50, kinds: ['CITY'] },
        noticeDays: 5,
        mergerRule: 'KEPT_APART',
        rhythm: { unit: 'MONTH', every: 2, ordinal: 'SECOND', weekday: 'TUESDAY' },
        period: { from: '2020-01-01' },
        provenance: 'ILLUSTRATIVE',
        seats: {
          nodes: [
            {
              place: 1,
              kind: 'CITY',
              basis: 'OFFICE',
              title: 'Pormestari',
              organisation: { code: 'A' },
              holder: {
                name: 'Puheenjohtaja',
                organisation: { code: 'A' },
                period: { from: '2020-06-01', to: null },
              },
              substitutes: [{ name: 'Yhdistys A' }],
              provenance: 'ILLUSTRATIVE',
            },
            {
              place: 2,
              kind: 'CITY',
              basis: null,
              title: null,
              organisation: { code: 'B' },
              holder: {
                name: 'Yhdistys B',
                organisation: { code: 'B' },
                period: { from: '2020-01-01', to: '2029-05-31' },
              },
              substitutes: [],
              provenance: 'ILLUSTRATIVE',
            },
          ],
        },
      },
    });
    const before = await events();
    const again = await imported(files);
    expect(again).toMatchObject({ problems: [] });
    expect(await events()).toBe(before);
  });

  it('carries over what it has entered, and then changes nothing again', async () => {
    const withMerger = { ...files, 'successions.yaml': MERGER };
    expect((await imported(withMerger)).problems).toEqual([]);
    const after = {
      body: {
        seats: {
          nodes: [
            { organisation: { code: 'A' } },
            { organisation: { code: 'A' }, keptApart: true, period: { to: '2029-05-31' } },
          ],
        },
      },
    };
    expect(
      await told('BOARD', 'seats { nodes { keptApart organisation { code } period { to } } }', '2027-01-01'),
    ).toMatchObject(after);
    const before = await events();
    expect((await imported(withMerger)).problems).toEqual([]);
    expect(await events()).toBe(before);
  });

  it('tells of what is nowhere and of what cannot be, each at its place', async () => {
    const nowhere = BODIES.replace('organisation: B,', 'organisation: D,').replace('Chair@', 'nobody@');
    expect((await imported({ 'bodies.yaml': nowhere })).problems.map(({ message }) => message.en)).toEqual([
      expect.stringContaining('nobody@example.org'),
      expect.stringContaining('D'),
    ]);
    expect((await imported({ 'bodies.yaml': BODIES.replace('code: N', 'code: X') })).problems).toHaveLength(1);
    const circle = ['X', 'Y']
      .map(
        (code, place) =>
          `- { code: ${code}, kind: other, name: { fi: Ryhmä }, organisation: A, reportsTo: ${['Y', 'X'][place]}, provenance: illustrative }`,
      )
      .join('\n');
    expect((await imported({ 'bodies.yaml': circle })).problems).toMatchObject([
      { code: 'invalid-input' },
      { code: 'invalid-input' },
    ]);
    const taken = BODIES.replace('role: substitute, ', 'role: holder, ').replaceAll('BOARD', 'OTHER');
    expect((await imported({ 'bodies.yaml': taken })).problems).toMatchObject([{ code: 'seat-taken' }]);
    const ofTwo = BODIES.replace('  secretariat: C', '  organisation: A');
    expect((await imported({ 'bodies.yaml': ofTwo })).problems).toHaveLength(1);
  });

  it('bundled: the line of reports of the Tampere urban region can be read from its working groups on', async () => {
    const [organisations = '', bodies = ''] = await Promise.all(
      ['data/organisations.yaml', 'data/bodies.yaml'].map((path) => readFile(path, 'utf8')),
    );
    const own = bodies.split('\n\n').filter((each) => !each.includes('alliance'));
    const alone = organisations.replaceAll(/^ *members:\n( +- .*\n)*/gm, '');
    expect((await imported({ 'organisations.yaml': alone, 'bodies.yaml': own.join('\n\n') })).problems).toEqual([]);
    const name = 'name(locale: fi)';
    expect(
      await told(
        'WELFARE',
        `${name} provenance organisation { code bodies(filter: { kind: [WORKING_GROUP] }) { nodes { ${name} } } }
         reportsTo { ${name} reportsTo { ${name} reportsTo { ${name} reportsTo { ${name} reportsTo { ${name} } } } } }`,
      ),
    ).toEqual({
      body: {
        name: 'hyvinvointipalvelutyöryhmä',
        provenance: 'DOCUMENTED',
        organisation: {
          code: 'TKSKY',
          bodies: {
            nodes: [
              { name: 'elinkeino- ja osaamistyöryhmä' },
              { name: 'maankäyttö- ja rakennetyöryhmä' },
              { name: 'hyvinvointipalvelutyöryhmä' },
            ],
          },
        },
        reportsTo: {
          name: 'työvaliokunta',
          reportsTo: {
            name: 'seutuhallitus',
            reportsTo: { name: 'yhtymäkokous', reportsTo: { name: 'muut sidosryhmät', reportsTo: null } },
          },
        },
      },
    });
  });
});
