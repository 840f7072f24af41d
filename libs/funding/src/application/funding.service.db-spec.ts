import {
  type Currency,
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
import { platformDatabase, UnitOfWork } from '@talkoot/platform/database';
import { type TestContext, testContext, testOperation } from '@talkoot/platform/testing';
import { registryDatabase, RegistryModule, SuccessionParticipants } from '@talkoot/registry';
import { actingFor, Given, type GivenPilot } from '../../../pilots/src/testing/given.js';
import { FundingApi, fundingDatabase, FundingModule } from '../index.js';
import type { DecideGrant } from './funding.inputs.js';
import { FundingService } from './funding.service.js';

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

  beforeAll(async () => {
    context = await testContext(
      [platformDatabase, registryDatabase, pilotsDatabase, fundingDatabase],
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
      await record(owner);
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
