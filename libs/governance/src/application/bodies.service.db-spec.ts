import { type Id, newId, newUuid, NotAllowed, type Operation, type OrganisationId, uuidOf } from '@talkoot/contracts';
import { identityDatabase } from '@talkoot/identity';
import { platformDatabase } from '@talkoot/platform/database';
import { OPERATOR, type TestContext, testContext, testOperation } from '@talkoot/platform/testing';
import { registryDatabase } from '@talkoot/registry';
import { DataSource } from 'typeorm';
import { relationsToBody } from '../domain/relations.js';
import { governanceDatabase, GovernanceModule } from '../index.js';
import { BodiesLookup } from '../persistence/bodies.lookup.js';
import { actingFor, between, day, Given } from '../testing/given.js';
import type { FoundBody } from './bodies.inputs.js';
import { BodiesService } from './bodies.service.js';
import { KnownBodies } from './known-bodies.js';

const TODAY = '2026-03-02';

describe('BodiesService', () => {
  let context: TestContext;
  let given: Given;
  let bodies: BodiesService;
  const operation = () => testOperation(OPERATOR, TODAY);
  const by = (organisation: OrganisationId, role: 'member' | 'editor' = 'editor') =>
    testOperation(actingFor(organisation, role), TODAY);

  beforeAll(async () => {
    context = await testContext(
      [platformDatabase, registryDatabase, identityDatabase, governanceDatabase],
      [GovernanceModule],
    );
    given = new Given(context);
    bodies = context.get(BodiesService);
  });
  afterAll(() => context.close());

  const council = (of: FoundBody['of'], more: Partial<FoundBody> = {}): FoundBody => ({
    of,
    kind: 'council',
    name: { fi: 'Valtuusto' },
    quorum: {},
    mergerRule: 'joined',
    period: between(),
    provenance: 'reported',
    ...more,
  });
  const eventsOf = async (body: Id<'body'>) =>
    (
      await given.ask<{ name: string }>(
        `SELECT name FROM platform.event WHERE aggregate_kind = 'body' AND aggregate_id = $1 ORDER BY aggregate_version`,
        [uuidOf(body)],
      )
    ).map(({ name }) => name);
  const ended = (): Promise<OrganisationId> => given.organisation('municipality', between('2000-01-01', '2020-12-31'));

  it('aBody_meetsByTheClocksOfItsOwnersCountry_beItOfAnOrganisationOrOfACollaboration', async () => {
    const swedish = await given.organisation('municipality', between(), 'SE');
    const network = await given.insert('network', 'registry.collaboration', {
      kind: 'network',
      code: 'SWEDISH',
      name: { sv: 'Nätverk' },
      period: '(,)',
      provenance: 'illustrative',
    });
    await given.row('registry.collaboration_owner', {
      id: newUuid(),
      collaboration_id: uuidOf(network),
      organisation_id: uuidOf(swedish),
      period: '(,)',
    });
    const founded = [
      await bodies.found(operation(), council(await given.organisation())),
      await bodies.found(operation(), council(swedish)),
      await bodies.found(operation(), council(network)),
    ];
    const known = await context.get(KnownBodies).byIds(founded, day(TODAY));
    expect(founded.map((each) => known.get(each)?.timeZone)).toEqual([
      'Europe/Helsinki',
      'Europe/Stockholm',
      'Europe/Stockholm',
    ]);
  });

  it('aBody_isFoundedAndRun_byItsOwnerAndItsSecretariat_andByNobodyElse', async () => {
    const [owner, secretariat, other] = [
      await given.organisation('joint-authority'),
      await given.organisation(),
      await given.organisation(),
    ];
    const body = await bodies.found(by(owner), council(owner, { secretariat }));
    const seat = await bodies.addSeat(by(secretariat), {
      body,
      kind: 'city',
      organisation: other,
      period: between(),
      provenance: 'reported',
    });
    await bodies.beginMandate(by(owner), {
      seat,
      role: 'holder',
      person: await given.person(),
      organisation: other,
      period: between('2026-01-01'),
      provenance: 'reported',
    });
    expect(await eventsOf(body)).toEqual(['body.founded.v1', 'body.seat-added.v1', 'body.mandate-begun.v1']);
    // Who sits there does not run it, nor does a member of the owner, who reads.
    await expect(bodies.change(by(other), { body, noticeDays: 5 })).rejects.toThrow(NotAllowed);
    await expect(bodies.change(by(owner, 'member'), { body, noticeDays: 5 })).rejects.toThrow(NotAllowed);
    await expect(bodies.found(by(other), council(owner))).rejects.toThrow(NotAllowed);

    const known = (await context.get(KnownBodies).byIds([body], day(TODAY))).get(body);
    if (!known) throw new Error('The body');
    const relations = [owner, secretariat, other, newId('organisation')].map((each) => relationsToBody(each, known));
    expect(relations).toEqual([['owner'], ['secretariat'], ['seated'], []]);
    expect(await context.get(BodiesLookup).seats(context.get(DataSource).manager, [body], day(TODAY))).toMatchObject([
      { id: seat, organisation: other, mandates: [{ role: 'holder', organisation: other }] },
    ]);
  });

  it('aBodyOfACollaboration_isRunByItsOwner', async () => {
    const [owner, other] = [await given.organisation(), await given.organisation()];
    const network = await given.insert('network', 'registry.collaboration', {
      kind: 'network',
      code: 'VERKOSTO',
      name: { fi: 'Verkosto' },
      period: '(,)',
      provenance: 'illustrative',
    });
    await given.row('registry.collaboration_owner', {
      id: uuidOf(newId('network')),
      collaboration_id: uuidOf(network),
      organisation_id: uuidOf(owner),
      period: '(,)',
    });
    await expect(bodies.found(by(other), council(network))).rejects.toThrow(NotAllowed);
    const body = await bodies.found(by(owner), council(network));
    expect((await context.get(KnownBodies).byIds([body], day(TODAY))).get(body)).toMatchObject({
      of: network,
      owner,
    });
  });

  it('whatIsRefused_namesTheField_andChangesNothing', async () => {
    const { body, owner, seats } = await given.body({ seats: 1 });
    const [seat] = seats;
    if (!seat) throw new Error('A seat');
    const town = await given.organisation();
    const begin = {
      seat: seat.seat,
      role: 'substitute',
      period: between('2026-01-01'),
      provenance: 'reported',
    } as const;
    const add = { body, kind: 'city', period: between(), provenance: 'reported' } as const;
    await bodies.found(operation(), council(owner, { code: 'TAKEN' }));
    const gone = await ended();
    const tries: [Promise<unknown>, string, string][] = [
      [bodies.found(operation(), council(newId('organisation'))), 'NOT_FOUND', 'of'],
      [bodies.found(operation(), council(newId('pilot'))), 'NOT_FOUND', 'of'],
      [bodies.found(operation(), council(gone)), 'ORGANISATION_ENDED', 'of'],
      [bodies.found(operation(), council(owner, { code: 'TAKEN' })), 'CODE_TAKEN', 'code'],
      [bodies.found(operation(), council(owner, { secretariat: gone })), 'ORGANISATION_ENDED', 'secretariat'],
      [bodies.found(operation(), council(owner, { reportsTo: newId('body') })), 'NOT_FOUND', 'reportsTo'],
      [bodies.change(operation(), { body: newId('body') }), 'NOT_FOUND', 'body'],
      [bodies.change(operation(), { body, reportsTo: body }), 'INVALID_INPUT', 'reportsTo'],
      [bodies.change(operation(), { body, period: between('2026-01-01') }), 'OUTSIDE_PERIOD', 'period'],
      [bodies.change(operation(), { body, noticeDays: 3, expectedVersion: 99 }), 'STALE_VERSION', 'expectedVersion'],
      [
        bodies.setSecretariat(operation(), { body, organisation: gone, on: day(TODAY) }),
        'ORGANISATION_ENDED',
        'organisation',
      ],
      [bodies.addSeat(operation(), { ...add, organisation: gone }), 'ORGANISATION_ENDED', 'organisation'],
      [bodies.changeSeat(operation(), { seat: newId('seat'), kind: 'state' }), 'NOT_FOUND', 'seat'],
      [
        bodies.changeSeat(operation(), { seat: seat.seat, organisation: newId('organisation') }),
        'NOT_FOUND',
        'organisation',
      ],
      [bodies.endSeat(operation(), { seat: newId('seat'), lastDay: day(TODAY) }), 'NOT_FOUND', 'seat'],
      [bodies.beginMandate(operation(), { ...begin, person: newId('person') }), 'NOT_FOUND', 'person'],
      [bodies.beginMandate(operation(), { ...begin, organisation: gone }), 'ORGANISATION_ENDED', 'organisation'],
      [bodies.beginMandate(operation(), begin), 'INVALID_INPUT', 'person'],
      [bodies.beginMandate(operation(), { ...begin, role: 'holder', organisation: town }), 'SEAT_TAKEN', 'period'],
      [bodies.endMandate(operation(), { mandate: newId('mandate'), lastDay: day(TODAY) }), 'NOT_FOUND', 'mandate'],
    ];
    const before = await eventsOf(body);
    for (const [attempt, code, field] of tries) {
      await expect(attempt.then(() => 'it was done', String)).resolves.toContain(`${code} at ${field}`);
    }
    expect(await eventsOf(body)).toEqual(before);
  });

  it('aPerson_isNamedByTheirAddress_byThoseWhoMaySeatThem_andNothingElseKeepsIt', async () => {
    const { secretariat, seats } = await given.body({ seats: 1 });
    const [seat] = seats;
    if (!seat) throw new Error('A seat');
    const person = await given.person('Aino', 'aino@town.example');
    const begin = (operation: Operation, personAddress: string) =>
      bodies.beginMandate(operation, {
        seat: seat.seat,
        role: 'substitute',
        personAddress,
        period: between('2026-01-01'),
        provenance: 'reported',
      });
    // Whoever may not is told the same of an address that is known here and of one that is not.
    for (const address of ['aino@town.example', 'nobody@town.example'])
      await expect(begin(by(seat.organisation), address)).rejects.toThrow(NotAllowed);
    await expect(begin(by(secretariat), 'nobody@town.example')).rejects.toMatchObject({
      code: 'NOT_FOUND',
      path: ['personAddress'],
      message: expect.not.stringContaining('nobody@') as unknown,
    });
    const mandate = await begin(by(secretariat), 'aino@town.example');
    expect(await given.ask('SELECT person_id FROM governance.mandate WHERE id = $1', [uuidOf(mandate)])).toEqual([
      { person_id: uuidOf(person) },
    ]);
    expect(await given.ask(`SELECT FROM platform.event WHERE event::text LIKE '%@town.example%'`)).toEqual([]);
  });

  it('reports_doNotComeBackToWhoGaveThem_alsoThroughOthers', async () => {
    const owner = await given.organisation();
    const [first, second, third] = [await given.bodyOf(owner), await given.bodyOf(owner), await given.bodyOf(owner)];
    await bodies.change(operation(), { body: first, reportsTo: second });
    await bodies.change(operation(), { body: second, reportsTo: third });
    await expect(bodies.change(operation(), { body: third, reportsTo: first })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      path: ['reportsTo'],
    });
  });

  it('reports_doNotComeBackToWhoGaveThem_whereTwoCloseTheCircleAtOnce', async () => {
    const owner = await given.organisation();
    for (let round = 1; round <= 10; round += 1) {
      const [one, two, three, four] = [
        await given.bodyOf(owner),
        await given.bodyOf(owner),
        await given.bodyOf(owner),
        await given.bodyOf(owner),
      ];
      await bodies.change(operation(), { body: two, reportsTo: three });
      await bodies.change(operation(), { body: four, reportsTo: one });
      const halves = await Promise.allSettled([
        bodies.change(operation(), { body: one, reportsTo: two }),
        bodies.change(operation(), { body: three, reportsTo: four }),
      ]);
      expect(halves.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    }
  });

  it('twoMandatesAtOnce_leaveTheSeatWithOneHolder', async () => {
    const { body } = await given.body({ seats: 0 });
    const seat = await bodies.addSeat(operation(), { body, kind: 'city', period: between(), provenance: 'reported' });
    const people = await Promise.all(Array.from({ length: 6 }, (_, each) => given.person(`Ehdokas ${each}`)));
    const tried = await Promise.allSettled(
      people.map((person) =>
        bodies.beginMandate(operation(), {
          seat,
          role: 'holder',
          person,
          period: between('2026-01-01'),
          provenance: 'reported',
        }),
      ),
    );
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const each of tried) if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'SEAT_TAKEN' });
  });

  it('aMandateToCome_isTakenBack_andItsRowIsGone', async () => {
    const { seats } = await given.body({ seats: 1 });
    const [seat] = seats;
    if (!seat) throw new Error('A seat');
    const coming = await bodies.beginMandate(operation(), {
      seat: seat.seat,
      role: 'substitute',
      person: await given.person(),
      period: between('2026-06-01'),
      provenance: 'reported',
    });
    await bodies.endMandate(operation(), { mandate: coming, lastDay: day('2026-05-31') });
    expect(await given.ask('SELECT id FROM governance.mandate WHERE id = $1', [uuidOf(coming)])).toEqual([]);
  });
});
