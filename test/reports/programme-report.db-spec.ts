import { ANYBODY, type Id, idOf, LocalDate, type OrganisationId, type Viewer } from '@talkoot/contracts';
import { rows } from '@talkoot/platform/database';
import { type TestContext, testContext, testOperation } from '@talkoot/platform/testing';
import { DataSource } from 'typeorm';
import { loadContexts } from '../../apps/contexts.js';
import { ProgrammeFacts } from '../../libs/reporting/src/rendering/programme-facts.loader.js';
import { published } from '../../libs/reporting/src/testing/given-reports.js';
import { PilotWorkService } from '../../libs/pilots/src/pilot-work/pilot-work.service.js';
import { PlansService } from '../../libs/pilots/src/plans/plans.service.js';
import { actingFor, day, Given } from '../../libs/pilots/src/testing/given.js';
import { countPartnerMunicipalities } from '../../libs/reporting/src/rendering/programme-figures.js';
import { BUNDLED_DATA } from '../support/bundled-data.js';
import { runCli } from '../support/processes.js';

describe('what a report shows of the bundled data', () => {
  let context: TestContext;
  let facts: ProgrammeFacts;
  let given: Given;
  let programme: Id<'pilotprogramme'>;

  const uuid = async (sql: string): Promise<string> => {
    const [found] = await rows<{ id: string }>(context.get(DataSource).manager, sql);
    return found?.id ?? '';
  };
  const town = async (code: string) =>
    idOf('organisation', await uuid(`SELECT id FROM registry.organisation WHERE country = 'FI' AND code = '${code}'`));

  beforeAll(async () => {
    const { databases, modules } = await loadContexts();
    context = await testContext(databases, modules);
    const imported = await runCli(['import', BUNDLED_DATA], { DATABASE_URL: context.databaseUrl });
    if (imported.code !== 0) throw new Error(imported.stderr);
    facts = context.get(ProgrammeFacts);
    given = new Given(context);
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
    expect(green?.statusOn.toString()).toBe('2014-11-19');
    expect(report.projects).toMatchObject([{ code: 'SALO-RM', provenance: 'documented' }]);
    const partners = report.pilots.flatMap((pilot) => pilot.partners);
    expect(partners.every(({ region, location }) => region !== undefined && location !== undefined)).toBe(true);
    const kauhajoki = partners.find(({ organisation }) => organisation.code === '232');
    expect(kauhajoki).toMatchObject({ region: { code: '14' }, organisation: { name: { fi: 'Kauhajoki' } } });
  });

  const today = LocalDate.parse('2014-06-30');
  const shownTo = async (viewer: Viewer, of: Id<'pilotprogramme'>, on = today) => {
    const report = await facts.of(of, on, viewer);
    if (!report) throw new Error('The programme is public');
    return report;
  };

  it('shows plans from the decision, and before it to those who submitted them and to the owner', async () => {
    const plans = context.get(PlansService);
    const owner = await given.organisation('ministry');
    const own = await given.programme(owner);
    const submit = async (name: string) => {
      const [applicant, partner] = [await given.organisation(), await given.organisation()];
      const plan = await plans.submit(testOperation(actingFor(applicant), '2014-01-15'), {
        programme: own,
        name: { fi: name },
        applicant,
        partners: [partner],
        provenance: 'reported',
      });
      return { plan, applicant, partner };
    };
    const [open, withdrawn, rejected, redirected] = [
      await submit('Avoin'),
      await submit('Peruttu'),
      await submit('Hylätty'),
      await submit('Ohjattu'),
    ];
    const asOwner = testOperation(actingFor(owner, 'manager'), '2014-02-03');
    await plans.withdraw(testOperation(actingFor(withdrawn.applicant), '2014-02-03'), { plan: withdrawn.plan });
    await plans.reject(asOwner, { plan: rejected.plan, reason: { fi: 'Ei kuulu ohjelmaan' } });
    await plans.redirect(asOwner, { plan: redirected.plan, code: 'ERILLINEN' });
    const namesFor = async (viewer: Viewer) => (await shownTo(viewer, own)).plans.map(({ name }) => name.fi);

    const decided = ['Hylätty', 'Ohjattu'];
    expect(await namesFor(ANYBODY)).toEqual(decided);
    expect(await namesFor(actingFor(open.partner))).toEqual(decided);
    expect(await namesFor(actingFor(open.applicant))).toEqual(['Avoin', ...decided]);
    expect(await namesFor(actingFor(withdrawn.applicant))).toEqual(['Peruttu', ...decided]);
    expect(await namesFor(actingFor(owner))).toEqual(['Avoin', 'Peruttu', ...decided]);

    const report = await shownTo(ANYBODY, own);
    expect(report.plans).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ status: 'rejected', reason: { fi: 'Ei kuulu ohjelmaan' } }),
        expect.objectContaining({ status: 'redirected', became: 'ERILLINEN', closedOn: day('2014-02-03') }),
      ]),
    );
    expect(report.projects).toMatchObject([{ code: 'ERILLINEN', name: { fi: 'Ohjattu' } }]);
    // On a day before the decision the plan had none.
    expect((await shownTo(ANYBODY, own, day('2014-02-02'))).plans).toMatchObject(
      decided.map(() => ({ status: 'submitted', closedOn: undefined, reason: undefined, became: undefined })),
    );
    const renamed = (subject: OrganisationId) =>
      facts.concernedBy(
        published({ type: 'organisation.renamed.v1', subject, data: { name: { fi: 'Uusi' }, on: '2030-01-01' } }),
      );
    expect(await renamed(redirected.applicant)).toEqual([own]);
    expect(await renamed(open.applicant)).toEqual([]);
  });

  it('shows experiments and results as they were on the day, and never why a light was given', async () => {
    const { programme: own, pilot, coordinator } = await given.pilot();
    const work = context.get(PilotWorkService);
    const acting = testOperation(actingFor(coordinator), '2014-06-30');
    const experiment = await work.beginExperiment(acting, {
      pilot,
      organisation: coordinator,
      name: { fi: 'Kokeilu' },
      tried: { fi: 'Uutta' },
      expected: { fi: 'Säästöä' },
      on: day('2014-02-01'),
      provenance: 'reported',
    });
    await work.concludeExperiment(acting, { experiment, outcome: { fi: 'Onnistui' }, on: day('2014-05-01') });
    const result = { pilot, organisation: coordinator, name: { fi: 'Malli' }, provenance: 'reported' } as const;
    await work.recordResult(acting, { ...result, on: day('2014-06-01') });
    await work.reportStatus(acting, { pilot, light: 'at-risk', reason: { fi: 'Salaisuus' }, on: day('2014-06-02') });

    const [now] = (await shownTo(ANYBODY, own)).pilots;
    expect(now?.experiments).toMatchObject([{ name: { fi: 'Kokeilu' }, outcome: { fi: 'Onnistui' } }]);
    expect(now?.results).toMatchObject([{ name: { fi: 'Malli' } }]);
    const [before] = (await shownTo(ANYBODY, own, day('2014-04-30'))).pilots;
    expect(before?.experiments).toMatchObject([{ outcome: undefined, concludedOn: undefined }]);
    expect(before?.results).toEqual([]);
    expect(JSON.stringify(await shownTo(actingFor(coordinator), own))).not.toContain('Salaisuus');
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

    const project = idOf('project', await uuid(`SELECT id FROM pilots.project WHERE code = 'SALO-RM'`));
    const changed = published({ type: 'project.details-changed.v1', subject: project, data: { fields: ['period'] } });
    expect(await facts.concernedBy(changed)).toEqual([programme]);
  });
});
