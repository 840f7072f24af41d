import { type Id, idOf, newId, type Operation, type OrganisationId, uuidOf } from '@talkoot/contracts';
import { governanceDatabase, GovernanceModule } from '@talkoot/governance';
import { identityDatabase } from '@talkoot/identity';
import { platformDatabase } from '@talkoot/platform/database';
import { ReadModelModule } from '@talkoot/platform/read-model';
import { type Ask, asking, OPERATOR, type TestContext, testContext, versionOf } from '@talkoot/platform/testing';
import { registryDatabase } from '@talkoot/registry';
import { programmesDatabase, ProgrammesModule } from '../index.js';
import { adoptProgramme, recordAdopter, withdrawProgramme } from '../programmes/programmes.inputs.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { acting, actingFor, Given, type GivenPlan, using } from '../testing/given.js';
import type { ItemId } from './item.js';
import {
  addItem,
  adoptRevision,
  changeItem,
  discardRevision,
  draftRevision,
  mergeMeasures,
  moveItem,
  removeItem,
  splitMeasure,
  supersedeMeasure,
} from './revisions.inputs.js';
import { RevisionsService } from './revisions.service.js';

const PLAN = `query Q($id: ID!, $on: Date) { node(id: $id) { ... on Programme {
  priorities(on: $on) { code name(locale: sv) measures { code } }
  revision(on: $on) { number status } revisions { nodes { number status } } } } }`;
const DEPENDENTS = 'query Q($id: ID!) { node(id: $id) { ... on ProgrammeItem { dependents { code } } } }';
const reason = { sv: 'Därför' };

