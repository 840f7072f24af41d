import { newId, type Operation, type OrganisationId, Period, LocalDate, uuidOf } from '@talkoot/contracts';
import { governanceDatabase, GovernanceModule } from '@talkoot/governance';
import { identityDatabase } from '@talkoot/identity';
import { platformDatabase } from '@talkoot/platform/database';
import { ReadModelModule } from '@talkoot/platform/read-model';
import { type Ask, asking, OPERATOR, type TestContext, testContext, versionOf } from '@talkoot/platform/testing';
import { registryDatabase } from '@talkoot/registry';
import { programmesDatabase, ProgrammesModule } from '../index.js';
import { acting, actingFor, Given, using } from '../testing/given.js';
import {
  changeProgramme,
  createProgramme,
  endAdoption,
  recordAdopter,
  withdrawProgramme,
} from './programmes.inputs.js';
import { ProgrammesService } from './programmes.service.js';

const STATE = `query Q($id: ID!, $on: Date) { node(id: $id) { ... on Programme { status version } }
  programmes(on: $on, first: 50) { nodes { id status } } }`;

describe('ProgrammesService', () => {
  let context: TestContext;
  let given: Given;
  let programmes: ProgrammesService;
  let ask: Ask;

  beforeAll(async () => {
    context = await testContext(
      [platformDatabase, registryDatabase, identityDatabase, governanceDatabase, programmesDatabase],
      [GovernanceModule, ProgrammesModule, ReadModelModule],
    );
    given = new Given(context);
    programmes = context.get(ProgrammesService);
    ask = await asking(context);
  });
  afterAll(() => context.close());

  const create = using(createProgramme, (operation, command) => programmes.create(operation, command));
  const change = using(changeProgramme, (operation, command) => programmes.change(operation, command));
  const withdraw = using(withdrawProgramme, (operation, command) => programmes.withdraw(operation, command));
  const adopt = using(recordAdopter, (operation, command) => programmes.recordAdopter(operation, command));
  const end = using(endAdoption, (operation, command) => programmes.endAdoption(operation, command));

  const statusOn = async (id: string, on: string, operation = acting()) => {
    const { programmes: found } = (await ask(operation, STATE, { id, on })) as {
      programmes: { nodes: { id: string; status: string }[] };
    };
    return found.nodes.find((each) => each.id === id)?.status;
  };

  it('create_isForOnesOwnOrganisation_underItsCode_andRefersToWhatOneSees', async () => {
    const owner = await given.organisation();
    const other = await given.planned();
    const operation = acting(actingFor(owner));
    const input = {
      code: await given.code(owner),
      owner,
      kind: 'city-strategy',
      name: { sv: 'Strategi' },
      period: { from: '2027-01-01' },
    };
    const ended = await given.organisation(Period.of(undefined, LocalDate.parse('2026-03-31')));
    const events = () => given.ask('SELECT max(sequence) AS last FROM platform.event');
    const before = await events();
    expect([
      await create(acting(), input),
      await create(acting(actingFor(owner, 'editor')), input),
      await create(acting(actingFor(other.owner)), input),
      await create(acting(actingFor(ended)), { ...input, owner: ended }),
      await create(operation, { ...input, code: 'STRATEGY' }),
      await create(operation, { ...input, code: 'no code' }),
      await create(operation, { ...input, name: {} }),
      await create(operation, { ...input, kind: 'strategy' }),
      await create(operation, { ...input, period: { from: '2027-01-01', to: '2026-12-31' } }),
      await create(operation, { ...input, successorYear: 1066 }),
      // Somebody else's draft is not there, whichever field names it.
      await create(operation, { ...input, adaptedFrom: other.id }),
      await create(operation, { ...input, carriesOut: other.id }),
      await create(operation, { ...input, predecessor: newId('programme') }),
    ]).toMatchObject([
      'not allowed',
      'not allowed',
      'not allowed',
      { code: 'ORGANISATION_ENDED', path: ['owner'] },
      { path: ['code'] },
      [{ path: ['code'] }],
      [{ code: 'TEXT_MISSING', path: ['name'] }],
      [{ path: ['kind'] }],
      [{ path: ['period', 'to'] }],
      [{ path: ['successorYear'] }],
      { code: 'NOT_FOUND', path: ['adaptedFrom'] },
      { code: 'NOT_FOUND', path: ['carriesOut'] },
      { code: 'NOT_FOUND', path: ['predecessor'] },
    ]);
    expect(await events()).toEqual(before);
    expect(await create(operation, input)).toBe('done');
    expect(await create(operation, input)).toMatchObject({ code: 'CODE_TAKEN', path: ['code'] });
  });

  it('aDraft_isSeenByItsOwnerAlone_inLists_byCode_andInWhatHappened', async () => {
    const { id, owner, operation } = await given.draft();
    const stranger = acting(actingFor(await given.organisation()));
    for (const [viewer, status] of [
      [acting(), undefined],
      [stranger, undefined],
      [operation, 'DRAFT'],
      [acting(OPERATOR), 'DRAFT'],
    ] as const)
      expect([viewer.viewer, await statusOn(id, '2026-06-15', viewer)]).toEqual([viewer.viewer, status]);
    expect(await ask(stranger, STATE, { id })).toMatchObject({ node: null });
    const expectedVersion = await versionOf(context, id);
    expect([
      await change(stranger, { programme: id, expectedVersion, name: { sv: 'Min' } }),
      await withdraw(stranger, { programme: id }),
      await adopt(stranger, { programme: id, organisation: stranger.viewer.organisation, adoptedOn: '2026-06-01' }),
      await change(acting(actingFor(owner, 'editor')), { programme: id, expectedVersion, name: { sv: 'Min' } }),
    ]).toEqual([...Array.from({ length: 3 }, () => ({ code: 'NOT_FOUND', path: ['programme'] })), 'not allowed']);
    expect(
      await given.ask('SELECT visibility, organisations FROM platform.event WHERE aggregate_id = $1', [uuidOf(id)]),
    ).toEqual([{ visibility: 'concerned', organisations: [uuidOf(owner)] }]);
    expect(await withdraw(operation, { programme: id })).toBe('done');
    expect(await statusOn(id, '2026-06-15', operation)).toBe('WITHDRAWN');
    expect(await statusOn(id, '2026-06-15', stranger)).toBeUndefined();
    expect(await withdraw(operation, { programme: id })).toMatchObject({ code: 'WRONG_STATUS', path: ['programme'] });
  });

  it('itsStatus_followsFromDays_andFromItsSuccessor', async () => {
    const old = await given.adopted({ period: { from: '2026-02-01', to: '2028-12-31' } });
    const successor = await given.adopted({
      period: { from: '2028-01-01', to: '2031-12-31' },
      predecessor: old.id,
      owner: old.owner,
    });
    const statuses = async (id: string, ...days: string[]) => Promise.all(days.map((on) => statusOn(id, on)));
    expect(
      await statuses(old.id, '2026-01-14', '2026-01-15', '2026-02-01', '2027-12-31', '2028-01-01', '2032-01-01'),
    ).toEqual(['DRAFT', 'ADOPTED', 'IN_FORCE', 'IN_FORCE', 'REPLACED', 'EXPIRED']);
    expect(await statuses(successor.id, '2027-12-31', '2028-01-01', '2032-01-01')).toEqual([
      'ADOPTED',
      'IN_FORCE',
      'EXPIRED',
    ]);
  });

  it('change_leavesTheRestAsItIs_andRefusesWhatDoesNotFit', async () => {
    const { id, operation } = await given.adopted({ message: { sv: 'Ett' }, choices: [{ sv: 'A' }] });
    const other = await given.draft();
    const kept = await given.kept(id);
    const expectedVersion = await versionOf(context, id);
    const changing = (more: object) => change(operation, { programme: id, expectedVersion, ...more });
    expect([
      await change(operation, { programme: id, message: { sv: 'Två' } }),
      await changing({ expectedVersion: expectedVersion - 1, message: { sv: 'Två' } }),
      await changing({ name: null }),
      await changing({ period: null }),
      await changing({ adaptedFrom: id }),
      await changing({ predecessor: id }),
      await changing({ carriesOut: other.id }),
      await change(acting(actingFor(other.owner)), { programme: id, expectedVersion, message: { sv: 'Två' } }),
    ]).toMatchObject([
      [{ path: ['expectedVersion'] }],
      { code: 'STALE_VERSION', path: ['expectedVersion'] },
      [{ path: ['name'] }],
      [{ path: ['period'] }],
      { code: 'INVALID_INPUT', path: ['adaptedFrom'] },
      { code: 'INVALID_INPUT', path: ['predecessor'] },
      { code: 'NOT_FOUND', path: ['carriesOut'] },
      'not allowed',
    ]);
    expect(await given.kept(id)).toEqual(kept);
    expect(await changing({ message: null, name: { sv: 'Ny' } })).toBe('done');
    expect(
      await given.ask('SELECT name, message, choices FROM programmes.programme WHERE id = $1', [uuidOf(id)]),
    ).toEqual([{ name: { sv: 'Ny' }, message: null, choices: [{ sv: 'A' }] }]);
    expect(await given.ask('SELECT name FROM registry.collaboration WHERE id = $1', [uuidOf(id)])).toEqual([
      { name: { sv: 'Ny' } },
    ]);
  });

  it('anOrganisation_adoptsForItselfAlone', async () => {
    const { id, owner, operation } = await given.adopted();
    const [town, other] = [await given.organisation(), await given.organisation()];
    const forTown = acting(actingFor(town));
    const adopting = { programme: id, organisation: town, adoptedOn: '2026-06-01' };
    const kept = await given.kept(id);
    expect([
      await adopt(acting(), adopting),
      await adopt(operation, adopting),
      await adopt(acting(actingFor(other)), adopting),
      await adopt(acting(actingFor(town, 'editor')), adopting),
      await adopt(forTown, { ...adopting, adoptedOn: '2026-06-16' }),
      await adopt(forTown, { ...adopting, expectedVersion: 99 }),
      await end(forTown, {
        programme: id,
        organisation: town,
        lastDay: '2026-06-15',
        expectedVersion: await versionOf(context, id),
      }),
    ]).toEqual([
      ...Array.from({ length: 4 }, () => 'not allowed'),
      { code: 'INVALID_DATE', path: ['adoptedOn'] },
      { code: 'STALE_VERSION', path: ['expectedVersion'] },
      { code: 'NOT_MEMBER', path: ['organisation'] },
    ]);
    expect(await given.kept(id)).toEqual(kept);
    const atOnce = await Promise.all([adopt(forTown, adopting), adopt(forTown, adopting)]);
    expect(atOnce).toContainEqual('done');
    expect(atOnce).toContainEqual({ code: 'ALREADY_MEMBER', path: ['organisation'] });
    const read = (on: string) =>
      ask(
        acting(),
        'query Q($id: ID!, $on: Date) { node(id: $id) { ... on Programme { adopters(on: $on) { nodes { organisation { id } adoptedOn } } } } }',
        { id, on },
      );
    const adopters = (...nodes: object[]) => ({ node: { adopters: { nodes } } });
    expect(await read('2026-05-31')).toEqual(adopters());
    expect(await read('2026-06-01')).toEqual(adopters({ organisation: { id: town }, adoptedOn: '2026-06-01' }));
    const ending = async (operator: Operation, organisation: OrganisationId) =>
      end(operator, {
        programme: id,
        organisation,
        lastDay: '2026-12-31',
        expectedVersion: await versionOf(context, id),
      });
    expect(await ending(acting(actingFor(other)), town)).toBe('not allowed');
    expect(await ending(forTown, town)).toBe('done');
    expect(await read('2027-01-01')).toEqual(adopters());
    expect(owner).not.toBe(town);
    // The owner has not asked for adopters, and can do without one.
    expect(
      await adopt(acting(actingFor(other)), { ...adopting, organisation: other, expectedVersion: undefined }),
    ).toBe('done');
    expect(await ending(operation, other)).toBe('done');
    const owned = '{ programmes(first: 5, filter: { owner: "' + owner + '" }) { nodes { id } } }';
    expect(await ask(acting(), owned)).toEqual({ programmes: { nodes: [{ id }] } });
  });

  it('aMerger_makesTwoAdoptersOne_onceHoweverOftenItIsCarriedOver', async () => {
    const { id } = await given.adopted();
    const [one, other, into] = [await given.organisation(), await given.organisation(), await given.organisation()];
    for (const [town, adoptedOn] of [
      [one, '2026-02-01'],
      [other, '2026-06-01'],
    ] as const)
      expect(await adopt(acting(actingFor(town)), { programme: id, organisation: town, adoptedOn })).toBe('done');
    const times = async () =>
      Promise.all(
        [one, other, into].map(async (town) =>
          (
            await given.ask<{ period: string }>(
              'SELECT period FROM programmes.adopter WHERE programme_id = $1 AND organisation_id = $2',
              [uuidOf(id), uuidOf(town)],
            )
          ).map(({ period }) => period),
        ),
      );
    const succession = await given.merge([one, other], into, '2027-01-01');
    const merged = [['[2026-02-01,2027-01-01)'], ['[2026-06-01,2027-01-01)'], ['[2027-01-01,)']];
    expect(await times()).toEqual(merged);
    const told = await given.ask<{ name: string }>(
      `SELECT name FROM platform.event WHERE aggregate_id = $1 AND data ->> 'succession' = $2 ORDER BY aggregate_version`,
      [uuidOf(id), succession],
    );
    expect(told.map(({ name }) => name)).toEqual([
      'programme.adopter-left.v1',
      'programme.adopter-joined.v1',
      'programme.adopter-left.v1',
    ]);
    const kept = await given.kept(id);
    await given.merge([one, other], into, '2027-01-01');
    expect([await times(), await given.kept(id)]).toEqual([merged, kept]);
  });

  it('aMergerOfTheOwner_handsTheProgrammeOver_andTellsOfIt', async () => {
    const { id, owner } = await given.adopted();
    const into = await given.organisation();
    const succession = await given.merge([owner], into, '2027-01-01');
    const told = await given.ask<{ data: object }>(
      `SELECT data FROM platform.event WHERE aggregate_id = $1 AND name = 'programme.owner-changed.v1'`,
      [uuidOf(id)],
    );
    expect(told).toEqual([{ data: { before: owner, after: into, on: '2027-01-01', succession } }]);
    const changing = async (by: OrganisationId, today: string) =>
      change(acting(actingFor(by), today), {
        programme: id,
        expectedVersion: await versionOf(context, id),
        message: { sv: today },
      });
    expect([
      await changing(into, '2026-12-31'),
      await changing(owner, '2026-12-31'),
      await changing(owner, '2027-01-01'),
      await changing(into, '2027-01-01'),
    ]).toEqual(['not allowed', 'done', 'not allowed', 'done']);
  });
});
