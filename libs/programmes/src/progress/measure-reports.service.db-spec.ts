import { type Id, idOf, newId, type Operation, uuidOf } from '@talkoot/contracts';
import { governanceDatabase, GovernanceModule } from '@talkoot/governance';
import { identityDatabase } from '@talkoot/identity';
import { platformDatabase } from '@talkoot/platform/database';
import { ReadModelModule } from '@talkoot/platform/read-model';
import { type Ask, asking, type TestContext, testContext, versionOf } from '@talkoot/platform/testing';
import { registryDatabase } from '@talkoot/registry';
import { programmesDatabase, ProgrammesModule } from '../index.js';
import { recordAdopter } from '../programmes/programmes.inputs.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import type { ItemId } from '../revisions/item.js';
import { addItem, adoptRevision, changeItem, draftRevision, removeItem } from '../revisions/revisions.inputs.js';
import { RevisionsService } from '../revisions/revisions.service.js';
import { acting, actingFor, Given, type GivenPlan, using } from '../testing/given.js';
import { reportMeasure } from './measure-reports.inputs.js';
import { MeasureReportsService } from './measure-reports.service.js';

const reason = { sv: 'Därför' };
const PROGRESS = `query Q($id: ID!, $on: Date) { node(id: $id) { ... on Programme { priorities(on: $on) { code measures {
  code progress { status since note(locale: sv) blocked } blockedBy { code } reports(first: 5) { totalCount } } } } } }`;

