import { type Id, newId, uuidOf } from '@talkoot/contracts';
import { governanceDatabase, GovernanceModule } from '@talkoot/governance';
import { identityDatabase } from '@talkoot/identity';
import { platformDatabase } from '@talkoot/platform/database';
import { ReadModelModule } from '@talkoot/platform/read-model';
import { type Ask, asking, type TestContext, testContext, versionOf } from '@talkoot/platform/testing';
import { registryDatabase } from '@talkoot/registry';
import { programmesDatabase, ProgrammesModule } from '../index.js';
import { openConsultation, withdrawConsultation } from '../consultations/consultations.inputs.js';
import { ConsultationsService } from '../consultations/consultations.service.js';
import { setProgrammeDuties } from '../programmes/programmes.inputs.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { adoptRevision, changeItem, discardRevision, draftRevision } from '../revisions/revisions.inputs.js';
import { RevisionsService } from '../revisions/revisions.service.js';
import { aDuty } from '../testing/cycle.js';
import { acting, actingFor, Given, type GivenPlan, using } from '../testing/given.js';
import { copyProgramme } from './programme-copies.inputs.js';
import { ProgrammeCopies } from './programme-copies.service.js';

const READ = `query Q($id: ID!) { node(id: $id) { ... on Programme {
  code name(locale: sv) status message(locale: sv) period { from to } provenance adaptedFrom { id } adopters { totalCount }
  cycle { duties { key from } }
  priorities { code name(locale: sv) description(locale: sv) provenance adaptedFrom { code } responsible { id }
    children { code adaptedFrom { code } } } } } }`;

