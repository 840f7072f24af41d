import {
  Aggregate,
  type EventName,
  type Id,
  type LocalDate,
  type LocalisedText,
  newId,
  type OrganisationId,
} from '@talkoot/contracts';
import type { Owed } from './demands.js';
import { OBLIGATION_FLOW } from './obligation-flow.js';
import { isLate, NOTICE_DAYS, type ObligationOutcome, type ObligationStatus } from './obligation-state.js';
import type { KnownObligation, WithdrawalReason } from './reconcile.js';
import type { SettlingId } from './settling.js';

export type ObligationEvent = Extract<EventName, `obligation.${string}`>;

export interface ObligationState extends Owed {
  readonly programme: Id<'programme'>;
  readonly status: ObligationStatus;
  /** When it was fulfilled, waived or withdrawn. */
  readonly statusOn?: LocalDate | undefined;
  /** The thing that fulfilled it by itself. */
  readonly fulfilledBy?: SettlingId | undefined;
  /** By what it was fulfilled, in words, or why it was waived. */
  readonly note?: LocalisedText | undefined;
  /** When a decision moved its due day, and why. */
  readonly dueMovedOn?: LocalDate | undefined;
  readonly dueReason?: LocalisedText | undefined;
  /** The due days of which it was told that it comes, and that it is over. */
  readonly toldDue?: LocalDate | undefined;
  readonly toldLate?: LocalDate | undefined;
}

/** The day on which it is looked at, and who owns the programme then. */
interface Standing {
  readonly today: LocalDate;
  readonly owner: OrganisationId | undefined;
}

/** One thing that a programme's cycle demands once: what, for when, from whom. */
export class Obligation extends Aggregate<'obligation', ObligationEvent> {
  constructor(
    id: Id<'obligation'>,
    version: number,
    public state: ObligationState,
    private readonly standing: Standing,
  ) {
    super(id, version);
  }

  static demanded(programme: Id<'programme'>, owed: Owed, standing: Standing): Obligation {
    const status = OBLIGATION_FLOW.demanded.take({});
    const obligation = new Obligation(newId('obligation'), 0, { ...owed, programme, status }, standing);
    obligation.record('obligation.demanded.v1', { ...obligation.named(), due: owed.due });
    return obligation;
  }

  /** As the cycle compares it with what is demanded. */
  get known(): KnownObligation {
    const { status, dueMovedOn, ...owed } = this.state;
    const outcome: ObligationOutcome | undefined = status === 'open' ? undefined : status;
    return { ...owed, id: this.id, outcome, dueMovedOn };
  }

  get parties(): { readonly owner: OrganisationId | undefined; readonly responsible: OrganisationId } {
    return { owner: this.standing.owner, responsible: this.state.owedBy };
  }

  /** As somebody records it, or by a thing itself. */
  fulfil(on: LocalDate, note: LocalisedText | undefined, by?: SettlingId): void {
    const { today } = this.standing;
    const status = by
      ? OBLIGATION_FLOW.settled.take(this.state, { on, today })
      : OBLIGATION_FLOW.fulfilObligation.take(this.state, { on, today, turnFirst: this.state.turn.first });
    this.state = { ...this.state, status, statusOn: on, note, fulfilledBy: by };
    this.record('obligation.fulfilled.v1', { ...this.named(), on, ...(by && { by }) });
  }

  waive(reason: LocalisedText): void {
    const status = OBLIGATION_FLOW.waiveObligation.take(this.state);
    const { today: on } = this.standing;
    this.state = { ...this.state, status, statusOn: on, note: reason };
    this.record('obligation.waived.v1', { ...this.named(), on });
  }

  /** By decision. No rhythm moves it again. */
  moveDue(due: LocalDate, reason: LocalisedText): void {
    OBLIGATION_FLOW.moveObligation.take(this.state, { due, today: this.standing.today });
    const { due: before } = this.state;
    if (due.equals(before)) return;
    this.state = { ...this.state, due, dueMovedOn: this.standing.today, dueReason: reason };
    this.record('obligation.due-moved.v1', { ...this.named(), before, due });
  }

  /** The rhythm demands it on another day. */
  reschedule(due: LocalDate): void {
    const { due: before } = this.state;
    this.state = { ...this.state, due };
    this.record('obligation.rescheduled.v1', { ...this.named(), before, due });
  }

  handOver(after: OrganisationId): void {
    const { owedBy: before } = this.state;
    this.state = { ...this.state, owedBy: after };
    const { owedBy: _, ...demanded } = this.named();
    this.record('obligation.handed-over.v1', { ...demanded, before, after });
  }

  withdraw(reason: WithdrawalReason): void {
    const status = OBLIGATION_FLOW.notDemanded.take(this.state);
    const wasTold = this.state.toldDue !== undefined || this.state.toldLate !== undefined;
    this.state = { ...this.state, status, statusOn: this.standing.today };
    this.record('obligation.withdrawn.v1', { ...this.named(), reason });
    if (reason === 'not-demanded' && wasTold) this.callOff();
  }

  reinstate(): void {
    const status = OBLIGATION_FLOW.demandedAgain.take(this.state);
    this.state = { ...this.state, status, statusOn: undefined };
    this.record('obligation.reinstated.v1', { ...this.named(), due: this.state.due });
  }

  /** Tells once of each due day that it comes, and once that it is over. */
  tell(): void {
    const { status, due, toldDue, toldLate } = this.state;
    const { today } = this.standing;
    if (status !== 'open') return;
    if (isLate({ outcome: undefined, due }, today)) {
      if (toldLate?.equals(due)) return;
      this.state = { ...this.state, toldLate: due };
      this.record('obligation.became-late.v1', { ...this.named(), due });
      return;
    }
    if (due.isAfter(today.plusDays(NOTICE_DAYS)) || toldDue?.equals(due)) return;
    this.state = { ...this.state, toldDue: due };
    this.record('obligation.came-due.v1', { ...this.named(), due });
  }

  /** Who prepares for it is told; if it is demanded again, all is told anew. */
  private callOff(): void {
    this.state = { ...this.state, toldDue: undefined, toldLate: undefined };
    this.record('obligation.called-off.v1', this.named());
  }

  /** Who owes it; and the owner of the programme, but for the notices that it comes, and that it need not come. */
  protected concerned(event: ObligationEvent): readonly OrganisationId[] {
    const { owner } = this.standing;
    const { owedBy } = this.state;
    return owner && !OF_THE_DEBTOR.includes(event) ? [owedBy, owner] : [owedBy];
  }

  private named() {
    const { programme, kind, owedBy, turn, subject } = this.state;
    return { programme, kind, owedBy, turn: turn.key, ...(subject && { subject }) };
  }
}

/** What the owner of the programme need not hear. */
const OF_THE_DEBTOR: readonly ObligationEvent[] = ['obligation.came-due.v1', 'obligation.called-off.v1'];
