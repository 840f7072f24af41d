import { type Currency, idOf, LocalDate, Money, newUuid, Period, uuidOf } from '@talkoot/contracts';
import { identityDatabase } from '@talkoot/identity';
import { platformDatabase, rows, UnitOfWork, violatedConstraint } from '@talkoot/platform/database';
import { OPERATOR, type TestContext, testContext, testOperation } from '@talkoot/platform/testing';
import { pilotsDatabase, PilotsModule } from '@talkoot/pilots';
import { registryDatabase, RegistryModule } from '@talkoot/registry';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { Given, type GivenPilot } from '../../pilots/src/testing/given.js';
import { Appropriation } from './appropriation.js';
import { AppropriationRepository } from './appropriation.repository.js';
import { Grant } from './grant.js';
import { GrantRepository } from './grant.repository.js';
import { fundingDatabase, FundingModule } from './index.js';
import { type AccountKind, GRANT_ACCOUNTS, type Posting, ROUTES } from './ledger.js';
import { LedgerRepository, NOT_BELOW_ZERO } from './ledger.repository.js';

const day = LocalDate.parse('2014-01-01');
const money = (euros: number, currency: Currency = 'EUR') => Money.ofMinor(BigInt(euros) * 100n, currency);

describe('The ledger', () => {
  let context: TestContext;
  let given: GivenPilot;
  let codes = 0;
  const operation = () => testOperation(OPERATOR);
  const ledger = () => context.get(LedgerRepository);
  const ask = <Row>(sql: string, parameters: unknown[] = []) =>
    rows<Row>(context.get(DataSource).manager, sql, parameters);
  const post = (postings: readonly Posting[]) =>
    context.get(UnitOfWork).run(operation(), (transaction) => ledger().post(transaction, postings));

  beforeAll(async () => {
    context = await testContext(
      [platformDatabase, registryDatabase, identityDatabase, pilotsDatabase, fundingDatabase],
      [RegistryModule, PilotsModule, FundingModule],
      { DATABASE_POOL: '50' },
    );
    given = await new Given(context).pilot();
  });
  afterAll(() => context.close());

  async function appropriate(amount: Money): Promise<Appropriation> {
    const appropriation = Appropriation.enter(
      {
        code: `A-${(codes += 1)}`,
        programme: given.programme,
        amount,
        availableFrom: day,
        provenance: 'illustrative',
      },
      { programmeIsPublic: true, today: day },
    );
    await context
      .get(UnitOfWork)
      .run(operation(), (transaction) => context.get(AppropriationRepository).add(transaction, [appropriation]));
    return appropriation;
  }

  /** Decided on the belief that the whole appropriation is left, as by somebody who read it long ago. */
  async function grant(appropriation: Appropriation, amount: Money): Promise<Grant> {
    const decided = Grant.decide(
      {
        code: `G-${(codes += 1)}`,
        pilot: given.pilot,
        holder: given.coordinator,
        amount,
        purposes: ['start-up'],
        conditions: [],
        decidedOn: day,
        provenance: 'illustrative',
      },
      appropriation,
      {
        left: appropriation.state.amount,
        allowed: ['start-up'],
        pilot: { status: 'running', period: Period.always },
        today: day,
        concerned: [],
      },
    );
    await context
      .get(UnitOfWork)
      .run(operation(), (transaction) => context.get(GrantRepository).add(transaction, [decided]));
    return decided;
  }

  it('post_whenFiftyGrantsAreDecidedAtOnce_letsInWhatTheAppropriationCovers', async () => {
    const appropriation = await appropriate(money(1_000));
    const outcomes = await Promise.allSettled(Array.from({ length: 50 }, () => grant(appropriation, money(90))));

    const refusals = outcomes.flatMap((each) => (each.status === 'rejected' ? [violatedConstraint(each.reason)] : []));
    expect(refusals).toEqual(Array.from({ length: 39 }, () => NOT_BELOW_ZERO));
    expect((await ledger().left(appropriation.id)).amount).toBe('10.00');
    const [kept] = await ask<{ grants: number; events: number }>(
      `SELECT count(*)::int AS grants, (SELECT count(*)::int FROM platform.event WHERE name = 'grant.decided.v1') AS events
       FROM funding."grant" WHERE appropriation_id = $1`,
      [uuidOf(appropriation.id)],
    );
    expect(kept).toEqual({ grants: 11, events: 11 });
    expect((await ledger().check()).discrepancies).toEqual([]);
  });

  describe('attacked by SQL', () => {
    /** What statements name: accounts as `granted1`, the event of a posting as `cause`. */
    let names: Record<string, string>;

    beforeAll(async () => {
      const [euros, kronor] = await Promise.all([appropriate(money(500)), appropriate(money(500, 'SEK'))]);
      const grants = await Promise.all([grant(euros, money(100)), grant(euros, money(100))]);
      const accounts = await ask<{ name: string; id: string }>(
        `SELECT kind || coalesce((array_position($2::uuid[], grant_id))::text, CASE WHEN currency = 'EUR' THEN '' ELSE '_sek' END)
           AS name, id
         FROM funding.account WHERE appropriation_id = ANY ($1)`,
        [[euros, kronor].map(({ id }) => uuidOf(id)), grants.map(({ id }) => uuidOf(id))],
      );
      const [event] = await ask<{ id: string }>('SELECT id FROM platform.event LIMIT 1');
      names = {
        ...Object.fromEntries(accounts.map(({ name, id }) => [name, id])),
        euros: uuidOf(euros.id),
        kronor: uuidOf(kronor.id),
        grant1: uuidOf(grants[0].id),
        cause: event?.id ?? '',
        pilot: uuidOf(given.pilot),
        nobody: newUuid(),
      };
    });

    /** Runs the statements in one transaction and tells what refused them: the constraint, or else the SQLSTATE. */
    async function refusal(statements: string, asOwner = false): Promise<string> {
      const sql = statements.replaceAll(/\{(\w+)\}/g, (_, name: string) => `'${names[name] ?? `no ${name}`}'::uuid`);
      const client = new pg.Client({
        connectionString: context.databaseUrl,
        ...(!asOwner && { options: '-c role=talkoot_app' }),
      });
      await client.connect();
      try {
        await client.query(`BEGIN; ${sql}; COMMIT`);
        return 'nothing';
      } catch (error) {
        if (!(error instanceof pg.DatabaseError)) throw error;
        return error.constraint ?? error.code ?? 'unknown';
      } finally {
        await client.end();
      }
    }

    const posting = (values: string) =>
      `INSERT INTO funding.posting (id, appropriation_id, kind, debit_account_id, credit_account_id, amount_minor, currency,
         posted_on, cause_id) VALUES (gen_random_uuid(), ${values})`;
    const ON = `'2014-01-01', {cause}`;
    const NOT_PERMITTED = '42501';
    const NOT_NULL = '23502';

    it.each([
      ['a posting is changed', 'UPDATE funding.posting SET amount_minor = 1', NOT_PERMITTED],
      ['a posting is deleted', 'DELETE FROM funding.posting', NOT_PERMITTED],
      ['all postings are thrown away', 'TRUNCATE funding.posting', NOT_PERMITTED],
      ['a balance is set', 'UPDATE funding.account SET balance_minor = 1', NOT_PERMITTED],
      [
        'an account is opened with a balance',
        `INSERT INTO funding.account (id, appropriation_id, grant_id, kind, currency, balance_minor)
         VALUES (gen_random_uuid(), {euros}, NULL, 'appropriation', 'EUR', 100)`,
        NOT_PERMITTED,
      ],
      [
        'an account is opened twice',
        `INSERT INTO funding.account (id, appropriation_id, kind, currency)
         VALUES (gen_random_uuid(), {euros}, 'appropriation', 'EUR')`,
        'account_of_appropriation',
      ],
      [
        'an account of a grant is opened in another currency',
        `INSERT INTO funding.account (id, appropriation_id, grant_id, kind, currency)
         VALUES (gen_random_uuid(), {kronor}, {grant1}, 'granted', 'SEK')`,
        'account_of_grant',
      ],
      ['an account is deleted', 'DELETE FROM funding.account', NOT_PERMITTED],
      ['a trigger is put aside', 'ALTER TABLE funding.posting DISABLE TRIGGER ALL', NOT_PERMITTED],
      ['the amount of a grant is changed', 'UPDATE funding."grant" SET amount_minor = 1', NOT_PERMITTED],
      ['a posting has one side only', posting(`{euros}, 'release', {released1}, NULL, 100, 'EUR', ${ON}`), NOT_NULL],
      [
        'the amount is negative',
        posting(`{euros}, 'release', {released1}, {granted1}, -100, 'EUR', ${ON}`),
        'posting_amount',
      ],
      ['the amount is zero', posting(`{euros}, 'release', {released1}, {granted1}, 0, 'EUR', ${ON}`), 'posting_amount'],
      [
        'the currency is another',
        posting(`{euros}, 'release', {released1}, {granted1}, 100, 'SEK', ${ON}`),
        'posting_debit',
      ],
      [
        'one account is in another currency',
        posting(`{euros}, 'repayment', {appropriation}, {source_sek}, 100, 'EUR', ${ON}`),
        'posting_credit',
      ],
      [
        'the accounts are of two appropriations',
        posting(`{kronor}, 'release', {released1}, {granted1}, 100, 'SEK', ${ON}`),
        'posting_debit',
      ],
      [
        'the accounts are of two grants',
        posting(`{euros}, 'release', {released1}, {granted2}, 100, 'EUR', ${ON}`),
        'posting_route',
      ],
      [
        'the money passes by the grant',
        posting(`{euros}, 'payment', {paid1}, {appropriation}, 100, 'EUR', ${ON}`),
        'posting_route',
      ],
      [
        'the kind is unheard of',
        posting(`{euros}, 'gift', {released1}, {granted1}, 100, 'EUR', ${ON}`),
        'posting_route',
      ],
      [
        'no event causes it',
        posting(`{euros}, 'release', {released1}, {granted1}, 100, 'EUR', '2014-01-01', {nobody}`),
        'posting_cause',
      ],
      [
        'a grant is posted a second time',
        posting(`{euros}, 'grant', {granted1}, {appropriation}, 100, 'EUR', ${ON}`),
        'posting_decided_once',
      ],
      [
        'more is released than was granted',
        posting(`{euros}, 'release', {released1}, {granted1}, 10001, 'EUR', ${ON}`),
        'account_not_below_zero',
      ],
      [
        'a grant is in another currency than its appropriation',
        `INSERT INTO funding."grant" (id, code, appropriation_id, pilot_id, amount_minor, currency, purposes, decided_on,
           provenance, version)
         VALUES (gen_random_uuid(), 'X', {euros}, {pilot}, 100, 'SEK', '{start-up}', '2014-01-01', 'illustrative', 1)`,
        'grant_appropriation',
      ],
      [
        'a grant stands in no posting',
        `INSERT INTO funding."grant" (id, code, appropriation_id, pilot_id, amount_minor, currency, purposes, decided_on,
           provenance, version)
         VALUES (gen_random_uuid(), 'X', {euros}, {pilot}, 100, 'EUR', '{start-up}', '2014-01-01', 'illustrative', 1)`,
        'is_posted',
      ],
    ])('refuses when %s', async (_, statement, expected) => {
      expect(await refusal(statement)).toBe(expected);
    });

    it.each([
      ['a posting is changed', 'UPDATE funding.posting SET amount_minor = 1', 'append_only'],
      ['a posting is deleted', 'DELETE FROM funding.posting', 'append_only'],
      ['all postings are thrown away', 'TRUNCATE funding.posting', 'append_only_whole'],
      ['a balance is set', 'UPDATE funding.account SET balance_minor = 1', 'changed_by_postings'],
    ])('refuses even its owner when %s', async (_, statement, expected) => {
      expect(await refusal(statement, true)).toBe(expected);
    });
  });

  it('keeps every balance equal to the sum of its postings, whatever is posted', async () => {
    const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
    const random = randomFrom(seed);
    const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
    const appropriations = await Promise.all([appropriate(money(900)), appropriate(money(900, 'SEK'))]);
    const grants = await Promise.all(
      appropriations.flatMap((each) => [
        grant(each, money(300, each.state.amount.currency)),
        grant(each, money(300, each.state.amount.currency)),
      ]),
    );
    const [event] = await ask<{ id: string }>('SELECT id FROM platform.event LIMIT 1');
    const cause = idOf('event', event?.id ?? '');
    // Money goes on more often than it comes back, so that there is some to move.
    const kinds = [
      'release',
      'release',
      'release',
      'payment',
      'payment',
      'claim',
      'correction',
      'repayment',
      'offset',
      'reduction',
      'grant-reversed',
      'grant-restated',
    ] as const;
    const batch = (): Posting[] =>
      Array.from({ length: 1 + Math.floor(random() * 2) }, () => {
        const { id, state } = pick(grants);
        const amount = Money.ofMinor(BigInt(1 + Math.floor(random() * 5_000)), state.amount.currency);
        return { kind: pick(kinds), appropriation: state.appropriation, grant: id, amount, on: day, cause };
      });

    const expected = new Map<string, bigint>();
    const move = ({ kind, appropriation, grant: of, amount }: Posting): void => {
      for (const [account, change] of [
        [ROUTES[kind].debit, amount.minor],
        [ROUTES[kind].credit, -amount.minor],
      ] as const) {
        const key = `${account} of ${isGrantAccount(account) && of ? uuidOf(of) : uuidOf(appropriation)}`;
        expected.set(key, (expected.get(key) ?? 0n) + change);
      }
    };
    for (const { id, state } of appropriations) {
      move({ kind: 'appropriation', appropriation: id, amount: state.amount, on: day, cause });
    }
    for (const { id, state } of grants) {
      move({ kind: 'grant', appropriation: state.appropriation, grant: id, amount: state.amount, on: day, cause });
    }

    let refused = 0;
    for (let round = 0; round < 15; round += 1) {
      const batches = Array.from({ length: 10 }, batch);
      const outcomes = await Promise.allSettled(batches.map((each) => post(each)));
      for (const [place, outcome] of outcomes.entries()) {
        if (outcome.status === 'fulfilled') batches[place]?.forEach(move);
        else {
          expect(violatedConstraint(outcome.reason)).toBe(NOT_BELOW_ZERO);
          refused += 1;
        }
      }
    }

    const accounts = await ask<{ key: string; kind: string; balance: string }>(
      `SELECT kind || ' of ' || coalesce(grant_id, appropriation_id) AS key, kind, balance_minor AS balance
       FROM funding.account WHERE appropriation_id = ANY ($1)`,
      [appropriations.map(({ id }) => uuidOf(id))],
    );
    const balances = accounts.map(({ key, balance }) => [key, BigInt(balance)] as const);
    expect({ seed, balances }).toEqual({
      seed,
      balances: accounts.map(({ key }) => [key, expected.get(key) ?? 0n] as const),
    });
    expect(accounts.filter(({ kind, balance }) => kind !== 'source' && balance.startsWith('-'))).toEqual([]);
    // Both ways are tried: of 150, dozens go through and dozens are refused.
    expect(refused).toBeGreaterThan(10);
    expect(refused).toBeLessThan(140);
    expect((await ledger().check()).discrepancies).toEqual([]);
  });

  it('tells of a balance that somebody changed behind its back', async () => {
    const { id, state } = await appropriate(money(100));
    const owner = new pg.Client({ connectionString: context.databaseUrl });
    await owner.connect();
    await owner.query(`BEGIN; ALTER TABLE funding.account DISABLE TRIGGER changed_by_postings;
      UPDATE funding.account SET balance_minor = balance_minor + 1 WHERE appropriation_id = '${uuidOf(id)}' AND kind = 'appropriation';
      ALTER TABLE funding.account ENABLE TRIGGER changed_by_postings; COMMIT`);
    await owner.end();
    const [found, ...others] = (await ledger().check()).discrepancies;
    expect(others).toEqual([]);
    expect(found).toMatchObject({ appropriation: state.code, grant: null, account: 'appropriation' });
    expect([found?.balance.amount, found?.postings.amount]).toEqual(['100.01', '100.00']);
  });
});

/** A small generator of numbers from 0 to 1, so that a failure can be repeated with its seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const isGrantAccount = (kind: AccountKind): boolean => GRANT_ACCOUNTS.some((each) => each === kind);
