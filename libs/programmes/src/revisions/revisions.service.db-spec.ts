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
import type { ItemId } from './plan-tree.js';
import {
  addItem,
  adoptRevision,
  changeItem,
  discardRevision,
  draftRevision,
  moveItem,
  removeItem,
} from './revisions.inputs.js';
import { RevisionsService } from './revisions.service.js';

const PLAN = `query Q($id: ID!, $on: Date) { node(id: $id) { ... on Programme {
  priorities(on: $on) { code name(locale: sv) measures { code } }
  revision(on: $on) { number status } revisions { nodes { number status } } } } }`;
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
    // The successor owns the programme and takes its draft on; a copy keeps the days.
    const later = acting(actingFor(into), '2027-02-01');
    expect(await adopt(later, { revision, adoptedOn: '2027-02-01' })).toBe('done');
    expect(await draft(later, { programme: id })).toBe('done');
    expect((await responsible()).filter(({ number }) => number === 3)).toEqual(
      merged.filter(({ number }) => number === 2).map((each) => ({ ...each, number: 3 })),
    );
  });
});