describe('MeasureReportsService', () => {
  let context: TestContext;
  let given: Given;
  let ask: Ask;

  beforeAll(async () => {
    context = await testContext(
      [platformDatabase, registryDatabase, identityDatabase, governanceDatabase, programmesDatabase],
      [GovernanceModule, ProgrammesModule, ReadModelModule],
    );
    given = new Given(context);
    ask = await asking(context);
  });
  afterAll(() => context.close());

  const report = using(reportMeasure, (operation, command) =>
    context.get(MeasureReportsService).report(operation, command),
  );
  const revisions = () => context.get(RevisionsService);
  const itemOf = async (revision: Id<'revision'>, code: string): Promise<ItemId> => {
    const [found] = await given.ask<{ id: string }>(
      'SELECT id FROM programmes.item WHERE revision_id = $1 AND code = $2',
      [uuidOf(revision), code],
    );
    return idOf('programmeitem', found?.id ?? '');
  };
  const editing =
    <S extends Parameters<typeof using>[0]>(schema: S, work: Parameters<typeof using<S>>[1]) =>
    async (operation: Operation, revision: Id<'revision'>, input: object) =>
      expect(
        await using(schema, work)(operation, {
          revision,
          expectedVersion: await versionOf(context, revision),
          ...input,
        }),
      ).toBe('done');
  const add = editing(addItem, (operation, command) => revisions().addItem(operation, command));
  const change = editing(changeItem, (operation, command) => revisions().changeItem(operation, command));
  const remove = editing(removeItem, (operation, command) => revisions().removeItem(operation, command));
  const adopt = editing(adoptRevision, (operation, command) => revisions().adopt(operation, command));

  /** The next revision, a draft. */
  const next = async ({ id: programme, operation }: GivenPlan): Promise<Id<'revision'>> => {
    const draft = using(draftRevision, (by, command) => revisions().draft(by, command));
    expect(await draft(operation, { programme, reason })).toBe('done');
    const [found] = await given.ask<{ id: string }>(
      'SELECT id FROM programmes.revision WHERE programme_id = $1 ORDER BY number DESC LIMIT 1',
      [uuidOf(programme)],
    );
    return idOf('revision', found?.id ?? '');
  };
  /** A plan in force in which MEASURE waits for FIRST, for which its adopter is responsible. */
  const waiting = async () => {
    const plan = await given.adopted();
    const { operation } = plan;
    const adopter = await given.organisation();
    const join = using(recordAdopter, (by, command) => context.get(ProgrammesService).recordAdopter(by, command));
    expect(
      await join(acting(actingFor(adopter)), { programme: plan.id, organisation: adopter, adoptedOn: '2026-06-01' }),
    ).toBe('done');
    const revision = await next(plan);
    const first = { kind: 'measure', code: 'FIRST', name: { sv: 'Första' }, responsible: [adopter], reason };
    await add(operation, revision, { ...first, parent: await itemOf(revision, 'AREA') });
    const item = await itemOf(revision, 'MEASURE');
    await change(operation, revision, { item, dependsOn: [await itemOf(revision, 'FIRST')], reason });
    await adopt(operation, revision, { adoptedOn: '2026-06-02' });
    return { ...plan, revision, adopter, first: await itemOf(revision, 'FIRST'), second: item };
  };
  const progress = async (id: Id<'programme'>, on?: string) => {
    const { node } = (await ask(acting(), PROGRESS, { id, on })) as {
      node: { priorities: { measures: { code: string }[] }[] };
    };
    return Object.fromEntries(
      node.priorities.flatMap(({ measures }) => measures.map(({ code, ...rest }) => [code, rest])),
    );
  };

  it('whoIsResponsible_orTheOwner_reportsHowAMeasureStands_andOthersWaitForIt', async () => {
    const { id, operation, owner, adopter, first, second, measure } = await waiting();
    const none = { status: 'NOT_STARTED', since: null, note: null };
    expect(await progress(id)).toEqual({
      FIRST: { progress: { ...none, blocked: false }, blockedBy: [], reports: { totalCount: 0 } },
      MEASURE: { progress: { ...none, blocked: true }, blockedBy: [{ code: 'FIRST' }], reports: { totalCount: 0 } },
    });
    const responsible = acting(actingFor(adopter, 'editor'));
    expect([
      await report(responsible, { item: first, status: 'in-progress', on: '2026-06-10', note: { sv: 'Börjat' } }),
      await report(operation, { item: first, status: 'done' }),
      // The measure is the same through all revisions.
      await report(operation, { item: measure, status: 'in-progress', on: '2026-06-15' }),
    ]).toEqual(['done', 'done', 'done']);
    expect(await progress(id)).toMatchObject({
      FIRST: { progress: { status: 'DONE', since: '2026-06-15', note: null }, reports: { totalCount: 2 } },
      MEASURE: { progress: { status: 'IN_PROGRESS', blocked: false }, blockedBy: [] },
    });
    expect(await progress(id, '2026-06-14')).toMatchObject({
      FIRST: { progress: { status: 'IN_PROGRESS', since: '2026-06-10', note: 'Börjat' } },
      MEASURE: { progress: { status: 'NOT_STARTED', blocked: true }, blockedBy: [{ code: 'FIRST' }] },
    });
    // What was given up blocks others, and waits for nothing itself; of two reports of a day the later one counts.
    expect(await report(operation, { item: first, status: 'abandoned' })).toBe('done');
    expect(await progress(id)).toMatchObject({ MEASURE: { progress: { blocked: true } } });
    expect(await report(operation, { item: second, status: 'abandoned' })).toBe('done');
    expect(await progress(id)).toMatchObject({
      MEASURE: { progress: { status: 'ABANDONED', blocked: false }, blockedBy: [] },
    });
    expect(
      await given.ask(
        `SELECT organisations, restricted FROM (
           SELECT organisations, visibility <> 'public' AS restricted FROM platform.event
           WHERE name = 'measure.reported.v1' AND data ->> 'programme' = $1 ORDER BY sequence LIMIT 1) e`,
        [id],
      ),
    ).toEqual([
      { organisations: expect.arrayContaining([uuidOf(owner), uuidOf(adopter)]) as unknown, restricted: false },
    ]);
  });

  it('whatIsNotThere_orIsNotOnesOwn_isRefused_andChangesNothing', async () => {
    const plan = await waiting();
    const { id, operation, owner, adopter, first, second, area } = plan;
    const draft = await given.planned();
    const revision = await next(plan);
    await add(operation, revision, {
      kind: 'measure',
      code: 'NEW',
      name: { sv: 'Ny' },
      reason,
      parent: await itemOf(revision, 'AREA'),
    });
    const drafted = await itemOf(revision, 'NEW');
    const stranger = acting(actingFor(await given.organisation()));
    expect([
      await report(stranger, { item: first, status: 'done' }),
      await report(acting(actingFor(adopter)), { item: second, status: 'done' }),
      await report(acting(actingFor(owner, 'member')), { item: first, status: 'done' }),
      await report(stranger, { item: draft.measure, status: 'done' }),
      await report(operation, { item: newId('programmeitem'), status: 'done' }),
      await report(draft.operation, { item: draft.measure, status: 'done' }),
      await report(operation, { item: drafted, status: 'done' }),
      await report(stranger, { item: drafted, status: 'done' }),
      await report(operation, { item: area, status: 'done' }),
      await report(operation, { item: first, status: 'done', on: '2026-06-16' }),
    ]).toEqual([
      'not allowed',
      'not allowed',
      'not allowed',
      ...['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'WRONG_KIND'].map((code) => ({
        code,
        path: ['item'],
      })),
      { code: 'INVALID_DATE', path: ['on'] },
    ]);
    // What the plan has no more is reported no more; what was reported stays.
    expect(await report(operation, { item: first, status: 'done' })).toBe('done');
    await remove(operation, revision, { item: await itemOf(revision, 'FIRST'), reason });
    await adopt(operation, revision, {});
    expect(await report(operation, { item: first, status: 'done' })).toEqual({ code: 'NOT_FOUND', path: ['item'] });
    expect(await progress(id)).toMatchObject({ MEASURE: { progress: { blocked: false } } });
    expect(
      await given.ask('SELECT status FROM programmes.measure_report WHERE programme_id = $1', [uuidOf(id)]),
    ).toEqual([{ status: 'done' }]);
  });

  it('aMeasure_hasAThousandReportsAtMost', async () => {
    const { id, operation, first } = await waiting();
    await given.ask(
      `INSERT INTO programmes.measure_report (id, programme_id, lineage_id, status, day, provenance, version)
       SELECT gen_random_uuid(), $1, lineage_id, 'in-progress', '2026-06-03', 'reported', 1
       FROM programmes.item, generate_series(1, 1000) WHERE id = $2`,
      [uuidOf(id), uuidOf(first)],
    );
    expect(await report(operation, { item: first, status: 'done' })).toEqual({ code: 'TOO_MANY', path: ['item'] });
  });
});
