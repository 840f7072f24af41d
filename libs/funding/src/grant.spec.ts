import { DomainError, LocalDate, Money, newId, Period, type PilotStatus } from '@talkoot/contracts';
import fc from 'fast-check';
import { Appropriation, type AppropriationState } from './appropriation.js';
import { Grant, type GrantDecision } from './grant.js';
import { type AccountKind, ROUTES } from './ledger.js';

const day = (text: string) => LocalDate.parse(text);
const euros = (amount: string): Money => {
  const money = Money.parse(amount, 'EUR');
  if (!money) throw new Error(amount);
  return money;
};
const today = day('2014-11-19');
const [kemi, successor] = [newId('organisation'), newId('organisation')];

const appropriation = (given: Partial<AppropriationState> = {}) =>
  Appropriation.enter(
    {
      code: 'SEED',
      programme: newId('pilotprogramme'),
      amount: euros('800000.00'),
      availableFrom: day('2014-01-01'),
      provenance: 'illustrative',
      ...given,
    },
    { programmeIsPublic: true, today },
  );

const decide = (given: Partial<GrantDecision> = {}, left = euros('60000.00'), status: PilotStatus = 'running') =>
  Grant.decide(
    {
      code: 'GREEN',
      pilot: newId('pilot'),
      holder: kemi,
      amount: euros('60000.00'),
      purposes: ['start-up', 'coordination'],
      conditions: [{ en: 'An interim report every year' }],
      decidedOn: day('2014-01-01'),
      provenance: 'illustrative',
      ...given,
    },
    appropriation(),
    {
      left,
      allowed: ['start-up', 'coordination'],
      pilot: { status, period: Period.of(undefined, day('2014-10-31')) ?? Period.always },
      today,
      concerned: [],
    },
  );

/** What refused it. */
function refusalOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

describe('Appropriation', () => {
  it('enter_postsItsAmountFromTheSource', () => {
    const entered = appropriation();
    const [event] = entered.takeEvents();
    expect(entered.takePostings()).toEqual([
      {
        kind: 'appropriation',
        appropriation: entered.id,
        amount: euros('800000.00'),
        on: day('2014-01-01'),
        cause: event?.id,
      },
    ]);
  });

  it.each([
    ['the amount is zero', { amount: euros('0') }, { code: 'INVALID_AMOUNT', path: ['amount', 'amount'] }],
    ['it was decided tomorrow', { decidedOn: today.plusDays(1) }, { code: 'INVALID_DATE', path: ['decidedOn'] }],
  ])('enter_when %s_isRefused', (_, given, refusal) => {
    expect(refusalOf(() => appropriation(given))).toMatchObject(refusal);
  });
});

describe('Grant', () => {
  it('decide_upToWhatIsLeft_postsItToTheGrant', () => {
    const grant = decide();
    const [event] = grant.takeEvents();
    expect(event).toMatchObject({ name: 'grant.decided.v1', data: { holder: kemi }, organisations: [kemi] });
    expect(grant.takePostings()).toMatchObject([{ kind: 'grant', grant: grant.id, cause: event?.id }]);
  });

  it.each([
    ['more is asked than is left', { amount: euros('60000.01') }, { code: 'APPROPRIATION_EXCEEDED', path: ['amount'] }],
    ['the currency differs', { amount: Money.ofMinor(100n, 'SEK') }, { code: 'CURRENCY_DIFFERS' }],
    ['the amount is negative', { amount: euros('-1') }, { code: 'INVALID_AMOUNT' }],
    ['the money is not there yet', { decidedOn: day('2013-12-31') }, { code: 'OUTSIDE_PERIOD' }],
    ['it is decided tomorrow', { decidedOn: today.plusDays(1) }, { code: 'INVALID_DATE' }],
    ['the pilot was over', { decidedOn: day('2014-11-01') }, { code: 'OUTSIDE_PERIOD' }],
  ])('decide_when %s_isRefused', (_, given, refusal) => {
    expect(refusalOf(() => decide(given))).toMatchObject(refusal);
  });

  it('decide_whenThePilotIsNotApproved_isRefused', () => {
    expect(refusalOf(() => decide({}, euros('60000.00'), 'draft'))).toMatchObject({ code: 'WRONG_STATUS' });
  });

  it('decide_beyondTheAppropriation_saysWhatIsLeft', () => {
    expect(() => decide({}, euros('20000.00'))).toThrow(/20,000\.00\sEUR is left/);
  });

  it('decide_forImplementation_isRefusedWithTheReason', () => {
    expect(refusalOf(() => decide({ purposes: ['start-up', 'implementation'] }))).toMatchObject({
      code: 'PURPOSE_NOT_ALLOWED',
      path: ['purposes', 1],
      text: { en: 'Seed funding is for start-up and coordination only. Remove the other purposes.' },
    });
  });

  it('changeConditions_leavesThoseOfTheDaysBefore', () => {
    const grant = decide();
    const change = (on: string, ...conditions: string[]) =>
      grant.changeConditions({ conditions: conditions.map((en) => ({ en })), on: day(on) }, []);
    change('2014-06-01', 'A report in autumn');
    change('2014-09-01', 'A final report');
    change('2014-09-01', 'A final report', 'An audit');
    expect(
      grant.state.conditions.map(({ conditions, period }) => [conditions.map(({ en }) => en), period.toRange()]),
    ).toEqual([
      [['An interim report every year'], '[2014-01-01,2014-06-01)'],
      [['A report in autumn'], '[2014-06-01,2014-09-01)'],
      [['A final report', 'An audit'], '[2014-09-01,)'],
    ]);
    expect(() => change('2014-08-31')).toThrow(/OUTSIDE_PERIOD/);
  });

  it('handOver_letsBothHoldersStayReadable', () => {
    const grant = decide();
    grant.handOver(kemi, successor, day('2021-01-01'), newId('succession'));
    expect(grant.holderOn(day('2020-12-31'))).toBe(kemi);
    expect(grant.holderOn(day('2021-01-01'))).toBe(successor);
    expect(grant.takeEvents().at(-1)?.organisations.toSorted()).toEqual([kemi, successor].toSorted());
  });
});

