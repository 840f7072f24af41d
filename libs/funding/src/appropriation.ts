import { type Id, type LocalDate, type Money, newId, type OrganisationId, type Provenance } from '@talkoot/contracts';
import { type AmountCorrection, correctionOf, type RightAmount, standing } from './amount-correction.js';
import { LedgerAggregate } from './ledger-aggregate.js';
import { refuse } from './messages/index.js';

export interface AppropriationState {
  readonly code: string;
  readonly programme: Id<'pilotprogramme'>;
  readonly amount: Money;
  /** The first day on which it can be granted: that of the decision, or of the programme where no decision is known. */
  readonly availableFrom: LocalDate;
  readonly decidedOn?: LocalDate | undefined;
  /** The decision's number in the owner's register. */
  readonly reference?: string | undefined;
  readonly provenance: Provenance;
}

/** What an appropriation is entered into. */
export interface AppropriationFrame {
  /** The programme's owner, who is to know. */
  readonly owner?: OrganisationId | undefined;
  readonly programmeIsPublic: boolean;
  readonly today: LocalDate;
}

/** Money that the owner of a programme has for it. What is left of it the ledger knows. */
export class Appropriation extends LedgerAggregate<
  'appropriation',
  'appropriation.recorded.v1' | 'appropriation.corrected.v1'
> {
  constructor(
    id: Id<'appropriation'>,
    version: number,
    readonly state: AppropriationState,
    private frame?: AppropriationFrame,
    public corrections: readonly AmountCorrection[] = [],
  ) {
    super(id, version);
  }

  /** Refused when the decision is of a day to come, and unless it is an amount. */
  static enter(state: AppropriationState, frame: AppropriationFrame): Appropriation {
    if (!state.amount.isPositive) throw refuse('INVALID_AMOUNT.notPositive', ['amount', 'amount']);
    if (state.decidedOn?.isAfter(frame.today)) throw refuse('INVALID_DATE.decisionInFuture', ['decidedOn']);
    const appropriation = new Appropriation(newId('appropriation'), 0, state, frame);
    const { decidedOn, reference, ...facts } = state;
    const cause = appropriation.record('appropriation.recorded.v1', {
      ...facts,
      ...(decidedOn && { decidedOn }),
      ...(reference !== undefined && { reference }),
    });
    const { amount, availableFrom: on } = state;
    appropriation.post({ kind: 'appropriation', appropriation: appropriation.id, amount, on, cause });
    return appropriation;
  }

  /** As corrected last. */
  get amount(): Money {
    return standing(this.state.amount, this.corrections);
  }

  /**
   * Its amount was mistyped: the ledger reverses what stood and states what is right. Refused below what has been granted; the database
   * holds the same once more, whatever is granted at that moment. `left`: what the ledger has left of it to grant.
   */
  correct(right: RightAmount, left: Money, frame: AppropriationFrame): void {
    const before = this.amount;
    const correction = correctionOf(before, right, frame.today);
    if (!correction) return;
    const granted = before.minus(left);
    const { amount, on } = correction;
    if (amount.minor < granted.minor) throw refuse('APPROPRIATION_EXCEEDED.belowGrants', ['amount'], { granted });
    this.frame = frame;
    this.corrections = [...this.corrections, correction];
    const { id: appropriation } = this;
    const cause = this.record('appropriation.corrected.v1', {
      programme: this.state.programme,
      correction: this.corrections.length,
      before,
      amount,
      on,
    });
    this.post({ kind: 'appropriation-reversed', appropriation, amount: before, on, cause });
    this.post({ kind: 'appropriation-restated', appropriation, amount, on, cause });
  }

  protected concerned(): readonly OrganisationId[] {
    return this.frame?.owner ? [this.frame.owner] : [];
  }

  protected override isPublic(): boolean {
    return this.frame?.programmeIsPublic ?? false;
  }
}
