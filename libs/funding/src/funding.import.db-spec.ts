import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { identityDatabase } from '@talkoot/identity';
import { pilotsDatabase, PilotsImport, PilotsModule } from '@talkoot/pilots';
import { platformDatabase, rows } from '@talkoot/platform/database';
import { importFiles, type TestContext, testContext } from '@talkoot/platform/testing';
import { RegistryImport, registryDatabase, RegistryModule, SuccessionsImport } from '@talkoot/registry';
import { DataSource } from 'typeorm';
import { FundingApi, fundingDatabase, FundingImport, FundingModule } from './index.js';

const FOLDER = 'test/data/successions';

describe('FundingImport', () => {
  let context: TestContext;
  let files: Record<string, string>;
  const ask = <Row>(sql: string) => rows<Row>(context.get(DataSource).manager, sql);

  const imported = (changed: Record<string, string> = {}) => {
    const contributions = [
      context.get(RegistryImport),
      context.get(PilotsImport),
      context.get(FundingImport),
      context.get(SuccessionsImport),
    ];
    const sections = contributions.flatMap((each) => [...each.sections]);
    return importFiles(context, sections, { ...files, ...changed }, '2026-06-01');
  };

  beforeAll(async () => {
    context = await testContext(
      [platformDatabase, registryDatabase, identityDatabase, pilotsDatabase, fundingDatabase],
      [RegistryModule, PilotsModule, FundingModule],
    );
    const names = (await readdir(FOLDER, { recursive: true })).filter(
      (name) => /\.(yaml|csv)$/.test(name) && name !== 'people.yaml',
    );
    files = Object.fromEntries(
      await Promise.all(names.map(async (name) => [name, await readFile(join(FOLDER, name), 'utf8')] as const)),
    );
  });
  afterAll(() => context.close());

  it('enters appropriations and grants with their postings', async () => {
    const { problems } = await imported();
    expect(problems).toEqual([]);
    expect(await ask('SELECT kind, amount_minor, posted_on FROM funding.posting ORDER BY amount_minor DESC')).toEqual([
      { kind: 'appropriation', amount_minor: '10000000', posted_on: '2019-01-01' },
      { kind: 'grant', amount_minor: '3000000', posted_on: '2019-02-01' },
      { kind: 'grant', amount_minor: '2000000', posted_on: '2019-02-01' },
      { kind: 'grant', amount_minor: '1000000', posted_on: '2019-02-01' },
    ]);
    expect(await context.get(FundingApi).checkLedger()).toEqual({ accounts: 17, discrepancies: [] });
  });

  it('carries grants over to those who come after, with their pilots, and keeps who held them before', async () => {
    const holders = await ask<{ holder: string }>(
      `SELECT g.code || ' ' || o.code || ' ' || h.period AS holder FROM funding.grant_holder h
       JOIN funding."grant" g ON g.id = h.grant_id JOIN registry.organisation o ON o.id = h.organisation_id
       ORDER BY g.code, lower(h.period)`,
    );
    expect(holders.map(({ holder }) => holder)).toEqual([
      'EX-2019-ALPHA 801 [2019-02-01,2020-01-01)',
      'EX-2019-ALPHA 803 [2020-01-01,)',
      'EX-2019-BETA 806 [2019-02-01,2022-01-01)',
      'EX-2019-BETA 808 [2022-01-01,)',
      'EX-2019-GAMMA 809 [2019-02-01,2041-01-01)',
      'EX-2019-GAMMA 810 [2041-01-01,2043-01-01)',
      'EX-2019-GAMMA 811 [2043-01-01,)',
    ]);
    const causes = await ask<{ cause: string }>(
      `SELECT DISTINCT c.name AS cause FROM platform.event e JOIN platform.event c ON c.id = e.cause_id
       WHERE e.name = 'grant.holder-changed.v1' ORDER BY 1`,
    );
    expect(causes.map(({ cause }) => cause)).toEqual(['organisation.split.v1', 'organisations.merged.v1']);
  });

  it('changes nothing the second time', async () => {
    const { events, sections } = await imported();
    expect(events).toEqual([]);
    expect(sections).toContainEqual({ section: 'grants', added: 0, changed: 0, unchanged: 3 });
  });

  const another = (fields: string) => `
- { code: EX-2019-OTHER, appropriation: EX-2019-SEED, pilot: EX-GAMMA, decidedOn: 2019-03-01, provenance: illustrative, ${fields} }`;
  it.each<[string, (grants: string) => string, RegExp]>([
    [
      'grants beyond the appropriation',
      (grants) =>
        grants + another(`holder: FI-809, amount: { amount: '40000.01', currency: EUR }, purposes: [start-up]`),
      /40,000\.00\sEUR is left/,
    ],
    [
      'implementation',
      (grants) =>
        grants + another(`holder: FI-809, amount: { amount: '1', currency: EUR }, purposes: [implementation]`),
      /start-up and coordination only/,
    ],
    [
      'a holder that is not there yet',
      (grants) => grants + another(`holder: FI-808, amount: { amount: '1', currency: EUR }, purposes: [start-up]`),
      /exists only from 1 January 2022/,
    ],
    ['another amount than was decided', (grants) => grants.replace('30000.00', '30000.01'), /Another decision/],
    ['an unknown pilot', (grants) => grants.replace('pilot: EX-ALPHA', 'pilot: EX-NOWHERE'), /EX-NOWHERE/],
  ])('tells of %s, and changes nothing', async (_, differently, problem) => {
    const { problems, events } = await imported({ 'grants.yaml': differently(files['grants.yaml'] ?? '') });
    expect(problems.map(({ file, message }) => [file, message.en])).toEqual([
      ['grants.yaml', expect.stringMatching(problem)],
    ]);
    expect(events).toEqual([]);
  });
});