describe('RevisionsService', () => {
  let context: TestContext;
  let given: Given;
  let revisions: RevisionsService;
  let programmes: ProgrammesService;
  let ask: Ask;

  beforeAll(async () => {
    context = await testContext(
      [platformDatabase, registryDatabase, identityDatabase, governanceDatabase, programmesDatabase],
      [GovernanceModule, ProgrammesModule, ReadModelModule],
    );
    given = new Given(context);
    revisions = context.get(RevisionsService);
    programmes = context.get(ProgrammesService);
    ask = await asking(context);
  });
  afterAll(() => context.close());

  const draft = using(draftRevision, (operation, command) => revisions.draft(operation, command));
  const discard = using(discardRevision, (operation, command) => revisions.discard(operation, command));
  const adoptFirst = using(adoptProgramme, (operation, command) => revisions.adoptProgramme(operation, command));
  const withdraw = using(withdrawProgramme, (operation, command) => programmes.withdraw(operation, command));
  const join = using(recordAdopter, (operation, command) => programmes.recordAdopter(operation, command));

  /** A change by somebody who has read the revision just before, unless they say which version. */
  const reading =
    (work: (operation: Operation, input: object) => Promise<unknown>) =>
    async <I extends { readonly revision: Id<'revision'> }>(operation: Operation, input: I): Promise<unknown> =>
      work(operation, { expectedVersion: await versionOf(context, input.revision), ...input });
  const add = reading(using(addItem, (operation, command) => revisions.addItem(operation, command)));
  const change = reading(using(changeItem, (operation, command) => revisions.changeItem(operation, command)));
  const move = reading(using(moveItem, (operation, command) => revisions.moveItem(operation, command)));
  const remove = reading(using(removeItem, (operation, command) => revisions.removeItem(operation, command)));
  const split = reading(using(splitMeasure, (operation, command) => revisions.split(operation, command)));
  const merge = reading(using(mergeMeasures, (operation, command) => revisions.merge(operation, command)));
  const supersede = reading(using(supersedeMeasure, (operation, command) => revisions.supersede(operation, command)));
  const adopt = reading(using(adoptRevision, (operation, command) => revisions.adopt(operation, command)));

  const lastRevision = async (programme: Id<'programme'>): Promise<Id<'revision'>> => {
    const [found] = await given.ask<{ id: string }>(
      'SELECT id FROM programmes.revision WHERE programme_id = $1 ORDER BY number DESC LIMIT 1',
      [uuidOf(programme)],
    );
    return idOf('revision', found?.id ?? '');
  };
  const itemOf = async (revision: Id<'revision'>, code: string): Promise<ItemId> => {
    const [found] = await given.ask<{ id: string }>(
      'SELECT id FROM programmes.item WHERE revision_id = $1 AND code = $2',
      [uuidOf(revision), code],
    );
    return idOf('programmeitem', found?.id ?? '');
  };
  /** The draft of the second revision, with its items by code. */
  const next = async ({ id, operation }: GivenPlan) => {
    expect(await draft(operation, { programme: id, reason })).toBe('done');
    const revision = await lastRevision(id);
    return { revision, area: await itemOf(revision, 'AREA'), measure: await itemOf(revision, 'MEASURE') };
  };
  const planOn = (id: Id<'programme'>, on: string, operation = acting()) => ask(operation, PLAN, { id, on });
  const refusals = (...all: [string, ...(string | number)[]][]) => all.map(([code, ...path]) => ({ code, path }));

  it('aProgramme_isAdoptedWithItsFirstPlan_andTheNextRevisionCountsFromItsDay', async () => {
    const plan = await given.adopted();
    const { id, operation } = plan;
    const { revision, area, measure } = await next(plan);
    const first = { priorities: [{ code: 'AREA', name: 'Område', measures: [{ code: 'MEASURE' }] }] };
    expect([
      await change(operation, { revision, item: area, name: { sv: 'Nytt område' }, reason }),
      await add(operation, { revision, kind: 'priority', code: 'NEW', name: { sv: 'Ny' }, reason }),
      await move(operation, { revision, item: await itemOf(revision, 'NEW'), place: 0 }),
      await remove(operation, { revision, item: measure, reason }),
    ]).toEqual(['done', 'done', 'done', 'done']);
    // The draft stands beside the plan that counts, and others do not see it.
    expect(await planOn(id, '2026-06-15', acting(actingFor(await given.organisation())))).toMatchObject({
      node: { ...first, revision: { number: 1 }, revisions: { nodes: [{ number: 1 }] } },
    });
    expect(await planOn(id, '2026-06-15', operation)).toMatchObject({
      node: {
        ...first,
        revisions: {
          nodes: [
            { number: 2, status: 'DRAFT' },
            { number: 1, status: 'ADOPTED' },
          ],
        },
      },
    });
    expect(await adopt(operation, { revision, adoptedOn: '2026-06-10' })).toBe('done');
    expect(await planOn(id, '2026-06-09')).toMatchObject({ node: { ...first, revision: { number: 1 } } });
    expect(await planOn(id, '2026-06-10')).toMatchObject({
      node: {
        priorities: [
          { code: 'NEW', name: 'Ny', measures: [] },
          { code: 'AREA', name: 'Nytt område', measures: [] },
        ],
        revision: { number: 2, status: 'ADOPTED' },
      },
    });
    const lineages = await given.ask(
      `SELECT code, number, dropped, i.reason FROM programmes.item i JOIN programmes.revision r ON r.id = i.revision_id
       WHERE programme_id = $1 AND lineage_id = (SELECT lineage_id FROM programmes.item WHERE id = $2) ORDER BY number`,
      [uuidOf(id), uuidOf(measure)],
    );
    expect(lineages).toEqual([
      { code: 'MEASURE', number: 1, dropped: false, reason: null },
      { code: 'MEASURE', number: 2, dropped: true, reason },
    ]);
  });

  it('draft_isOneAtATime_byTheOwner_andADiscardedOneGivesItsNumberToNobody', async () => {
    const { id, revision, owner, operation } = await given.planned();
    const stranger = acting(actingFor(await given.organisation()));
    const kept = await given.kept(id);
    expect([
      await draft(stranger, { programme: id }),
      await draft(acting(actingFor(owner, 'member')), { programme: id }),
      await draft(operation, { programme: id }),
      await draft(operation, { programme: newId('programme') }),
      await draft(operation, { programme: id, expectedVersion: 99 }),
      await discard(stranger, { revision }),
    ]).toEqual([
      { code: 'NOT_FOUND', path: ['programme'] },
      'not allowed',
      ...refusals(
        ['WRONG_STATUS', 'programme'],
        ['NOT_FOUND', 'programme'],
        ['STALE_VERSION', 'expectedVersion'],
        ['NOT_FOUND', 'revision'],
      ),
    ]);
    expect(await given.kept(id)).toEqual(kept);
    expect(await discard(operation, { revision })).toBe('done');
    expect(await discard(operation, { revision })).toEqual({ code: 'WRONG_STATUS', path: ['revision'] });
    const atOnce = await Promise.all([draft(operation, { programme: id }), draft(operation, { programme: id })]);
    expect(atOnce).toContainEqual('done');
    expect(atOnce).toContainEqual({ code: 'WRONG_STATUS', path: ['programme'] });
    expect(
      await given.ask('SELECT number, status FROM programmes.revision WHERE programme_id = $1 ORDER BY number', [
        uuidOf(id),
      ]),
    ).toEqual([
      { number: 1, status: 'discarded' },
      { number: 2, status: 'draft' },
    ]);
    expect(await withdraw(operation, { programme: id })).toBe('done');
    expect([
      await draft(operation, { programme: id }),
      await add(operation, { revision: await lastRevision(id), kind: 'priority', code: 'A', name: { sv: 'A' } }),
    ]).toEqual(refusals(['WRONG_STATUS', 'programme'], ['WRONG_STATUS', 'revision']));
  });

  it('aDraft_isNotThere_forAnybodyElse', async () => {
    const plan = await given.adopted();
    const { revision, area } = await next(plan);
    const query = `query Q($revision: ID!, $item: ID!) { revision: node(id: $revision) { id } item: node(id: $item) { id } }`;
    const adopter = await given.organisation();
    const forAdopter = acting(actingFor(adopter));
    expect(await join(forAdopter, { programme: plan.id, organisation: adopter, adoptedOn: '2026-06-01' })).toBe('done');
    const stranger = acting(actingFor(await given.organisation()));
    for (const viewer of [acting(), stranger, forAdopter]) {
      expect(await ask(viewer, query, { revision, item: area })).toEqual({ revision: null, item: null });
      expect([
        await add(viewer, { revision, kind: 'priority', code: 'A', name: { sv: 'A' } }),
        await change(viewer, { revision, item: area, code: 'B' }),
        await move(viewer, { revision, item: area, place: 0 }),
        await remove(viewer, { revision, item: area, reason }),
        await adopt(viewer, { revision }),
        await discard(viewer, { revision }),
      ]).toEqual(refusals(...Array.from({ length: 6 }, (): [string, string] => ['NOT_FOUND', 'revision'])));
    }
    for (const viewer of [plan.operation, acting(OPERATOR)])
      expect(await ask(viewer, query, { revision, item: area })).toEqual({
        revision: { id: revision },
        item: { id: area },
      });
    // The adopters hear of the draft once it is adopted.
    expect(await change(plan.operation, { revision, item: area, name: { sv: 'Nytt' }, reason })).toBe('done');
    const heard = async () =>
      given.ask<{ name: string }>(
        'SELECT name FROM platform.event WHERE aggregate_id = $1 AND organisations @> ARRAY[$2::uuid] ORDER BY sequence',
        [uuidOf(revision), uuidOf(adopter)],
      );
    expect(await heard()).toEqual([]);
    expect(await adopt(plan.operation, { revision })).toBe('done');
    expect(await heard()).toEqual([{ name: 'revision.adopted.v1' }]);
    // Who may see it may not adopt it for its owner.
    const third = await next(plan);
    expect([
      await adopt(acting(actingFor(plan.owner, 'editor')), { revision: third.revision }),
      await adopt(stranger, { revision }),
      await adopt(forAdopter, { revision }),
    ]).toEqual(['not allowed', 'not allowed', 'not allowed']);
  });

  it('aProgramme_thatAdaptsAnother_isToldToTheOwnerOfThat_whenItIsAdopted', async () => {
    const shared = await given.adopted();
    const { id } = await given.adopted({ adaptedFrom: shared.id });
    const adapted = await given.ask<{ organisations: string[] }>(
      `SELECT organisations FROM platform.event WHERE aggregate_id = $1 AND name = 'programme.adapted.v1'`,
      [uuidOf(id)],
    );
    expect(adapted.map(({ organisations }) => organisations.includes(uuidOf(shared.owner)))).toEqual([true]);
  });

  it('anEdit_thatDoesNotFit_isRefusedAtItsField_andChangesNothing', async () => {
    const shared = await given.adopted();
    const plan = await given.adopted({ adaptedFrom: shared.id });
    const unrelated = await given.adopted();
    const { id, operation, owner } = plan;
    const { revision, area, measure } = await next(plan);
    const kept = await given.kept(id);
    const nowhere = newId('programmeitem');
    const item = { revision, kind: 'strategic-area', code: 'NEW', name: { sv: 'Ny' } };
    const stranger = await given.organisation();
    expect([
      await add(operation, { ...item, code: 'AREA' }),
      await add(operation, { ...item, kind: 'objective' }),
      await add(operation, { ...item, parent: nowhere }),
      await add(operation, { ...item, parent: plan.area }),
      await add(operation, { ...item, workingGroup: newId('body') }),
      await add(operation, { ...item, responsible: [owner, stranger] }),
      await add(operation, { ...item, adaptedFrom: nowhere }),
      await add(operation, { ...item, adaptedFrom: unrelated.area }),
      await add(operation, { ...item, revision: newId('revision') }),
      await add(operation, { ...item, revision: plan.revision }),
      await change(operation, { revision, item: nowhere, code: 'OTHER' }),
      await change(operation, { revision, item: measure, code: 'AREA' }),
      await change(operation, { revision, item: area, kind: 'measure' }),
      await change(operation, { revision, item: area, responsible: [stranger] }),
      await move(operation, { revision, item: area, parent: measure }),
      await move(operation, { revision, item: area, parent: nowhere }),
      await remove(operation, { revision, item: area }),
      await remove(operation, { revision, item: nowhere, reason }),
      await change(operation, { revision, item: area, code: 'OTHER', expectedVersion: 99 }),
      await adopt(operation, { revision, adoptedOn: '2026-06-16' }),
      await adopt(operation, { revision, adoptedOn: '2026-01-14' }),
      await adopt(operation, { revision, decision: newId('decision') }),
    ]).toEqual(
      refusals(
        ['CODE_TAKEN', 'code'],
        ['WRONG_KIND', 'parent'],
        ['NOT_FOUND', 'parent'],
        ['NOT_FOUND', 'parent'],
        ['NOT_FOUND', 'workingGroup'],
        ['INVALID_INPUT', 'responsible', 1],
        ['NOT_FOUND', 'adaptedFrom'],
        ['INVALID_INPUT', 'adaptedFrom'],
        ['NOT_FOUND', 'revision'],
        ['WRONG_STATUS', 'revision'],
        ['NOT_FOUND', 'item'],
        ['CODE_TAKEN', 'code'],
        ['WRONG_KIND', 'kind'],
        ['INVALID_INPUT', 'responsible', 0],
        ['INVALID_INPUT', 'parent'],
        ['NOT_FOUND', 'parent'],
        ['INVALID_INPUT', 'reason'],
        ['NOT_FOUND', 'item'],
        ['STALE_VERSION', 'expectedVersion'],
        ['INVALID_DATE', 'adoptedOn'],
        ['INVALID_DATE', 'adoptedOn'],
        ['NOT_FOUND', 'decision'],
      ),
    );
    expect([
      await change(operation, { revision, item: area, name: null }),
      await add(operation, { ...item, name: {} }),
      await add(operation, { ...item, code: 'not a code' }),
      await move(operation, { revision, item: area, place: -1 }),
    ]).toMatchObject([[{ path: ['name'] }], [{ path: ['name'] }], [{ path: ['code'] }], [{ path: ['place'] }]]);
    expect(await given.kept(id)).toEqual(kept);
    expect(await add(operation, { ...item, adaptedFrom: shared.area, responsible: [owner] })).toBe('done');
    expect(await adopt(operation, { revision })).toEqual({ code: 'WRONG_STATUS', path: ['revision'] });
    // What is new in this revision goes without a trace.
    expect(await remove(operation, { revision, item: await itemOf(revision, 'NEW') })).toBe('done');
    expect(await adopt(operation, { revision })).toBe('done');
  });

  it('aProgramme_isNotAdopted_withoutAPlan_inAdvance_byOthers_orTwice', async () => {
    const empty = await given.draft();
    const { id, operation, owner } = await given.planned();
    const stranger = acting(actingFor(await given.organisation()));
    const adopting = async (by: Operation, more: object = {}) =>
      adoptFirst(by, { programme: id, expectedVersion: await versionOf(context, id), ...more });
    const kept = await given.kept(id);
    expect([
      await adopting(empty.operation, { programme: empty.id, expectedVersion: 1 }),
      await adopting(stranger),
      await adopting(acting(actingFor(owner, 'editor'))),
      await adopting(operation, { adoptedOn: '2026-06-16' }),
      await adopting(operation, { decision: newId('decision') }),
      await adopting(operation, { adoptingBody: newId('body') }),
      await adopting(operation, { expectedVersion: 99 }),
      await adopt(operation, { revision: await lastRevision(id) }),
    ]).toEqual([
      ...refusals(['WRONG_STATUS', 'programme'], ['NOT_FOUND', 'programme']),
      'not allowed',
      ...refusals(
        ['INVALID_DATE', 'adoptedOn'],
        ['NOT_FOUND', 'decision'],
        ['NOT_FOUND', 'adoptingBody'],
        ['STALE_VERSION', 'expectedVersion'],
        ['WRONG_STATUS', 'revision'],
      ),
    ]);
    expect(await given.kept(id)).toEqual(kept);
    const expectedVersion = await versionOf(context, id);
    const atOnce = await Promise.all([1, 2].map(() => adopting(operation, { expectedVersion })));
    expect(atOnce).toContainEqual('done');
    expect(atOnce).toContainEqual({ code: 'STALE_VERSION', path: ['expectedVersion'] });
    expect(await adopting(operation)).toEqual({ code: 'WRONG_STATUS', path: ['programme'] });
  });

  it('twoAtOnce_adoptARevisionOnce_andEditATreeWithoutLoss', async () => {
    const plan = await given.adopted();
    const { id, operation } = plan;
    const { revision, area } = await next(plan);
    const expectedVersion = await versionOf(context, revision);
    const adding = (code: string, version: number) =>
      add(operation, {
        revision,
        kind: 'measure',
        code,
        name: { sv: code },
        parent: area,
        reason,
        expectedVersion: version,
      });
    const edits = await Promise.all([adding('ONE', expectedVersion), adding('TWO', expectedVersion)]);
    expect(edits).toContainEqual('done');
    expect(edits).toContainEqual({ code: 'STALE_VERSION', path: ['expectedVersion'] });
    const second = edits[0] === 'done' ? 'TWO' : 'ONE';
    expect(await adding(second, await versionOf(context, revision))).toBe('done');
    const codes = await given.ask<{ code: string; place: number }>(
      'SELECT code, place FROM programmes.item WHERE parent_id = $1 ORDER BY place',
      [uuidOf(area)],
    );
    expect(codes).toEqual(
      ['MEASURE', second === 'TWO' ? 'ONE' : 'TWO', second].map((code, place) => ({ code, place })),
    );
    const version = await versionOf(context, revision);
    const adopted = await Promise.all([1, 2].map(() => adopt(operation, { revision, expectedVersion: version })));
    expect(adopted).toContainEqual('done');
    expect(adopted).toContainEqual({ code: 'STALE_VERSION', path: ['expectedVersion'] });
    expect(
      await given.ask(
        `SELECT count(*)::int AS times FROM platform.event WHERE aggregate_id = $1 AND name = 'revision.adopted.v1'`,
        [uuidOf(revision)],
      ),
    ).toEqual([{ times: 1 }]);
    expect(await planOn(id, '2026-06-15')).toMatchObject({ node: { revision: { number: 2 } } });
  });

  it('measures_waitForOthers_throughRevisions_andTwoWhoEditAtOnceLoseNothing', async () => {
    const plan = await given.adopted();
    const { operation } = plan;
    const { revision, area, measure } = await next(plan);
    const item = { revision, kind: 'measure', parent: area, reason };
    expect(await add(operation, { ...item, code: 'FIRST', name: { sv: 'Första' } })).toBe('done');
    const first = await itemOf(revision, 'FIRST');
    expect(await add(operation, { ...item, code: 'SECOND', name: { sv: 'Andra' }, dependsOn: [first] })).toBe('done');
    const second = await itemOf(revision, 'SECOND');
    expect([
      await change(operation, { revision, item: first, dependsOn: [second] }),
      await change(operation, { revision, item: first, dependsOn: [area] }),
      await change(operation, { revision, item: first, dependsOn: [plan.measure] }),
      await add(operation, {
        ...item,
        code: 'THIRD',
        name: { sv: 'Tredje' },
        dependsOn: [second, newId('programmeitem')],
      }),
    ]).toEqual(
      refusals(
        ['INVALID_INPUT', 'dependsOn'],
        ['WRONG_KIND', 'dependsOn', 0],
        ['NOT_FOUND', 'dependsOn', 0],
        ['NOT_FOUND', 'dependsOn', 1],
      ),
    );
    const expectedVersion = await versionOf(context, revision);
    const edits = await Promise.all([
      change(operation, { revision, item: measure, dependsOn: [first], reason, expectedVersion }),
      change(operation, { revision, item: first, dependsOn: [measure], reason, expectedVersion }),
    ]);
    expect(edits).toContainEqual('done');
    expect(edits).toContainEqual({ code: 'STALE_VERSION', path: ['expectedVersion'] });
    // Who was too late reads again, and sees that the two would wait for each other.
    const [late, other] = edits[0] === 'done' ? [first, measure] : [measure, first];
    expect(await change(operation, { revision, item: late, dependsOn: [other], reason })).toEqual({
      code: 'INVALID_INPUT',
      path: ['dependsOn'],
    });
    expect(await change(operation, { revision, item: late, dependsOn: null, reason })).toBe('done');
    expect(await adopt(operation, { revision })).toBe('done');
    const { revision: third } = await next(plan);
    const query = `query Q($id: ID!) { node(id: $id) { ... on Revision { items(first: 10, filter: { kind: [MEASURE] }) { nodes {
      code dependsOn { code } dependents { code } } } } } }`;
    const [waits, comesFirst] = other === first ? ['FIRST', 'MEASURE'] : ['MEASURE', 'FIRST'];
    const waiting = new Map([
      [waits, [{ code: comesFirst }]],
      ['SECOND', [{ code: 'FIRST' }]],
    ]);
    for (const each of [revision, third]) {
      expect(await ask(operation, query, { id: each })).toMatchObject({
        node: {
          items: {
            nodes: ['MEASURE', 'FIRST', 'SECOND'].map((code) => ({ code, dependsOn: waiting.get(code) ?? [] })),
          },
        },
      });
    }
    expect(await ask(acting(), DEPENDENTS, { id: first })).toMatchObject({
      node: { dependents: expect.arrayContaining([{ code: 'SECOND' }]) as unknown },
    });
  });

  it('measures_areSplitMergedAndSuperseded_andTheirHistoryIsReadBothWays', async () => {
    const plan = await given.adopted();
    const { operation, owner } = plan;
    const { revision, measure } = await next(plan);
    const into = (code: string, more: object = {}) => ({ code, name: { sv: code }, ...more });
    const stranger = await given.organisation();
    const halves = [into('HALF-1', { responsible: [owner] }), into('HALF-2')];
    const kept = await given.kept(plan.id);
    expect([
      await split(operation, { revision, item: plan.measure, into: halves, reason }),
      await split(operation, { revision, item: measure, into: [into('A'), into('AREA')], reason }),
      await split(operation, {
        revision,
        item: measure,
        into: [into('A'), into('B', { responsible: [stranger] })],
        reason,
      }),
      await split(operation, {
        revision,
        item: measure,
        into: [into('A'), into('B', { workingGroup: newId('body') })],
        reason,
      }),
      await supersede(operation, { revision, item: await itemOf(revision, 'AREA'), by: into('A'), reason }),
      await supersede(operation, { revision, item: measure, by: into('AREA'), reason }),
      await supersede(operation, { revision, item: measure, by: into('A'), reason, expectedVersion: 99 }),
      await supersede(acting(actingFor(stranger)), { revision, item: measure, by: into('A'), reason }),
    ]).toEqual(
      refusals(
        ['NOT_FOUND', 'item'],
        ['CODE_TAKEN', 'into', 1, 'code'],
        ['INVALID_INPUT', 'into', 1, 'responsible', 0],
        ['NOT_FOUND', 'into', 1, 'workingGroup'],
        ['WRONG_KIND', 'item'],
        ['CODE_TAKEN', 'by', 'code'],
        ['STALE_VERSION', 'expectedVersion'],
        ['NOT_FOUND', 'revision'],
      ),
    );
    expect(await split(operation, { revision, item: measure, into: [into('A')], reason })).toMatchObject([
      { path: ['into'] },
    ]);
    expect(await merge(operation, { revision, items: [measure, measure], into: into('A'), reason })).toMatchObject([
      { code: 'INVALID_INPUT', path: ['items', 1] },
    ]);
    expect(await given.kept(plan.id)).toEqual(kept);
    expect(await split(operation, { revision, item: measure, into: halves, reason })).toBe('done');
    const history = `query Q($id: ID!, $on: Date) { node(id: $id) { ... on ProgrammeItem {
      code cameBy origins(on: $on) { code revision { number } } becameItems(on: $on) { code revision { number } } } } }`;
    // A draft gives nothing away.
    expect(await ask(acting(), history, { id: plan.measure })).toMatchObject({ node: { becameItems: [] } });
    const half = await itemOf(revision, 'HALF-1');
    const origins = [{ code: 'MEASURE', revision: { number: 1 } }];
    expect(await ask(operation, history, { id: half })).toMatchObject({ node: { cameBy: 'SPLIT', origins } });
    expect(await adopt(operation, { revision, adoptedOn: '2026-06-10' })).toBe('done');

    const { revision: third } = await next(plan);
    const items = [await itemOf(third, 'HALF-1'), await itemOf(third, 'HALF-2')];
    expect(await merge(operation, { revision: third, items, into: into('WHOLE'), reason })).toBe('done');
    expect(await adopt(operation, { revision: third, adoptedOn: '2026-06-12' })).toBe('done');
    const was = ['HALF-1', 'HALF-2'].map((code) => ({ code, revision: { number: 2 } }));
    expect(await ask(acting(), history, { id: plan.measure })).toEqual({
      node: { code: 'MEASURE', cameBy: null, origins: [], becameItems: was },
    });
    expect(await ask(acting(), history, { id: half })).toEqual({
      node: { code: 'HALF-1', cameBy: 'SPLIT', origins, becameItems: [{ code: 'WHOLE', revision: { number: 3 } }] },
    });
    expect(await ask(acting(), history, { id: half, on: '2026-06-11' })).toMatchObject({ node: { becameItems: [] } });
    expect(await ask(acting(), history, { id: await itemOf(third, 'WHOLE') })).toMatchObject({
      node: { cameBy: 'MERGED', origins: was, becameItems: [] },
    });
  });

  it('aWorkingGroup_carriesTheItemsOfThePlanThatCountsOnTheDay', async () => {
    const plan = await given.adopted();
    const { operation, owner } = plan;
    const group = newId('body');
    await given.ask(
      `INSERT INTO governance.body (id, kind, name, organisation_id, time_zone, quorum, merger_rule, period, provenance, version)
       VALUES ($1, 'working-group', '{"sv": "Grupp"}', $2, 'Europe/Stockholm', '{}', 'joined', '(,)', 'illustrative', 1)`,
      [uuidOf(group), uuidOf(owner)],
    );
    const { revision, area, measure } = await next(plan);
    for (const item of [area, measure])
      expect(await change(operation, { revision, item, workingGroup: group, reason })).toBe('done');
    const carried = async (on: string, viewer = acting()) => {
      const query = `query Q($id: ID!, $on: Date) { node(id: $id) { ... on Body {
        programmeItems(on: $on) { totalCount nodes { code revision { number } } } } } }`;
      return ask(viewer, query, { id: group, on });
    };
    const carries = (number: number, ...codes: string[]) => ({
      node: {
        programmeItems: {
          totalCount: codes.length,
          nodes: codes.map((code) => ({ code, revision: { number } })),
        },
      },
    });
    expect(await carried('2026-06-15', operation)).toEqual(carries(2));
    expect(await adopt(operation, { revision, adoptedOn: '2026-06-10' })).toBe('done');
    const third = await next(plan);
    expect(await remove(operation, { revision: third.revision, item: third.measure, reason })).toBe('done');
    expect(await adopt(operation, { revision: third.revision, adoptedOn: '2026-06-12' })).toBe('done');
    const days = ['2026-06-09', '2026-06-11', '2026-06-12'];
    const answers = await Promise.all(days.map((on) => carried(on)));
    expect(answers).toEqual([carries(1), expect.anything(), carries(3, 'AREA')]);
    expect(answers[1]).toMatchObject({ node: { programmeItems: { totalCount: 2 } } });
  });

  it('aPlanOfThousandsOfItems_isCopiedWhole_whateverItsOrder', async () => {
    const plan = await given.adopted();
    // Those above stand last in their places, and so come after those below them.
    await given.ask(
      `WITH lineages AS (
         INSERT INTO programmes.item_lineage (id, programme_id) SELECT gen_random_uuid(), $2 FROM generate_series(1, 3000)
         RETURNING id),
       numbered AS (SELECT id, row_number() OVER () AS n FROM lineages),
       areas AS (
         INSERT INTO programmes.item (id, revision_id, lineage_id, place, kind, code, name, responsible_ids, depends_on, origins, dropped, provenance)
         SELECT gen_random_uuid(), $1, id, n, 'strategic-area', 'A' || n, '{"sv": "A"}', '{}', '{}', '{}', false, 'reported'
         FROM numbered WHERE n <= 1500 RETURNING id, lineage_id, place)
       INSERT INTO programmes.item (id, revision_id, lineage_id, parent_id, parent_lineage_id, place, kind, code, name, responsible_ids, depends_on, origins, dropped, provenance)
       SELECT gen_random_uuid(), $1, n.id, a.id, a.lineage_id, 0, 'measure', 'M' || n.n, '{"sv": "M"}', '{}', '{}', '{}', false, 'reported'
       FROM numbered n JOIN areas a ON a.place = n.n - 1500`,
      [uuidOf(plan.revision), uuidOf(plan.id)],
    );
    const { revision } = await next(plan);
    expect(
      await given.ask(
        `SELECT count(*)::int AS items, count(parent_lineage_id)::int AS below FROM programmes.item WHERE revision_id = $1`,
        [uuidOf(revision)],
      ),
    ).toEqual([{ items: 3002, below: 1501 }]);
  });

  it('aMerger_ofThoseResponsible_isCarriedOver_inEveryRevision_once', async () => {
    const plan = await given.adopted();
    const { id, owner, operation } = plan;
    const [adopter, into] = [await given.organisation(), await given.organisation()];
    expect(
      await join(acting(actingFor(adopter)), { programme: id, organisation: adopter, adoptedOn: '2026-06-01' }),
    ).toBe('done');
    const { revision, area } = await next(plan);
    expect(await change(operation, { revision, item: area, responsible: [owner, adopter], reason })).toBe('done');
    const responsible = () =>
      given.ask<{ number: number; organisation: string; period: string }>(
        `SELECT r.number, o.organisation_id AS organisation, o.period
         FROM programmes.item_responsible o JOIN programmes.item i ON i.id = o.item_id JOIN programmes.revision r ON r.id = i.revision_id
         WHERE r.programme_id = $1 ORDER BY r.number, o.period, o.organisation_id`,
        [uuidOf(id)],
      );
    const time = (number: number, organisation: OrganisationId, period: string) => ({
      number,
      organisation: uuidOf(organisation),
      period,
    });
    const [until, since] = ['(,2027-01-01)', '[2027-01-01,)'];
    await given.merge([owner, adopter], into, '2027-01-01');
    const merged = [
      time(1, owner, until),
      time(1, into, since),
      ...[owner, adopter].toSorted((a, b) => (uuidOf(a) < uuidOf(b) ? -1 : 1)).map((each) => time(2, each, until)),
      time(2, into, since),
    ];
    expect(await responsible()).toEqual(merged);
    await given.merge([owner, adopter], into, '2027-01-01');
    expect(await responsible()).toEqual(merged);
    // What comparisons find in the row of the item is the same.
    expect(
      await given.ask(
        `SELECT DISTINCT responsible_ids FROM programmes.item i JOIN programmes.revision r ON r.id = i.revision_id
         WHERE r.programme_id = $1 AND code = 'AREA'`,
        [uuidOf(id)],
      ),
    ).toEqual([{ responsible_ids: [uuidOf(into)] }]);
    // The successor owns the programme and takes its draft on; a copy keeps the days.
    const later = acting(actingFor(into), '2027-02-01');
    expect(await adopt(later, { revision, adoptedOn: '2027-02-01' })).toBe('done');
    expect(await draft(later, { programme: id })).toBe('done');
    expect((await responsible()).filter(({ number }) => number === 3)).toEqual(
      merged.filter(({ number }) => number === 2).map((each) => ({ ...each, number: 3 })),
    );
  });
});
