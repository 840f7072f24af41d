import {
  type FundingPurpose,
  type Id,
  type LocalDate,
  type LocalisedText,
  type Money,
  newId,
  newUuid,
  type OrganisationId,
  Period,
  type PilotStatus,
  type Provenance,
  VALUE_NAMES,
} from '@talkoot/contracts';
import { type AmountCorrection, correctionOf, type RightAmount, standing } from './amount-correction.js';
import type { Appropriation } from './appropriation.js';
import { GRANT_FLOW } from './funding-flow.js';
import { LedgerAggregate } from './ledger-aggregate.js';
import { refuse } from './messages/index.js';

export type GrantEvent =
  | 'grant.decided.v1'
  | 'grant.conditions-changed.v1'
  | 'grant.holder-changed.v1'
  | 'grant.corrected.v1'
  | 'grant.settled.v1';

/** Who holds the grant in a period. */
export interface Holding {
  readonly id: string;
  readonly organisation: OrganisationId;
  readonly period: Period;
}

/** On which conditions it stands in a period, and the number of the decision that says so. */
export interface Conditions {
  readonly id: string;
  readonly conditions: readonly LocalisedText[];
  readonly reference?: string | undefined;
  readonly period: Period;
}

export interface GrantState {
  readonly code: string;
  readonly appropriation: Id<'appropriation'>;
  readonly pilot: Id<'pilot'>;
  readonly amount: Money;
  readonly purposes: readonly FundingPurpose[];
  readonly decidedOn: LocalDate;
  /** The decision's number in the owner's register. */
  readonly reference?: string | undefined;
  readonly provenance: Provenance;
  holders: readonly Holding[];
  conditions: readonly Conditions[];
}

export interface GrantDecision extends Omit<GrantState, 'appropriation' | 'holders' | 'conditions'> {
  readonly holder: OrganisationId;
  readonly conditions: readonly LocalisedText[];
}

/** What a decision is held against. */
export interface GrantFrame {
  /** What the ledger has left of the appropriation, as far as it is known before the decision is posted. */
  readonly left: Money;
  readonly allowed: readonly FundingPurpose[];
  readonly pilot: { readonly status: PilotStatus; readonly period: Period };
  readonly today: LocalDate;
  /** Those around the pilot, who are to know. */
  readonly concerned: readonly OrganisationId[];
}

/** What a correction of the amount is held against. */
export interface CorrectionFrame {
  /** What the ledger has left of the appropriation. */
  readonly left: Money;
  /** What of the grant has not been released. */
  readonly unreleased: Money;
  readonly pilot: { readonly status: PilotStatus };
  readonly today: LocalDate;
  readonly concerned: readonly OrganisationId[];
}

/** What the ledger has of a grant. */
export interface GrantBalance {
  readonly unreleased: Money;
  /** Released or paid, and neither accounted for nor returned. */
  readonly outstanding: Money;
}

/** Money decided for a pilot out of an appropriation: an amount, for purposes, on conditions, held by one organisation at a time. */
export class Grant extends LedgerAggregate<'grant', GrantEvent> {
  private around: readonly OrganisationId[] = [];

  constructor(
    id: Id<'grant'>,
    version: number,
    readonly state: GrantState,
    public corrections: readonly AmountCorrection[] = [],
  ) {
    super(id, version);
  }

  /** The database holds the same against the ledger once more, whatever else is granted at that moment. */
  static decide(decision: GrantDecision, appropriation: Appropriation, frame: GrantFrame): Grant {
    GRANT_FLOW.decideGrant.take(frame.pilot);
    return Grant.of(decision, appropriation, frame);
  }

  /** A decision of the past, as a source states it. */
  static enter(decision: GrantDecision, appropriation: Appropriation, frame: GrantFrame): Grant {
    GRANT_FLOW.import.take(frame.pilot);
    return Grant.of(decision, appropriation, frame);
  }

  private static of(decision: GrantDecision, appropriation: Appropriation, frame: GrantFrame): Grant {
    const { holder, conditions, ...facts } = decision;
    requireMoney(facts.amount, appropriation, frame.left);
    requirePurposes(facts.purposes, frame.allowed);
    requireDay(facts.decidedOn, appropriation, frame);

    const { reference, ...event } = facts;
    const period = Period.from(facts.decidedOn);
    const grant = new Grant(newId('grant'), 0, {
      ...facts,
      appropriation: appropriation.id,
      holders: [{ id: newUuid(), organisation: holder, period }],
      conditions: [{ id: newUuid(), conditions, reference, period }],
    });
    grant.around = frame.concerned;
    const cause = grant.record('grant.decided.v1', {
      ...event,
      purposes: [...event.purposes],
      appropriation: appropriation.id,
      holder,
      conditions: [...conditions],
      ...(reference !== undefined && { reference }),
    });
    const { amount, decidedOn: on } = facts;
    grant.post({ kind: 'grant', appropriation: appropriation.id, grant: grant.id, amount, on, cause });
    return grant;
  }

