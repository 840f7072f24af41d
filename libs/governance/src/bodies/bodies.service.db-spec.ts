import {
  type Id,
  idOf,
  newId,
  NotAllowed,
  type Operation,
  type OrganisationId,
  type PersonId,
  uuidOf,
} from '@talkoot/contracts';
import { identityDatabase, InvitationsService } from '@talkoot/identity';
import { platformDatabase } from '@talkoot/platform/database';
import { ReadModelModule } from '@talkoot/platform/read-model';
import {
  type Ask,
  asking,
  OPERATOR,
  type TestContext,
  testContext,
  testOperation,
  versionOf,
} from '@talkoot/platform/testing';
import { registryDatabase } from '@talkoot/registry';
import { DataSource } from 'typeorm';
import { governanceDatabase, GovernanceModule } from '../index.js';
import { actingFor, begun, between, day, Given, type GivenBody, type GivenSeat } from '../testing/given.js';
import type { FoundBody } from './bodies.inputs.js';
import { BodiesLookup } from './bodies.lookup.js';
import { BodiesService } from './bodies.service.js';
import { KnownBodies } from './known-bodies.loader.js';
import { SeatInvitationsService } from './seat-invitations.service.js';

const TODAY = '2026-03-02';

describe('BodiesService', () => {
  let context: TestContext;
  let given: Given;
  let bodies: BodiesService;
  let invitations: SeatInvitationsService;
  let ask: Ask;
  const operation = () => testOperation(OPERATOR, TODAY);
  const by = (organisation: OrganisationId, role: 'member' | 'editor' = 'editor') =>
    testOperation(actingFor(organisation, role), TODAY);

  beforeAll(async () => {
    context = await testContext(
      [platformDatabase, registryDatabase, identityDatabase, governanceDatabase],
      [GovernanceModule, ReadModelModule],
    );
    given = new Given(context);
    bodies = context.get(BodiesService);
    invitations = context.get(SeatInvitationsService);
    ask = await asking(context);
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
    const network = await given.network(swedish);
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

  it('anOrganisation_isTheSecretariat_onceItAgrees', async () => {
    const [owner, asked, other] = [
      await given.organisation('joint-authority'),
      await given.organisation(),
      await given.organisation(),
    ];
    const answers = context.get(InvitationsService);
    const secretariat = async (of: Id<'body'>) =>
      (await context.get(KnownBodies).byIds([of], day(TODAY))).get(of)?.secretariat;
    const waiting = async (organisation: OrganisationId) =>
      (
        await given.ask<{ id: string }>(
          `SELECT id FROM identity.invitation_held WHERE organisation_id = $1 AND roles = '{secretariat}' AND status = 'pending'`,
          [uuidOf(organisation)],
        )
      ).map(({ id }) => idOf('invitation', id));

    const body = await bodies.found(by(owner), council(owner, { secretariat: asked }));
    expect(await secretariat(body)).toBeUndefined();
    const [invitation = newId('invitation')] = await waiting(asked);
    await expect(answers.withdraw(by(other), { invitation })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(answers.accept(by(owner), { invitation })).rejects.toThrow(NotAllowed);
    await answers.accept(by(asked), { invitation });
    expect(await secretariat(body)).toBe(asked);

    // Nobody is asked for a day on which there is no body.
    const past = await bodies.found(by(owner), council(owner, { period: between('2026-01-01', '2026-12-31') }));
    await expect(
      bodies.setSecretariat(by(owner), {
        body: past,
        expectedVersion: await versionOf(context, past),
        organisation: asked,
        on: day('2027-01-01'),
      }),
    ).rejects.toMatchObject({ code: 'OUTSIDE_PERIOD', path: ['on'] });

    // The organisation that is asked next replaces it by agreeing; one's own agrees by saying so.
    await bodies.setSecretariat(by(asked), {
      body,
      expectedVersion: await versionOf(context, body),
      organisation: other,
      on: day(TODAY),
    });
    expect(await secretariat(body)).toBe(asked);
    expect(await waiting(other)).toHaveLength(1);
    await bodies.setSecretariat(by(owner), {
      body,
      expectedVersion: await versionOf(context, body),
      organisation: owner,
      on: day(TODAY),
    });
    expect(await secretariat(body)).toBe(owner);
    expect(await waiting(other)).toEqual([]);
  });

  it('aBody_isFoundedAndRun_byItsOwnerAndItsSecretariat_andByNobodyElse', async () => {
    const [owner, secretariat, other] = [
      await given.organisation('joint-authority'),
      await given.organisation(),
      await given.organisation(),
    ];
    const body = await bodies.found(by(owner), council(owner));
    await given.secretariat(body, secretariat);
    const seat = await bodies.addSeat(by(secretariat), {
      body,
      kind: 'city',
      organisation: other,
      period: between(),
      provenance: 'reported',
    });
    const secretary = await given.person();
    await given.acts(secretary, owner);
    await bodies.beginMandate(by(owner), {
      seat,
      role: 'holder',
      person: secretary,
      organisation: other,
      period: between('2026-01-01'),
      provenance: 'reported',
    });
    expect(await eventsOf(body)).toEqual(['body.founded.v1', 'body.seat-added.v1', 'body.mandate-begun.v1']);
    // Who sits there does not run it, nor does a member of the owner, who reads.
    await expect(
      bodies.change(by(other), { body, expectedVersion: await versionOf(context, body), noticeDays: 5 }),
    ).rejects.toThrow(NotAllowed);
    await expect(
      bodies.change(by(owner, 'member'), { body, expectedVersion: await versionOf(context, body), noticeDays: 5 }),
    ).rejects.toThrow(NotAllowed);
    await expect(bodies.found(by(other), council(owner))).rejects.toThrow(NotAllowed);

    const known = (await context.get(KnownBodies).byIds([body], day(TODAY))).get(body);
    expect(known).toMatchObject({ owner, secretariat, seated: [other] });
    expect(await context.get(BodiesLookup).seats(context.get(DataSource).manager, [body], day(TODAY))).toMatchObject([
      { id: seat, organisation: other, mandates: [{ role: 'holder', organisation: other }] },
    ]);
  });

  it('aBodyOfACollaboration_isRunByItsOwner', async () => {
    const [owner, other] = [await given.organisation(), await given.organisation()];
    const network = await given.network(owner);
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
    const expectedVersion = await versionOf(context, body);
    const tries: [Promise<unknown>, string, string][] = [
      [bodies.found(operation(), council(newId('organisation'))), 'NOT_FOUND', 'of'],
      [bodies.found(operation(), council(newId('pilot'))), 'NOT_FOUND', 'of'],
      [bodies.found(operation(), council(gone)), 'ORGANISATION_ENDED', 'of'],
      [bodies.found(operation(), council(owner, { code: 'TAKEN' })), 'CODE_TAKEN', 'code'],
      [bodies.found(operation(), council(owner, { secretariat: gone })), 'ORGANISATION_ENDED', 'secretariat'],
      [bodies.found(operation(), council(owner, { reportsTo: newId('body') })), 'NOT_FOUND', 'reportsTo'],
      [bodies.change(operation(), { body: newId('body'), expectedVersion: 1 }), 'NOT_FOUND', 'body'],
      [bodies.change(operation(), { body, expectedVersion, reportsTo: body }), 'INVALID_INPUT', 'reportsTo'],
      [
        bodies.change(operation(), {
          body,
          expectedVersion,
          period: between('2026-01-01'),
        }),
        'OUTSIDE_PERIOD',
        'period',
      ],
      [bodies.change(operation(), { body, noticeDays: 3, expectedVersion: 99 }), 'STALE_VERSION', 'expectedVersion'],
      [
        bodies.setSecretariat(operation(), {
          body,
          expectedVersion,
          organisation: gone,
          on: day(TODAY),
        }),
        'ORGANISATION_ENDED',
        'organisation',
      ],
      [bodies.addSeat(operation(), { ...add, organisation: gone }), 'ORGANISATION_ENDED', 'organisation'],
      [bodies.changeSeat(operation(), { seat: newId('seat'), expectedVersion: 1, kind: 'state' }), 'NOT_FOUND', 'seat'],
      [
        bodies.changeSeat(operation(), {
          seat: seat.seat,
          expectedVersion,
          organisation: newId('organisation'),
        }),
        'NOT_FOUND',
        'organisation',
      ],
      [bodies.endSeat(operation(), { seat: newId('seat'), expectedVersion, lastDay: day(TODAY) }), 'NOT_FOUND', 'seat'],
      [bodies.beginMandate(operation(), { ...begin, person: newId('person') }), 'NOT_FOUND', 'person'],
      [bodies.beginMandate(operation(), { ...begin, organisation: gone }), 'ORGANISATION_ENDED', 'organisation'],
      [bodies.beginMandate(operation(), begin), 'INVALID_INPUT', 'person'],
      [bodies.beginMandate(operation(), { ...begin, role: 'holder', organisation: town }), 'SEAT_TAKEN', 'period'],
      [
        bodies.endMandate(operation(), { mandate: newId('mandate'), expectedVersion, lastDay: day(TODAY) }),
        'NOT_FOUND',
        'mandate',
      ],
    ];
    const before = await eventsOf(body);
    for (const [attempt, code, field] of tries) {
      await expect(attempt.then(() => 'it was done', String)).resolves.toContain(`${code} at ${field}`);
    }
    expect(await eventsOf(body)).toEqual(before);
  });

  describe('a person who is given a seat', () => {
    let at: GivenBody;
    let seat: GivenSeat;
    let made = 0;
    const personOf = async (organisation?: OrganisationId) => {
      made += 1;
      const address = `someone${made}@town.example`;
      const person = await given.person('Aino', address);
      if (organisation) await given.acts(person, organisation);
      return { person, address };
    };
    const as = (person: PersonId, organisation: OrganisationId) =>
      testOperation({ ...actingFor(organisation, 'member'), person }, TODAY);
    const begin = (operation: Operation, named: { personAddress: string } | { person: PersonId }, more: object = {}) =>
      bodies.beginMandate(operation, {
        seat: seat.seat,
        role: 'substitute',
        period: between('2026-01-01'),
        provenance: 'reported',
        ...named,
        ...more,
      });
    const holders = async () =>
      (
        await given.ask<{ person: string }>(
          'SELECT person_id AS person FROM governance.mandate WHERE seat_id = $1 AND person_id IS NOT NULL',
          [uuidOf(seat.seat)],
        )
      ).map(({ person }) => person);
    const addresses = () =>
      given.ask(
        `SELECT FROM governance.seat_invitation WHERE seat_id = $1 AND (address IS NOT NULL OR person_id IS NOT NULL)`,
        [uuidOf(seat.seat)],
      );
    const readSeats = async (operation: Operation) =>
      ask(
        operation,
        'query Q($id: ID!) { node(id: $id) { ... on Seat { invitations { nodes { status role } } } } me { invitations { nodes { id roles status to { id } } } } }',
        { id: seat.seat },
      );

    beforeEach(async () => {
      at = await given.body({ seats: 1 });
      const [first] = at.seats;
      if (!first) throw new Error('A seat');
      seat = first;
    });

    it('hasItAtOnce_ifOfTheOrganisationThatGivesIt_orOfOneForWhichOneOfItsPeopleSitsThere', async () => {
      const [own, colleague] = [await personOf(at.secretariat), await personOf(seat.organisation)];
      expect(await begin(by(at.secretariat), { personAddress: own.address })).toHaveProperty('mandate');
      // The seat of its organisation is not enough: giving seats away would tell who is known.
      expect(await begin(by(at.secretariat), { personAddress: colleague.address })).toHaveProperty('invitation');
      const [holder] = await given.ask<{ person: string }>(
        'SELECT person_id AS person FROM governance.mandate WHERE id = $1',
        [uuidOf(seat.mandate)],
      );
      await given.acts(idOf('person', holder?.person ?? ''), seat.organisation);
      const another = await personOf(seat.organisation);
      expect(await begin(by(at.secretariat), { person: another.person })).toHaveProperty('mandate');
      expect(await holders()).toEqual(expect.arrayContaining([own, another].map(({ person }) => uuidOf(person))));
    });

    it('isInvitedOtherwise_withTheSameAnswer_whetherTheAddressIsKnownOrNot', async () => {
      const stranger = await personOf(await given.organisation());
      const read = async (personAddress: string) => {
        const { invitation, ...rest } = await begin(by(at.secretariat), { personAddress });
        const answer = await ask(
          by(at.secretariat),
          'query Q($id: ID!) { node(id: $id) { ... on SeatInvitation { role status sentOn expiresOn answeredOn seat { id } } } }',
          { id: invitation },
        );
        return { ...rest, answer };
      };
      const known = await read(stranger.address);
      expect(known).toEqual({
        answer: {
          node: {
            role: 'SUBSTITUTE',
            status: 'PENDING',
            sentOn: TODAY,
            expiresOn: '2026-04-01',
            answeredOn: null,
            seat: { id: seat.seat },
          },
        },
      });
      expect(await read('nobody@town.example')).toEqual(known);
      // By the id as well; those who may not give seats get the same answer for all addresses.
      const other = await personOf(await given.organisation());
      expect(await begin(by(at.secretariat), { person: other.person })).toHaveProperty('invitation');
      for (const personAddress of [stranger.address, 'nobody@town.example'])
        await expect(begin(by(seat.organisation), { personAddress })).rejects.toThrow(NotAllowed);
      expect(await holders()).not.toContain(uuidOf(stranger.person));
    });

    it('seesTheInvitation_asNobodyElseDoes_andHasTheSeatByAccepting', async () => {
      const town = await given.organisation();
      const { person, address } = await personOf(town);
      const { invitation } = await begin(by(at.owner), { personAddress: address.toUpperCase().toLowerCase() });
      if (!invitation) throw new Error('Nobody was invited');
      expect(await readSeats(as(person, town))).toMatchObject({
        node: { invitations: { nodes: [{ status: 'PENDING', role: 'SUBSTITUTE' }] } },
        me: { invitations: { nodes: [{ id: invitation, roles: ['SUBSTITUTE'], to: { id: at.body } }] } },
      });
      const colleague = await personOf(town);
      for (const who of [as(colleague.person, town), as(colleague.person, seat.organisation)]) {
        expect(await readSeats(who)).toMatchObject({
          node: { invitations: { nodes: [] } },
          me: { invitations: { nodes: [] } },
        });
        await expect(invitations.accept(who, { invitation })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      }
      await expect(invitations.accept(by(at.owner), { invitation })).rejects.toThrow(NotAllowed);
      await expect(invitations.accept(operation(), { invitation })).rejects.toThrow(NotAllowed);
      await invitations.accept(as(person, town), { invitation });
      expect(await holders()).toContain(uuidOf(person));
      expect(await addresses()).toEqual([]);
      await expect(invitations.accept(as(person, town), { invitation })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect(await readSeats(by(at.owner))).toMatchObject({
        node: { invitations: { nodes: [{ status: 'ACCEPTED' }] } },
      });
    });

    it('agreesForTheOrganisationThatTheyActFor_andForNoOther', async () => {
      const town = await given.organisation();
      const { person } = await personOf(town);
      const { invitation = newId('seatinvitation') } = await begin(
        by(at.secretariat),
        { person },
        { organisation: town },
      );
      const elsewhere = as(person, await given.organisation());
      await expect(invitations.accept(elsewhere, { invitation })).rejects.toThrow(NotAllowed);
      expect(await holders()).not.toContain(uuidOf(person));
      await invitations.accept(as(person, town), { invitation });
      expect(await holders()).toContain(uuidOf(person));
    });

    it('declines_orIsNoLongerAsked_andNothingKeepsTheAddress', async () => {
      const town = await given.organisation();
      const { person, address } = await personOf(town);
      const first = await begin(by(at.owner), { personAddress: address });
      const second = await begin(by(at.secretariat), { personAddress: 'nobody@town.example' });
      if (!first.invitation || !second.invitation) throw new Error('Nobody was invited');
      await invitations.decline(as(person, town), { invitation: first.invitation });
      expect(
        await given.ask(
          `SELECT organisation_id AS acted FROM platform.event WHERE name = 'seat-invitation.declined.v1' AND aggregate_id = $1`,
          [uuidOf(first.invitation)],
        ),
      ).toEqual([{ acted: null }]);
      await expect(
        invitations.withdraw(by(seat.organisation), { invitation: second.invitation }),
      ).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await invitations.withdraw(by(at.owner), { invitation: second.invitation });
      await expect(invitations.withdraw(by(at.owner), { invitation: second.invitation })).rejects.toMatchObject({
        code: 'WRONG_STATUS',
        path: ['invitation'],
      });
      expect(await holders()).not.toContain(uuidOf(person));
      expect(await addresses()).toEqual([]);
      expect(await given.ask(`SELECT FROM platform.event e WHERE e::text LIKE '%@town.example%'`)).toEqual([]);
      expect(await given.ask(`SELECT FROM platform.history h WHERE h::text LIKE '%@town.example%'`)).toEqual([]);
    });

    it('isToldInWords_whenTheSeatIsTakenMeanwhile', async () => {
      const town = await given.organisation();
      const { person, address } = await personOf(town);
      const empty = await bodies.addSeat(by(at.owner), {
        body: at.body,
        kind: 'city',
        period: between(),
        provenance: 'reported',
      });
      const { invitation } = await begin(by(at.owner), { personAddress: address }, { seat: empty, role: 'holder' });
      if (!invitation) throw new Error('Nobody was invited');
      await begin(by(at.owner), { person: (await personOf(at.owner)).person }, { seat: empty, role: 'holder' });
      await expect(invitations.accept(as(person, town), { invitation })).rejects.toMatchObject({
        code: 'SEAT_TAKEN',
        path: ['invitation'],
      });
      // What the seat does not allow is told before anybody is asked.
      await expect(
        begin(by(at.owner), { personAddress: 'nobody@town.example' }, { seat: empty, role: 'holder' }),
      ).rejects.toMatchObject({ code: 'SEAT_TAKEN', path: ['period'] });
    });

    it('isNotAskedTwice_norTooOften', async () => {
      await begin(by(at.owner), { personAddress: 'victim@town.example' });
      await expect(begin(by(at.secretariat), { personAddress: 'victim@town.example' })).rejects.toMatchObject({
        code: 'ALREADY_INVITED',
        path: ['personAddress'],
      });
      const body = await given.bodyOf(at.owner);
      for (let place = 1; place <= 4; place += 1)
        await begin(by(at.owner), { personAddress: 'victim@town.example' }, { seat: await given.seat(body, place) });
      await expect(
        begin(by(at.owner), { personAddress: 'victim@town.example' }, { seat: await given.seat(body, 5) }),
      ).rejects.toMatchObject({ code: 'TOO_MANY', path: ['personAddress'] });
      await given.ask(
        `INSERT INTO governance.seat_invitation
         SELECT gen_random_uuid(), 1, body_id, seat_id, role, NULL, period, provenance, NULL, 'guess' || nth || '@town.example',
           inviter_id, status, sent_on, expires_on
         FROM (SELECT * FROM governance.seat_invitation WHERE seat_id = $1 LIMIT 1) AS one, generate_series(1, 90) AS nth`,
        [uuidOf(seat.seat)],
      );
      const guesses = await Promise.allSettled(
        Array.from({ length: 9 }, (_, guess) => begin(by(at.owner), { personAddress: `another${guess}@town.example` })),
      );
      expect(guesses.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
      for (const each of guesses)
        if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'TOO_MANY', path: ['seat'] });
    });
  });

  it('reports_doNotComeBackToWhoGaveThem_alsoThroughOthers', async () => {
    const owner = await given.organisation();
    const [first, second, third] = [await given.bodyOf(owner), await given.bodyOf(owner), await given.bodyOf(owner)];
    await bodies.change(operation(), {
      body: first,
      expectedVersion: await versionOf(context, first),
      reportsTo: second,
    });
    await bodies.change(operation(), {
      body: second,
      expectedVersion: await versionOf(context, second),
      reportsTo: third,
    });
    await expect(
      bodies.change(operation(), { body: third, expectedVersion: await versionOf(context, third), reportsTo: first }),
    ).rejects.toMatchObject({
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
      await bodies.change(operation(), { body: two, expectedVersion: await versionOf(context, two), reportsTo: three });
      await bodies.change(operation(), { body: four, expectedVersion: await versionOf(context, four), reportsTo: one });
      const [first, second] = [await versionOf(context, one), await versionOf(context, three)];
      const halves = await Promise.allSettled([
        bodies.change(operation(), { body: one, expectedVersion: first, reportsTo: two }),
        bodies.change(operation(), { body: three, expectedVersion: second, reportsTo: four }),
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
    const { body, seats } = await given.body({ seats: 1 });
    const [seat] = seats;
    if (!seat) throw new Error('A seat');
    const coming = begun(
      await bodies.beginMandate(operation(), {
        seat: seat.seat,
        role: 'substitute',
        person: await given.person(),
        period: between('2026-06-01'),
        provenance: 'reported',
      }),
    );
    await bodies.endMandate(operation(), {
      mandate: coming,
      expectedVersion: await versionOf(context, body),
      lastDay: day('2026-05-31'),
    });
    expect(await given.ask('SELECT id FROM governance.mandate WHERE id = $1', [uuidOf(coming)])).toEqual([]);
  });
});