describe('a mistyped amount, however often it is corrected', () => {
  it('standsAsCorrectedLast_isCovered_andItsPostingsAddUp', () => {
    const step = fc.record({
      of: fc.constantFrom('appropriation' as const, 'grant' as const),
      minor: fc.bigInt({ min: -5n, max: 300n }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 15 }), fc.bigInt({ min: 0n, max: 50n }), (steps, released) => {
        const fund = appropriation({ amount: Money.ofMinor(200n, 'EUR') });
        const grant = Grant.decide(
          {
            code: 'G',
            pilot: newId('pilot'),
            holder: kemi,
            amount: Money.ofMinor(100n, 'EUR'),
            purposes: ['start-up'],
            conditions: [],
            decidedOn: day('2014-01-01'),
            provenance: 'illustrative',
          },
          fund,
          {
            left: fund.amount,
            allowed: ['start-up'],
            pilot: { status: 'running', period: Period.always },
            today,
            concerned: [],
          },
        );
        const book = { fund: 200n, grant: 100n };
        const balances = new Map<AccountKind, bigint>();
        const keep = () => {
          for (const { kind, amount } of [...fund.takePostings(), ...grant.takePostings()])
            for (const [account, change] of [
              [ROUTES[kind].debit, amount.minor],
              [ROUTES[kind].credit, -amount.minor],
            ] as const)
              balances.set(account, (balances.get(account) ?? 0n) + change);
        };
        keep();
        for (const { of, minor } of steps) {
          const right = { amount: Money.ofMinor(minor, 'EUR'), reason: { fi: 'Väärin' } };
          const left = Money.ofMinor(book.fund - book.grant, 'EUR');
          const isPossible =
            of === 'grant' ? minor >= released && minor <= book.fund : minor >= 0n && minor >= book.grant;
          const isChange = minor !== book[of === 'grant' ? 'grant' : 'fund'];
          const refused = refusalOf(() => {
            if (of === 'appropriation') fund.correct(right, left, { programmeIsPublic: true, today });
            else
              grant.correct(right, {
                left,
                unreleased: Money.ofMinor(book.grant - released, 'EUR'),
                pilot: { status: 'running' },
                today,
                concerned: [],
              });
          });
          must('it is refused when it has to be', refused instanceof DomainError === (isChange && !isPossible));
          if (isChange && isPossible) book[of === 'grant' ? 'grant' : 'fund'] = minor;
          keep();
          must('it stands as corrected last', fund.amount.minor === book.fund && grant.amount.minor === book.grant);
          must('the source gave it', balances.get('source') === -book.fund);
          must('the appropriation has the rest', balances.get('appropriation') === book.fund - book.grant);
          must('the grant has its amount', balances.get('granted') === book.grant);
        }
      }),
    );
  });
});

/** Plain, since it is asked many times. */
function must(rule: string, holds: boolean): void {
  if (!holds) throw new Error(`It must hold that ${rule}`);
}
