import { join } from 'node:path';
import { ANYBODY, type Id, idOf, LocalDate } from '@talkoot/contracts';
import { rows } from '@talkoot/platform/database';
import { type TestContext, testContext } from '@talkoot/platform/testing';
import { DataSource } from 'typeorm';
import { CONTEXT_DATABASES, CONTEXT_MODULES } from '../../apps/contexts.js';
import { ProgrammeFacts } from '../../libs/reporting/src/application/programme-facts.js';
import { published } from '../../libs/reporting/src/testing/given-reports.js';
import { countPartnerMunicipalities } from '../../libs/reporting/src/rendering/programme-figures.js';
import { runCli } from '../support/processes.js';

const DATA = join(import.meta.dirname, '../../data');

describe('what a report shows of the bundled data', () => {
  let context: TestContext;
  let facts: ProgrammeFacts;
  let programme: Id<'pilotprogramme'>;

  const uuid = async (sql: string): Promise<string> => {
    const [found] = await rows<{ id: string }>(context.get(DataSource).manager, sql);
    return found?.id ?? '';
  };
  const town = async (code: string) =>
    idOf('organisation', await uuid(`SELECT id FROM registry.organisation WHERE country = 'FI' AND code = '${code}'`));

  beforeAll(async () => {
    context = await testContext(CONTEXT_DATABASES, CONTEXT_MODULES);
    const imported = await runCli(['import', DATA], { DATABASE_URL: context.databaseUrl });
    if (imported.code !== 0) throw new Error(imported.stderr);
    facts = context.get(ProgrammeFacts);
    programme = idOf('pilotprogramme', await uuid('SELECT id FROM pilots.programme'));
  });
  afterAll(() => context.close());

  it('is the programme, its pilots, towns, regions and money as they were on the day', async () => {
    const report = await facts.of(programme, LocalDate.parse('2014-11-19'), ANYBODY);
    if (!report) throw new Error('Anybody may see the programme');
    expect(report.owner.code).toBe('TEM');
    expect(countPartnerMunicipalities(report).value).toBe(38);
    expect(report.documentedPartnerMunicipalities?.count).toBe(38);
    expect(report.appropriations.map(({ amount, left }) => [amount.amount, left.amount])).toEqual([
      ['800000.00', '60000.00'],
    ]);
    expect(
      report.pilots.map(({ code, partners, grants }) => [code, partners.length, grants[0]?.amount.amount]),
    ).toEqual([
      ['ARCTIC', 8, '160000.00'],
      ['GREEN', 9, '180000.00'],
      ['SME', 11, '210000.00'],
      ['TOURISM', 11, '190000.00'],
    ]);
    const green = report.pilots.find(({ code }) => code === 'GREEN');
    expect(green).toMatchObject({
      coordinator: { code: '232' },
      applicant: { code: 'SEK' },
      themes: [{ fi: 'Älykäs ja vihreä kasvu' }],
    });
    const partners = report.pilots.flatMap((pilot) => pilot.partners);
    expect(partners.every(({ region, location }) => region !== undefined && location !== undefined)).toBe(true);
    const kauhajoki = partners.find(({ organisation }) => organisation.code === '232');
    expect(kauhajoki).toMatchObject({ region: { code: '14' }, organisation: { name: { fi: 'Kauhajoki' } } });
  });

  it('changes with what happens to the programme, its pilots and their towns, and with nothing else', async () => {
    const renamed = (organisation: Id<'organisation'>) =>
      published({
        type: 'organisation.renamed.v1',
        subject: organisation,
        data: { name: { fi: 'Uusi' }, on: '2030-01-01' },
      });
    expect(await facts.concernedBy(renamed(await town('232')))).toEqual([programme]);
    expect(await facts.concernedBy(renamed(await town('091')))).toEqual([]);

    const pilot = idOf('pilot', await uuid(`SELECT id FROM pilots.pilot WHERE code = 'GREEN'`));
    const started = published({ type: 'pilot.started.v1', subject: pilot, data: { on: '2014-01-01' } });
    expect(await facts.concernedBy(started)).toEqual([programme]);
  });
});
