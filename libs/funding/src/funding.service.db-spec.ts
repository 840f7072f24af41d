import {
  type Currency,
  DomainError,
  type Id,
  idOf,
  LocalDate,
  Money,
  newId,
  NotAllowed,
  type OrganisationId,
  Period,
  uuidOf,
} from '@talkoot/contracts';
import { pilotsDatabase, PilotsModule } from '@talkoot/pilots';
import { identityDatabase } from '@talkoot/identity';
import { platformDatabase, UnitOfWork } from '@talkoot/platform/database';
import { OPERATOR, type TestContext, testContext, testOperation, versionOf } from '@talkoot/platform/testing';
import { registryDatabase, RegistryModule, SuccessionParticipants } from '@talkoot/registry';
import { actingFor, Given, type GivenPilot } from '../../pilots/src/testing/given.js';
import type { DecideGrant } from './funding.inputs.js';
import { FundingService } from './funding.service.js';
import { FundingApi, fundingDatabase, FundingModule } from './index.js';
import { LedgerRepository } from './ledger.repository.js';

const day = (text: string) => LocalDate.parse(text);
const money = (euros: number, currency: Currency = 'EUR') => Money.ofMinor(BigInt(euros) * 100n, currency);

describe('FundingService', () => {
  let context: TestContext;
  let funding: FundingService;
  let given: Given;
  let green: GivenPilot;
  let codes = 0;
  const code = () => `F-${(codes += 1)}`;
  const ministry = () => testOperation(actingFor(green.owner, 'manager'));

  const appropriate = (
    amount: Money,
    operation = ministry(),
    programme = green.programme,
  ): Promise<Id<'appropriation'>> =>
    funding.recordAppropriation(operation, {
      programme,
      code: code(),
      amount,
      decidedOn: day('2014-01-01'),
      provenance: 'illustrative',
    });
  const decision = (appropriation: Id<'appropriation'>, differently: Partial<DecideGrant> = {}): DecideGrant => ({
    appropriation,
    pilot: green.pilot,
    code: code(),
    amount: money(100),
    purposes: ['start-up', 'coordination'],
    conditions: [{ en: 'An interim report every year' }],
    decidedOn: day('2014-02-01'),
    provenance: 'illustrative',
    ...differently,
  });
  const grantOn = async (grant: Id<'grant'>, on: string) =>
    (await context.get(FundingApi).grants({ ids: [grant] }, day(on)))[0];

  /** As a later context will: part of a grant is released. */
  const release = async (appropriation: Id<'appropriation'>, grant: Id<'grant'>, amount: Money) => {
    const [event] = await given.ask<{ id: string }>('SELECT id FROM platform.event LIMIT 1');
    const cause = idOf('event', event?.id ?? '');
    await context
      .get(UnitOfWork)
      .run(ministry(), (transaction) =>
        context
          .get(LedgerRepository)
          .post(transaction, [{ kind: 'release', appropriation, grant, amount, on: day('2014-03-01'), cause }]),
      );
  };

  beforeAll(async () => {
    context = await testContext(
      [platformDatabase, registryDatabase, identityDatabase, pilotsDatabase, fundingDatabase],
      [RegistryModule, PilotsModule, FundingModule],
      { DATABASE_POOL: '50' },
    );
    funding = context.get(FundingService);
    given = new Given(context);
    green = await given.pilot();
  });
  afterAll(() => context.close());

  it('decideGrant_givesItToTheCoordinator_andTellsThoseConcerned', async () => {
    const id = await funding.decideGrant(ministry(), decision(await appropriate(money(1_000))));

    const grant = await grantOn(id, '2014-02-01');
    expect(grant).toMatchObject({ holder: green.coordinator, purposes: ['start-up', 'coordination'] });
    expect(grant?.amount.amount).toBe('100.00');
    expect(await grantOn(id, '2014-01-31')).toBeUndefined();
    const [appropriation] = await context.get(FundingApi).appropriations({ ids: grant ? [grant.appropriation] : [] });
    expect([appropriation?.granted.amount, appropriation?.left.amount]).toEqual(['100.00', '900.00']);
    const [event] = await given.ask<{ organisations: string[]; visibility: string }>(
      `SELECT organisations, visibility FROM platform.event WHERE name = 'grant.decided.v1' AND aggregate_id = $1`,
      [uuidOf(id)],
    );
    expect(event?.organisations.toSorted()).toEqual([green.owner, green.coordinator].map(uuidOf).toSorted());
    expect(event?.visibility).toBe('public');
  });

  it('decideGrant_fiftyAtOnce_neverExceedsTheAppropriation', async () => {
    const appropriation = await appropriate(money(1_000));
    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, () => funding.decideGrant(ministry(), decision(appropriation, { amount: money(90) }))),
    );

    const refusals = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
    expect(refusals).toHaveLength(39);
    for (const refusal of refusals) expect(refusal).toMatchObject({ code: 'APPROPRIATION_EXCEEDED', path: ['amount'] });
    const [kept] = await context.get(FundingApi).appropriations({ ids: [appropriation] });
    expect([kept?.granted.amount, kept?.left.amount]).toEqual(['990.00', '10.00']);
    expect((await context.get(FundingApi).checkLedger()).discrepancies).toEqual([]);
  });

  describe('who may', () => {
    it('theCoordinator_mayNotGrantItselfMoney', async () => {
      const appropriation = await appropriate(money(1_000));
      const coordinator = testOperation(actingFor(green.coordinator, 'manager'));
      await expect(funding.decideGrant(coordinator, decision(appropriation))).rejects.toThrow(NotAllowed);
      await expect(appropriate(money(1), coordinator)).rejects.toThrow(NotAllowed);
    });

    it('anEditorOfTheOwner_mayNot', async () => {
      await expect(appropriate(money(1), testOperation(actingFor(green.owner, 'editor')))).rejects.toThrow(NotAllowed);
    });

    it('anotherMinistry_findsNoProgrammeBeforeItsCall', async () => {
      const [owner, other] = [await given.organisation('ministry'), await given.organisation('ministry')];
      const programme = await given.programme(owner, '2030-01-01');
      const record = (organisation: OrganisationId) =>
        appropriate(money(1), testOperation(actingFor(organisation, 'manager')), programme);
      await expect(record(other)).rejects.toMatchObject({ code: 'NOT_FOUND', path: ['programme'] });
      // Its code would tell that there is a programme.
      await expect(record(owner)).rejects.toMatchObject({ code: 'CODE_OF_OTHERS', path: ['code'] });
      await appropriate(money(1), testOperation(OPERATOR), programme);
      const [event] = await given.ask<{ visibility: string }>(
        `SELECT visibility FROM platform.event WHERE name = 'appropriation.recorded.v1' ORDER BY sequence DESC LIMIT 1`,
      );
      expect(event?.visibility).toBe('concerned');
    });
  });

  describe('refuses', () => {
    let appropriation: Id<'appropriation'>;
    let ended: OrganisationId;
    let elsewhere: GivenPilot;

    beforeAll(async () => {
      appropriation = await appropriate(money(1_000));
      ended = await given.organisation('municipality', Period.of(undefined, day('2013-12-31')));
      elsewhere = await given.pilot();
    });

    it.each<[string, () => Partial<DecideGrant>, object]>([
      ['more than is left', () => ({ amount: money(1_001) }), { code: 'APPROPRIATION_EXCEEDED', path: ['amount'] }],
      ['another currency', () => ({ amount: money(1, 'SEK') }), { code: 'CURRENCY_DIFFERS' }],
      ['nothing', () => ({ amount: money(0) }), { code: 'INVALID_AMOUNT' }],
      ['implementation', () => ({ purposes: ['implementation'] }), { code: 'PURPOSE_NOT_ALLOWED' }],
      ['a holder that has ended', () => ({ holder: ended }), { code: 'ORGANISATION_ENDED', path: ['holder'] }],
      [
        'a holder that nobody knows',
        () => ({ holder: newId('organisation') }),
        { code: 'NOT_FOUND', path: ['holder'] },
      ],
      ['a pilot of another programme', () => ({ pilot: elsewhere.pilot }), { code: 'NOT_FOUND', path: ['pilot'] }],
      ['an unknown appropriation', () => ({ appropriation: newId('appropriation') }), { code: 'NOT_FOUND' }],
      ['a decision of tomorrow', () => ({ decidedOn: day('2014-11-20') }), { code: 'INVALID_DATE' }],
    ])('%s', async (_, differently, refusal) => {
      const command = decision(appropriation, differently());
      await expect(funding.decideGrant(ministry(), command)).rejects.toMatchObject(refusal);
    });

    it('a pilot that is a draft', async () => {
      const draft = await given.draft();
      const owner = testOperation(actingFor(draft.owner, 'manager'));
      const command = decision(await appropriate(money(1_000), owner, draft.programme), { pilot: draft.pilot });
      await expect(funding.decideGrant(owner, command)).rejects.toMatchObject({ code: 'WRONG_STATUS' });
    });

    it('a code that is taken', async () => {
      const command = decision(appropriation);
      await funding.decideGrant(ministry(), command);
      await expect(funding.decideGrant(ministry(), command)).rejects.toMatchObject({ code: 'CODE_TAKEN' });
    });
  });

  it('changeConditions_keepsThoseOfTheDaysBefore_andRefusesAStaleVersion', async () => {
    const grant = await funding.decideGrant(ministry(), decision(await appropriate(money(1_000))));
    const change = { grant, conditions: [{ en: 'A final report' }], on: day('2014-09-01'), expectedVersion: 1 };
    await funding.changeConditions(ministry(), change);

    expect((await grantOn(grant, '2014-08-31'))?.conditions).toEqual([{ en: 'An interim report every year' }]);
    expect(await grantOn(grant, '2014-09-01')).toMatchObject({ conditions: change.conditions, version: 2 });
    await expect(funding.changeConditions(ministry(), change)).rejects.toMatchObject({ code: 'STALE_VERSION' });
    const coordinator = testOperation(actingFor(green.coordinator, 'manager'));
    await expect(funding.changeConditions(coordinator, change)).rejects.toThrow(NotAllowed);
  });

  describe('a mistyped amount', () => {
    const reason = { fi: 'Nolla liikaa' };
    const known = async (appropriation: Id<'appropriation'>) => {
      const [found] = await context.get(FundingApi).appropriations({ ids: [appropriation] });
      return [found?.amount.amount, found?.granted.amount, found?.left.amount];
    };
    const correct = async (appropriation: Id<'appropriation'>, euros: number, operation = ministry()) =>
      funding.correctAppropriation(operation, {
        appropriation,
        expectedVersion: await versionOf(context, appropriation),
        amount: money(euros),
        reason,
      });
    /** By somebody who reads again when another correction came first. */
    const corrected = (appropriation: Id<'appropriation'>, euros: number): Promise<unknown> =>
      correct(appropriation, euros).catch((error: unknown) => {
        if (error instanceof DomainError && error.code === 'STALE_VERSION') return corrected(appropriation, euros);
        throw error;
      });
    const correctGrant = async (grant: Id<'grant'>, euros: number) =>
      funding.correctGrant(ministry(), {
        grant,
        expectedVersion: await versionOf(context, grant),
        amount: money(euros),
        reason,
      });
    const postings = (appropriation: Id<'appropriation'>) =>
      given.ask<{ kind: string; amount: string }>(
        'SELECT kind, amount_minor AS amount FROM funding.posting WHERE appropriation_id = $1 ORDER BY id',
        [uuidOf(appropriation)],
      );

    it('ofAnAppropriation_isReversedAndStatedAnew_downToWhatIsGranted', async () => {
      const appropriation = await appropriate(money(8_000));
      await funding.decideGrant(ministry(), decision(appropriation, { amount: money(500) }));
      await correct(appropriation, 800);
      expect(await known(appropriation)).toEqual(['800.00', '500.00', '300.00']);
      expect((await postings(appropriation)).slice(2)).toEqual([
        { kind: 'appropriation-reversed', amount: '800000' },
        { kind: 'appropriation-restated', amount: '80000' },
      ]);

      await expect(correct(appropriation, 499)).rejects.toThrow(/^APPROPRIATION_EXCEEDED at amount: 500\.00\u00a0EUR/);
      await expect(
        funding.correctAppropriation(ministry(), {
          appropriation,
          expectedVersion: await versionOf(context, appropriation),
          amount: money(800, 'SEK'),
          reason,
        }),
      ).rejects.toMatchObject({ code: 'CURRENCY_DIFFERS' });
      await expect(correct(appropriation, -1)).rejects.toMatchObject({ code: 'INVALID_AMOUNT' });
      const coordinator = testOperation(actingFor(green.coordinator, 'manager'));
      await expect(correct(appropriation, 700, coordinator)).rejects.toThrow(NotAllowed);
      await correct(appropriation, 800);
      expect(await postings(appropriation)).toHaveLength(4);
      await correct(appropriation, 500);
      expect(await known(appropriation)).toEqual(['500.00', '500.00', '0.00']);
      expect((await context.get(FundingApi).checkLedger()).discrepancies).toEqual([]);
    });

    it('ofAGrant_isCorrectedUpToTheAppropriation_andDownToNothing', async () => {
      const appropriation = await appropriate(money(1_000));
      const grant = await funding.decideGrant(ministry(), decision(appropriation, { amount: money(100) }));
      await expect(correctGrant(grant, 1_001)).rejects.toThrow(
        /^APPROPRIATION_EXCEEDED at amount: .*at most 1,000\.00\u00a0EUR/,
      );
      await correctGrant(grant, 1_000);
      expect(await known(appropriation)).toEqual(['1000.00', '1000.00', '0.00']);
      expect((await grantOn(grant, '2014-02-01'))?.amount.amount).toBe('1000.00');
      await expect(
        funding.correctGrant(ministry(), { grant, amount: money(1), reason, expectedVersion: 1 }),
      ).rejects.toMatchObject({ code: 'STALE_VERSION' });
      await correctGrant(grant, 0);
      await correct(appropriation, 0);
      expect(await known(appropriation)).toEqual(['0.00', '0.00', '0.00']);
      const last = { fi: 'Väärä ohjelma' };
      await funding.correctAppropriation(ministry(), {
        appropriation,
        expectedVersion: await versionOf(context, appropriation),
        amount: money(1),
        reason: last,
      });
      const reasonOf = (id: Id<'appropriation' | 'grant'>, correction: number) =>
        context.get(FundingApi).reasonOfCorrection(id, correction);
      expect([await reasonOf(appropriation, 1), await reasonOf(appropriation, 2)]).toEqual([reason, last]);
      expect([await reasonOf(grant, 1), await reasonOf(grant, 3)]).toEqual([reason, undefined]);
      const [event] = await given.ask<{ data: object; organisations: string[] }>(
        `SELECT data, organisations FROM platform.event WHERE name = 'grant.corrected.v1' AND aggregate_id = $1
         ORDER BY aggregate_version LIMIT 1`,
        [uuidOf(grant)],
      );
      expect(event?.data).toMatchObject({ correction: 1, before: { amount: '100.00' }, amount: { amount: '1000.00' } });
      expect(event?.organisations.toSorted()).toEqual([green.owner, green.coordinator].map(uuidOf).toSorted());
      expect((await context.get(FundingApi).checkLedger()).discrepancies).toEqual([]);
    });

    it('ofAGrant_staysAboveWhatIsReleased', async () => {
      const appropriation = await appropriate(money(1_000));
      const grant = await funding.decideGrant(ministry(), decision(appropriation, { amount: money(100) }));
      await release(appropriation, grant, money(60));
      await expect(correctGrant(grant, 59)).rejects.toMatchObject({ code: 'INVALID_AMOUNT', path: ['amount'] });
      await correctGrant(grant, 60);
      expect(await known(appropriation)).toEqual(['1000.00', '60.00', '940.00']);
    });

    it('correctedWhileOthersGrantOfIt_isNeverBelowTheGrants', async () => {
      const appropriation = await appropriate(money(1_000));
      const outcomes = await Promise.allSettled([
        ...Array.from({ length: 10 }, () => funding.decideGrant(ministry(), decision(appropriation))),
        ...[300, 500, 700].map((euros) => corrected(appropriation, euros)),
      ]);
      const refusals = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
      for (const refusal of refusals) expect(refusal).toMatchObject({ code: 'APPROPRIATION_EXCEEDED' });
      const [found] = await context.get(FundingApi).appropriations({ ids: [appropriation] });
      expect(found?.left.minor).toBeGreaterThanOrEqual(0n);
      expect(found?.amount.minor).toBe((found?.granted.minor ?? 0n) + (found?.left.minor ?? 0n));
      expect((await context.get(FundingApi).checkLedger()).discrepancies).toEqual([]);
    });
  });

  describe('a cancelled pilot', () => {
    it('givesBackWhatIsNotReleased_andTellsWhatIsOutstanding', async () => {
      const { pilot, programme, owner } = await given.pilot();
      const as = testOperation(actingFor(owner, 'manager'));
      const appropriation = await appropriate(money(1_000), as, programme);
      const granted = await funding.decideGrant(as, decision(appropriation, { pilot, amount: money(300) }));
      const paid = await funding.decideGrant(as, decision(appropriation, { pilot, amount: money(400) }));
      await release(appropriation, paid, money(150));
      await given.cancel(as, pilot);

      const [found] = await context.get(FundingApi).appropriations({ ids: [appropriation] });
      expect([found?.granted.amount, found?.left.amount]).toEqual(['150.00', '850.00']);
      const settled = await given.ask<{ id: string; data: object }>(
        `SELECT aggregate_id AS id, data FROM platform.event WHERE name = 'grant.settled.v1'`,
      );
      const inEuros = (amount: string) => ({ amount, currency: 'EUR' });
      expect(new Map(settled.map(({ id, data }) => [id, data]))).toEqual(
        new Map([
          [uuidOf(granted), { pilot, on: '2014-11-19', returned: inEuros('300.00'), outstanding: inEuros('0.00') }],
          [uuidOf(paid), { pilot, on: '2014-11-19', returned: inEuros('250.00'), outstanding: inEuros('150.00') }],
        ]),
      );
      await expect(
        funding.correctGrant(as, {
          grant: granted,
          expectedVersion: await versionOf(context, granted),
          amount: money(1),
          reason: { fi: 'Myöhässä' },
        }),
      ).rejects.toMatchObject({ code: 'WRONG_STATUS', path: ['grant'] });
      await expect(funding.decideGrant(as, decision(appropriation, { pilot }))).rejects.toMatchObject({
        code: 'WRONG_STATUS',
      });
      expect((await context.get(FundingApi).checkLedger()).discrepancies).toEqual([]);
    });

    it('cancelledWhileItIsGrantedMoney_keepsNone', async () => {
      const { pilot, programme, owner } = await given.pilot();
      const as = testOperation(actingFor(owner, 'manager'));
      const appropriation = await appropriate(money(1_000), as, programme);
      await Promise.allSettled([
        ...Array.from({ length: 5 }, () => funding.decideGrant(as, decision(appropriation, { pilot }))),
        given.cancel(as, pilot),
      ]);
      const [found] = await context.get(FundingApi).appropriations({ ids: [appropriation] });
      expect(found?.granted.amount).toBe('0.00');
    });
  });

  it('aSuccession_handsTheGrantOver_andBothHoldersStayReadable', async () => {
    const [holder, successor] = [await given.organisation(), await given.organisation()];
    const appropriation = await appropriate(money(1_000));
    const grant = await funding.decideGrant(ministry(), decision(appropriation, { holder }));
    const [cause] = await given.ask<{ id: string }>('SELECT id FROM platform.event ORDER BY sequence DESC LIMIT 1');
    const merge = (on: string) =>
      context.get(UnitOfWork).run(testOperation(), (transaction) =>
        context.get(SuccessionParticipants).carryOver(transaction, {
          id: newId('succession'),
          kind: 'merger',
          on: day(on),
          event: idOf('event', cause?.id ?? ''),
          predecessors: [holder],
          successors: [successor],
          successorFor: () => successor,
        }),
      );

    await expect(merge('2014-02-01')).rejects.toMatchObject({ code: 'SUCCESSION_IMPOSSIBLE' });
    await merge('2021-01-01');
    expect((await grantOn(grant, '2020-12-31'))?.holder).toBe(holder);
    expect((await grantOn(grant, '2021-01-01'))?.holder).toBe(successor);
    const [event] = await given.ask<{ cause_id: string }>(
      `SELECT cause_id FROM platform.event WHERE name = 'grant.holder-changed.v1' AND aggregate_id = $1`,
      [uuidOf(grant)],
    );
    expect(event?.cause_id).toBe(cause?.id);
    const forgotten = await context.get(SuccessionParticipants).requireComplete().then(String, String);
    expect(forgotten).not.toContain('funding.');
  });
});
