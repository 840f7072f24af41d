import { uuidOf } from '@talkoot/contracts';
import { pilotsDatabase, PilotsModule } from '@talkoot/pilots';
import { platformDatabase } from '@talkoot/platform/database';
import { importFiles, type TestContext, testContext } from '@talkoot/platform/testing';
import { registryDatabase, RegistryModule } from '@talkoot/registry';
import { Given } from '../../../pilots/src/testing/given.js';
import { FundingApi, fundingDatabase, FundingImport, FundingModule } from '../index.js';

describe('FundingImport', () => {
  let context: TestContext;
  let given: Given;
  /** The codes of the programme, its pilot and the pilot's coordinator. */
  let codes: Record<'programme' | 'pilot' | 'holder', string>;

  const appropriations = () => `
- { code: SEED, programme: ${codes.programme}, amount: { amount: '800.00', currency: EUR }, provenance: illustrative }
`;
  const grant = (differently: Record<string, string> = {}) => {
    const fields = {
      code: 'GREEN',
      appropriation: 'SEED',
      pilot: codes.pilot,
      holder: `FI-${codes.holder}`,
      amount: `{ amount: '500.00', currency: EUR }`,
      purposes: '[start-up, coordination]',
      decidedOn: '2014-01-01',
      provenance: 'illustrative',
      ...differently,
    };
    return `- { ${Object.entries(fields)
      .map(([name, value]) => `${name}: ${value}`)
      .join(', ')} }\n`;
  };
  const imported = (grants: string) =>
    importFiles(context, context.get(FundingImport).sections, {
      'appropriations.yaml': appropriations(),
      'grants.yaml': grants,
    });

  beforeAll(async () => {
    context = await testContext(
      [platformDatabase, registryDatabase, pilotsDatabase, fundingDatabase],
      [RegistryModule, PilotsModule, FundingModule],
    );
    given = new Given(context);
    const { programme, pilot, coordinator } = await given.pilot();
    const [found] = await given.ask<typeof codes>(
      `SELECT (SELECT code FROM pilots.programme WHERE id = $1) AS programme, (SELECT code FROM pilots.pilot WHERE id = $2) AS pilot,
         (SELECT code FROM registry.organisation WHERE id = $3) AS holder`,
      [programme, pilot, coordinator].map(uuidOf),
    );
    if (!found) throw new Error('Nothing was given');
    codes = found;
  });
  afterAll(() => context.close());

  it('enters appropriations and grants with their postings, and nothing the second time', async () => {
    const first = await imported(grant());
    expect(first.problems).toEqual([]);
    expect(first.sections).toEqual([
      { section: 'appropriations', added: 1, changed: 0, unchanged: 0 },
      { section: 'grants', added: 1, changed: 0, unchanged: 0 },
    ]);
    const [posted] = await given.ask(
      `SELECT string_agg(kind || ' ' || amount_minor || ' ' || posted_on, ', ' ORDER BY kind) AS postings FROM funding.posting`,
    );
    expect(posted).toEqual({ postings: 'appropriation 80000 2014-01-01, grant 50000 2014-01-01' });
    const second = await imported(grant());
    expect(second.sections).toContainEqual({ section: 'grants', added: 0, changed: 0, unchanged: 1 });
    expect(second.events).toEqual([]);
    expect(await context.get(FundingApi).checkLedger()).toMatchObject({ accounts: 7, discrepancies: [] });
  });

  it.each<[string, () => string, RegExp]>([
    ['grants beyond the appropriation', () => grant() + grant({ code: 'BLUE' }), /300\.00 EUR is left/],
    [
      'another amount than was decided',
      () => grant({ amount: `{ amount: '400.00', currency: EUR }` }),
      /Another decision/,
    ],
    [
      'implementation',
      () => grant({ code: 'BLUE', purposes: '[implementation]', amount: `{ amount: '1.00', currency: EUR }` }),
      /start-up and coordination only/,
    ],
    ['an unknown pilot', () => grant({ code: 'BLUE', pilot: 'NOWHERE' }), /NOWHERE/],
  ])('tells of %s, and changes nothing', async (_, grants, problem) => {
    const before = await given.ask('SELECT count(*) FROM platform.event');
    const { applied, problems } = await imported(grants());
    expect(applied).toBe(false);
    expect(problems.map(({ message }) => message.en)).toEqual([expect.stringMatching(problem)]);
    expect(await given.ask('SELECT count(*) FROM platform.event')).toEqual(before);
  });
});