  /** Stands on other conditions from `on`; those of the days before stay true. Refused for a day before the latest decision. */
  changeConditions(
    change: { conditions: readonly LocalisedText[]; on: LocalDate; reference?: string | undefined },
    concerned: readonly OrganisationId[],
  ): void {
    const { conditions, on, reference } = change;
    const { pilot, conditions: decisions } = this.state;
    const standing = decisions.find(({ period }) => period.to === undefined);
    if (standing?.period.from?.isAfter(on))
      throw refuse('OUTSIDE_PERIOD.laterDecision', ['on'], { from: standing.period.from });
    const ended = standing?.period.endingBefore(on);
    this.state.conditions = [
      ...decisions.filter((each) => each !== standing),
      ...(standing && ended ? [{ ...standing, period: ended }] : []),
      { id: standing && !ended ? standing.id : newUuid(), conditions, reference, period: Period.from(on) },
    ];
    this.around = concerned;
    this.record('grant.conditions-changed.v1', {
      pilot,
      conditions: [...conditions],
      on,
      ...(reference !== undefined && { reference }),
    });
  }

  /** As corrected last. */
  get amount(): Money {
    return standing(this.state.amount, this.corrections);
  }

  /**
   * Its amount was mistyped: the ledger reverses what stood and states what is right. Refused beyond the appropriation and below what
   * has been released; the database holds the same once more.
   */
  correct(right: RightAmount, { left, unreleased, pilot, today, concerned }: CorrectionFrame): void {
    GRANT_FLOW.correctGrant.take(pilot);
    const before = this.amount;
    const correction = correctionOf(before, right, today);
    if (!correction) return;
    const { amount, on } = correction;
    const [most, released] = [before.plus(left), before.minus(unreleased)];
    if (amount.minor > most.minor) throw refuse('APPROPRIATION_EXCEEDED.oneGrant', ['amount'], { most });
    if (amount.minor < released.minor) throw refuse('INVALID_AMOUNT.belowReleased', ['amount'], { released });
    this.around = concerned;
    this.corrections = [...this.corrections, correction];
    const { appropriation } = this.state;
    const cause = this.record('grant.corrected.v1', {
      pilot: this.state.pilot,
      correction: this.corrections.length,
      before,
      amount,
      on,
    });
    this.post({ kind: 'grant-reversed', appropriation, grant: this.id, amount: before, on, cause });
    this.post({ kind: 'grant-restated', appropriation, grant: this.id, amount, on, cause });
  }

  /** Its pilot was cancelled: what is not released goes back to the appropriation. What was released or paid is told. */
  settle({ unreleased, outstanding }: GrantBalance, day: LocalDate, concerned: readonly OrganisationId[]): void {
    if (!unreleased.isPositive && !outstanding.isPositive) return;
    const { appropriation, pilot, decidedOn } = this.state;
    const on = day.isBefore(decidedOn) ? decidedOn : day;
    this.around = concerned;
    const cause = this.record('grant.settled.v1', { pilot, returned: unreleased, outstanding, on });
    this.post({ kind: 'reduction', appropriation, grant: this.id, amount: unreleased, on, cause });
  }

  holderOn(day: LocalDate): OrganisationId | undefined {
    return this.state.holders.find(({ period }) => period.includes(day))?.organisation;
  }

  /** Goes over from one that ends to its successor, unless it was granted on that day or later; who held it before stays readable. */
  handOver(before: OrganisationId, after: OrganisationId, on: LocalDate, succession: Id<'succession'>): void {
    this.state.holders = this.state.holders.flatMap((each) => {
      const ended = each.period.endingBefore(on);
      const rest = each.organisation === before ? each.period.startingAt(on) : undefined;
      if (!rest || !ended) return [each];
      return [
        { ...each, period: ended },
        { id: newUuid(), organisation: after, period: rest },
      ];
    });
    this.record('grant.holder-changed.v1', { pilot: this.state.pilot, before, after, on, succession });
  }

  protected concerned(): readonly OrganisationId[] {
    return [...this.around, ...this.state.holders.map(({ organisation }) => organisation)];
  }
}

function requireMoney(amount: Money, appropriation: Appropriation, left: Money): void {
  const { currency } = appropriation.state.amount;
  if (amount.currency !== currency) throw refuse('CURRENCY_DIFFERS', ['amount', 'currency'], { expected: currency });
  if (!amount.isPositive) throw refuse('INVALID_AMOUNT.notPositive', ['amount', 'amount']);
  if (amount.minor > left.minor) throw refuse('APPROPRIATION_EXCEEDED.grants', ['amount'], { left });
}

function requirePurposes(purposes: readonly FundingPurpose[], allowed: readonly FundingPurpose[]): void {
  for (const [place, purpose] of purposes.entries()) {
    if (allowed.includes(purpose)) continue;
    const path = ['purposes', place];
    if (purpose === 'implementation') throw refuse('PURPOSE_NOT_ALLOWED.seedOnly', path);
    const names = allowed.map((each) => VALUE_NAMES.fundingPurpose[each]);
    throw refuse('PURPOSE_NOT_ALLOWED.others', path, { allowed: names, count: names.length });
  }
}

function requireDay(decidedOn: LocalDate, appropriation: Appropriation, { today, pilot }: GrantFrame): void {
  if (decidedOn.isAfter(today)) throw refuse('INVALID_DATE.decisionInFuture', ['decidedOn']);
  const { availableFrom } = appropriation.state;
  if (decidedOn.isBefore(availableFrom))
    throw refuse('OUTSIDE_PERIOD.notYetAvailable', ['decidedOn'], { from: availableFrom });
  if (pilot.period.to?.isBefore(decidedOn))
    throw refuse('OUTSIDE_PERIOD.pilotIsOver', ['decidedOn'], { lastDay: pilot.period.to });
}
