import { idOf, LocalDate } from '@talkoot/contracts';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { identityDatabase } from '@talkoot/identity';
import { platformDatabase, rows } from '@talkoot/platform/database';
import { importFiles, OPERATOR, type TestContext, testContext, testOperation } from '@talkoot/platform/testing';
import { RegistryImport, registryDatabase, SuccessionsImport } from '@talkoot/registry';
import { DataSource } from 'typeorm';
import { pilotsDatabase, PilotsImport, PilotsModule } from './index.js';
import { PilotsService } from './pilots/pilots.service.js';

const FOLDER = 'test/data/successions';
const FOREIGN = ['appropriations.yaml', 'grants.yaml', 'people.yaml'];

describe('PilotsImport', () => {
  let context: TestContext;
  let files: Record<string, string>;
  const ask = <Row>(sql: string) => rows<Row>(context.get(DataSource).manager, sql);

  beforeAll(async () => {
    context = await testContext([platformDatabase, registryDatabase, identityDatabase, pilotsDatabase], [PilotsModule]);
    const names = (await readdir(FOLDER, { recursive: true })).filter(
      (name) => /\.(yaml|csv)$/.test(name) && !FOREIGN.includes(name),
    );
    files = Object.fromEntries(
      await Promise.all(names.map(async (name) => [name, await readFile(join(FOLDER, name), 'utf8')] as const)),
    );
    // Grants are the funding's; here there are none to go on with.
    files['successions.yaml'] = (files['successions.yaml'] ?? '').replaceAll(/^ *- \{ kind: grant,.*\n/gm, '');
  });
  afterAll(() => context.close());

  const imported = (changed: Record<string, string> = {}) => {
    const contributions = [context.get(RegistryImport), context.get(PilotsImport), context.get(SuccessionsImport)];
    const sections = contributions.flatMap((each) => [...each.sections]);
    return importFiles(context, sections, { ...files, ...changed });
  };

  const times = async (table: string, condition: string) => {
    const found = await ask<{ time: string }>(
      `SELECT c.code || ' ' || o.code || ' ' || t.period AS time FROM ${table} t
       JOIN registry.organisation o ON o.id = t.organisation_id
       JOIN registry.collaboration c ON c.id = ${condition}
       ORDER BY c.code, lower(t.period) NULLS FIRST, o.code`,
    );
    return found.map(({ time }) => time);
  };

  it('enters pilots with their partners, and carries them over to those who come after', async () => {
    const { problems } = await imported();
    expect(problems).toEqual([]);
    expect(await times('pilots.partnership', 't.pilot_id')).toEqual([
      'EX-ALPHA 801 [2019-02-01,2020-01-01)',
      'EX-ALPHA 802 [2019-02-01,2020-01-01)',
      'EX-ALPHA 804 [2019-02-01,)',
      'EX-ALPHA 805 [2019-02-01,2021-01-01)',
      'EX-ALPHA 806 [2019-02-01,2022-01-01)',
      'EX-ALPHA 803 [2020-01-01,)',
      'EX-ALPHA 807 [2022-01-01,)',
      'EX-BETA 805 [2019-02-01,2021-01-01)',
      'EX-BETA 806 [2019-02-01,2022-01-01)',
      'EX-BETA 804 [2021-01-01,)',
      'EX-BETA 808 [2022-01-01,)',
      'EX-GAMMA 809 [2019-02-01,2041-01-01)',
      'EX-GAMMA 810 [2019-02-01,2043-01-01)',
      'EX-GAMMA 811 [2043-01-01,)',
    ]);
    expect(await times('pilots.responsibility', `t.collaboration_id AND t.role = 'coordinator'`)).toEqual([
      'EX-ALPHA 801 (,2020-01-01)',
      'EX-ALPHA 803 [2020-01-01,)',
      'EX-BETA 806 (,2022-01-01)',
      'EX-BETA 808 [2022-01-01,)',
      'EX-GAMMA 809 (,2041-01-01)',
      'EX-GAMMA 810 [2041-01-01,2043-01-01)',
      'EX-GAMMA 811 [2043-01-01,)',
    ]);
  });

  it('tells of what was carried over, with the succession as the cause', async () => {
    const found = await ask<{ name: string; cause: string }>(
      `SELECT e.name, c.name AS cause FROM platform.event e JOIN platform.event c ON c.id = e.cause_id
       WHERE e.name LIKE 'pilot%' ORDER BY e.sequence`,
    );
    expect(new Set(found.map(({ cause }) => cause))).toEqual(
      new Set(['organisations.merged.v1', 'organisation.split.v1']),
    );
    expect(found.filter(({ name }) => name === 'pilot.coordinator-changed.v1')).toHaveLength(4);
    expect(found.filter(({ name }) => name === 'pilot-programme.owner-changed.v1')).toHaveLength(1);
  });

  it('changes nothing the second time', async () => {
    const { events, sections } = await imported();
    expect(events).toEqual([]);
    expect(sections.filter(({ added, changed }) => added + changed > 0)).toEqual([]);
  });

  it('corrects what is stated differently, and does not bring back who has left', async () => {
    const alpha = files['pilots/alpha.yaml'] ?? '';
    const { events } = await imported({
      'pilots/alpha.yaml': alpha
        .replace('en: Example 1', 'en: First example')
        .replace('FI-804, from: 2019-02-01', 'FI-804, from: 2019-03-01'),
    });
    expect(events.map(({ name, data }) => [name, data])).toEqual([
      ['pilot.details-changed.v1', { fields: ['name'] }],
      ['pilot.partnership-corrected.v1', expect.objectContaining({ on: '2019-03-01' })],
    ]);
    expect(await times('pilots.partnership', 't.pilot_id')).toContain('EX-ALPHA 801 [2019-02-01,2020-01-01)');
  });

  it('tells of days that cannot be at their place, and changes nothing', async () => {
    const beta = files['pilots/beta.yaml'] ?? '';
    const { problems, events } = await imported({
      'pilots/beta.yaml': beta
        .replace('FI-806, from: 2019-02-01', 'FI-806, from: 2018-12-31')
        .replace('FI-805, from: 2019-02-01', 'FI-805, from: 2022-01-01'),
    });
    expect(problems.map(({ file, field, message }) => [file, field, message.en])).toEqual([
      ['pilots/beta.yaml', 'partners[0].from', expect.stringContaining('outside the period of the pilot')],
      ['pilots/beta.yaml', 'partners[1].from', expect.stringContaining('does not exist on that day')],
    ]);
    expect(events).toEqual([]);
  });

  it('who joins while its merger is recorded goes over to those who come after, on the day', async () => {
    const [found] = await ask<{ pilot: string; town: string }>(
      `SELECT p.id AS pilot, o.id AS town FROM pilots.pilot p, registry.organisation o
       WHERE p.code = 'EX-BETA' AND o.code = '809'`,
    );
    if (!found) throw new Error('The data set has neither');
    await context.get(PilotsService).join(testOperation(OPERATOR, '2026-11-22'), {
      pilot: idOf('pilot', found.pilot),
      organisation: idOf('organisation', found.town),
      on: LocalDate.parse('2026-06-01'),
      provenance: 'reported',
    });
    const joined = await times('pilots.partnership', 't.pilot_id');
    expect(joined.filter((time) => /BETA (809|810|811)/.test(time))).toEqual([
      'EX-BETA 809 [2026-06-01,2041-01-01)',
      'EX-BETA 810 [2041-01-01,2043-01-01)',
      'EX-BETA 811 [2043-01-01,)',
    ]);
  });
});