describe('ProgrammeCopies', () => {
  let context: TestContext;
  let given: Given;
  let copies: ProgrammeCopies;
  let ask: Ask;

  beforeAll(async () => {
    context = await testContext(
      [platformDatabase, registryDatabase, identityDatabase, governanceDatabase, programmesDatabase],
      [GovernanceModule, ProgrammesModule, ReadModelModule],
    );
    given = new Given(context);
    copies = context.get(ProgrammeCopies);
    ask = await asking(context);
  });
  afterAll(() => context.close());

  const refused = using(copyProgramme, (operation, command) => copies.copy(operation, command));
  const set = using(setProgrammeDuties, (operation, command) =>
    context.get(ProgrammesService).setDuties(operation, command),
  );
  const change = using(changeItem, (operation, command) =>
    context.get(RevisionsService).changeItem(operation, command),
  );
  const adopt = using(adoptRevision, (operation, command) => context.get(RevisionsService).adopt(operation, command));

  /** Adopted, with a duty, a message and an item that has a description. */
  const source = async (): Promise<GivenPlan> => {
    const plan = await given.planned({ message: { sv: 'Ett' } });
    const { operation, revision, area: item } = plan;
    const expectedVersion = await versionOf(context, revision);
    expect(await change(operation, { revision, item, description: { sv: 'Mer' }, expectedVersion })).toBe('done');
    await context.get(RevisionsService).adoptProgramme(operation, {
      programme: plan.id,
      adoptedOn: operation.today.minusDays(30),
      expectedVersion: await versionOf(context, plan.id),
    });
    const duties = [aDuty()];
    expect(
      await set(operation, { programme: plan.id, duties, expectedVersion: await versionOf(context, plan.id) }),
    ).toBe('done');
    return plan;
  };
  const read = (id: Id<'programme'>, operation: GivenPlan['operation']) => ask(operation, READ, { id });

  it('anotherOrganisation_adaptsIt_andNobodyElseIsBound', async () => {
    const plan = await source();
    const owner = await given.organisation();
    const operation = acting(actingFor(owner));
    const code = await given.code(owner);
    const carry = ['texts', 'descriptions', 'people', 'duties'] as const;
    const input = { source: plan.id, owner, code, name: { sv: 'Vår' }, adapts: true, carry };
    const { programme, revision, ...counts } = await copies.copy(operation, copyProgramme.parse(input));
    expect(counts).toEqual({ items: 2, workingGroups: 0, responsible: 0, duties: 1 });
    expect(await read(programme, operation)).toEqual({
      node: {
        code,
        name: 'Vår',
        status: 'DRAFT',
        message: 'Ett',
        period: { from: '2026-01-01', to: '2035-12-31' },
        provenance: 'REPORTED',
        adaptedFrom: { id: plan.id },
        adopters: { totalCount: 0 },
        cycle: { duties: [{ key: 'follow-up', from: '2026-06-15' }] },
        priorities: [
          {
            code: 'AREA',
            name: 'Område',
            description: 'Mer',
            provenance: 'REPORTED',
            adaptedFrom: { code: 'AREA' },
            responsible: [],
            children: [{ code: 'MEASURE', adaptedFrom: { code: 'MEASURE' } }],
          },
        ],
      },
    });
    // Nobody else sees the draft, and the source is as it was.
    expect(await read(programme, plan.operation)).toEqual({ node: null });
    expect(
      await given.ask('SELECT data FROM platform.event WHERE name = $1 AND aggregate_id = $2', [
        'programme.copied.v1',
        uuidOf(programme),
      ]),
    ).toEqual([{ data: { source: plan.id, revision: plan.revision, adapts: true, carry: [...carry], ...counts } }]);
    expect(await versionOf(context, revision)).toBe(1);
    const comparison = `query Q($id: ID!) { node(id: $id) { ... on Programme { comparison(with: "${
      (await given.ask<{ code: string }>('SELECT code FROM programmes.programme WHERE id = $1', [uuidOf(plan.id)]))[0]
        ?.code
    }") { carried changed dropped added } } } }`;
    expect(await ask(operation, comparison, { id: programme })).toMatchObject({
      node: { comparison: { dropped: 0, added: 0 } },
    });
  });

  it('thePlanOfADay_orOneRevision_isCopied_withinTheSameOwner_withPeople', async () => {
    const plan = await source();
    const { owner, operation } = plan;
    const revision = await context.get(RevisionsService).draft(operation, draftRevision.parse({ programme: plan.id }));
    await given.ask(
      `UPDATE programmes.item SET name = '{"sv": "Nytt"}', reason = '{"sv": "Därför"}' WHERE revision_id = $1 AND code = 'AREA'`,
      [uuidOf(revision)],
    );
    const copied = async (from: string, carry: string[]) => {
      const input = { source: from, owner, code: await given.code(owner), carry, period: { from: '2036-01-01' } };
      const { programme, ...counts } = await copies.copy(operation, copyProgramme.parse(input));
      return { read: await read(programme, operation), counts };
    };
    const inForce = await copied(plan.id, ['people', 'duties']);
    expect(inForce.counts).toMatchObject({ items: 2, workingGroups: 0, responsible: 1, duties: 1 });
    expect(inForce.read).toMatchObject({
      node: {
        name: 'Målbild',
        message: null,
        adaptedFrom: null,
        cycle: { duties: [{ from: '2036-01-01' }] },
        priorities: [{ name: 'Område', description: null, adaptedFrom: null, responsible: [{ id: owner }] }],
      },
    });
    const ofDraft = await copied(revision, []);
    expect(ofDraft.counts).toMatchObject({ responsible: 0, duties: 0 });
    expect(ofDraft.read).toMatchObject({ node: { cycle: null, priorities: [{ name: 'Nytt', responsible: [] }] } });
    const expectedVersion = await versionOf(context, revision);
    expect(await adopt(operation, { revision, adoptedOn: '2026-06-10', expectedVersion })).toBe('done');
    expect((await copied(plan.id, [])).read).toMatchObject({ node: { priorities: [{ name: 'Nytt' }] } });
    expect((await copied(plan.revision, [])).read).toMatchObject({ node: { priorities: [{ name: 'Område' }] } });
  });

  it('whatDoesNotFit_isRefused_andChangesNothing', async () => {
    const plan = await source();
    const { owner, operation } = plan;
    const empty = await given.draft();
    const draft = await given.planned();
    const next = await context.get(RevisionsService).draft(operation, draftRevision.parse({ programme: plan.id }));
    const other = await given.organisation();
    const asOther = acting(actingFor(other));
    const [code, otherCode] = [await given.code(owner), await given.code(other)];
    const before = await given.ask('SELECT max(sequence) FROM platform.event');
    const copying = { source: plan.id, owner, code };
    const theirs = { owner: other, code: otherCode };
    expect([
      await refused(asOther, copying),
      await refused(acting(), copying),
      await refused(acting(actingFor(owner, 'editor')), copying),
      await refused(asOther, { ...theirs, source: draft.id }),
      await refused(asOther, { ...theirs, source: next }),
      await refused(asOther, { ...theirs, source: newId('programme') }),
      await refused(asOther, { ...theirs, source: plan.id, code }),
      await refused(empty.operation, { source: empty.id, owner: empty.owner, code: await given.code(empty.owner) }),
      await refused(operation, { ...copying, source: owner }),
      await refused(operation, { ...copying, carry: ['money'] }),
    ]).toMatchObject([
      'not allowed',
      'not allowed',
      'not allowed',
      { code: 'NOT_FOUND', path: ['source'] },
      { code: 'NOT_FOUND', path: ['source'] },
      { code: 'NOT_FOUND', path: ['source'] },
      { path: ['code'] },
      { code: 'INVALID_INPUT', path: ['source'] },
      [{ path: ['source'] }],
      [{ path: ['carry', 0] }],
    ]);
    expect(await given.ask('SELECT max(sequence) FROM platform.event')).toEqual(before);
  });

  it('whoIsAskedAboutADraft_copiesNeitherIt_norALaterOne', async () => {
    const { id: programme, revision, operation } = await given.planned();
    const owner = await given.organisation();
    const opening = { revision, organisations: [owner], until: '2026-06-30', silence: 'none' };
    const consultation = await context.get(ConsultationsService).open(operation, openConsultation.parse(opening));
    const copy = async () =>
      refused(acting(actingFor(owner)), { source: programme, owner, code: await given.code(owner) });
    expect(await copy()).toEqual({ code: 'INVALID_INPUT', path: ['source'] });
    await context.get(ConsultationsService).withdraw(operation, withdrawConsultation.parse({ consultation }));
    await context.get(RevisionsService).discard(operation, discardRevision.parse({ revision }));
    await context.get(RevisionsService).draft(operation, draftRevision.parse({ programme }));
    // The programme is no longer there for who was asked: what was withdrawn is seen no more.
    expect(await copy()).toEqual({ code: 'NOT_FOUND', path: ['source'] });
  });
});
