import {
  Aggregate,
  type EventName,
  type Handover,
  type Id,
  type LocalDate,
  type LocalisedText,
  newId,
  newUuid,
  type OrganisationId,
  sameText,
} from '@talkoot/contracts';
import { refuse } from '../messages/index.js';
import { type OpinionStatus, type Position, type TakenUp, wantsAnswer } from '../programmes/consultation-state.js';
import { OPINION_FLOW } from './consultation-flow.js';
import type { Consultation, Standing } from './consultation.js';

export type OpinionEvent = Extract<EventName, `opinion.${string}`>;

/** What an opinion says of one item of the plan. */
export interface Remark {
  readonly id: string;
  readonly lineage: Id<'itemlineage'>;
  readonly text: LocalisedText;
}

/** What an organisation says. */
export interface Said {
  readonly position: Position;
  readonly text?: LocalisedText | undefined;
  readonly remarks: readonly Omit<Remark, 'id'>[];
}

export interface OpinionState {
  readonly consultation: Id<'consultation'>;
  readonly organisation: OrganisationId;
  readonly status: OpinionStatus;
  readonly position?: Position | undefined;
  readonly text?: LocalisedText | undefined;
  readonly remarks: readonly Remark[];
  readonly givenOn?: LocalDate | undefined;
  readonly takenUp?: TakenUp | undefined;
  readonly answer?: LocalisedText | undefined;
  readonly answeredOn?: LocalDate | undefined;
}

/** The opinion of one organisation on a draft: asked for, given, answered by the owner of the programme. */
export class Opinion extends Aggregate<'opinion', OpinionEvent> {
  constructor(
    id: Id<'opinion'>,
    version: number,
    public state: OpinionState,
    readonly consultation: Consultation,
    private readonly standing: Standing,
  ) {
    super(id, version);
  }

  /** `number`: of the revision. */
  static ask(consultation: Consultation, number: number, organisation: OrganisationId, standing: Standing): Opinion {
    const status = OPINION_FLOW.asked.take({});
    const state = { consultation: consultation.id, organisation, status, remarks: [] };
    const opinion = new Opinion(newId('opinion'), 0, state, consultation, standing);
    const { until, silence } = consultation.state;
    opinion.record('opinion.asked.v1', { ...opinion.named(), number, until, silence });
    return opinion;
  }

  /** Until the last day it can be changed; without a difference nothing happens. */
  give(said: Said): void {
    const { today } = this.standing;
    const { status: before } = this.state;
    const status = OPINION_FLOW.giveOpinion.take(this.state, { consulting: this.consultation.state, today });
    requireWhole(said);
    if (before === 'given' && sameSaid(this.state, said)) return;
    const remarks = said.remarks.map((each) => ({ ...each, id: newUuid() }));
    this.state = { ...this.state, position: said.position, text: said.text, remarks, status, givenOn: today };
    const { position } = said;
    if (before === 'given') this.record('opinion.changed.v1', { ...this.named(), position });
    else this.record('opinion.given.v1', { ...this.named(), position });
  }

  /** What the owner of the programme took up of it; without a difference nothing happens. */
  answer(takenUp: TakenUp, text: LocalisedText): void {
    const { today } = this.standing;
    const { state } = this;
    OPINION_FLOW.answerOpinion.take(state, {
      consulting: this.consultation.state,
      today,
      isDraft: this.consultation.revision === 'draft',
    });
    if (takenUp === state.takenUp && sameText(text, state.answer)) return;
    this.state = { ...state, takenUp, answer: text, answeredOn: today };
    this.record('opinion.answered.v1', { ...this.named(), takenUp });
  }

  /** A successor stands in for the organisation. */
  handOver({ before, after, on }: Pick<Handover, 'before' | 'after' | 'on'>): void {
    this.state = { ...this.state, organisation: after };
    const { organisation: _, ...named } = this.named();
    this.record('opinion.handed-over.v1', { ...named, before, after, on });
  }

  /** Its organisation became one with another that is asked as well: what that one says counts. */
  join(): void {
    const status = OPINION_FLOW.becameOne.take(this.state);
    this.state = { ...this.state, status };
    this.record('opinion.joined.v1', this.named());
  }

  /** Until the plan is adopted the owner and the organisation alone see it; then events tell of it no more. */
  override isPublic(): boolean {
    return false;
  }

  /** The owner hears of each opinion, and of none that is only asked for. */
  protected concerned(event: OpinionEvent): readonly OrganisationId[] {
    const { owner } = this.standing;
    const { organisation } = this.state;
    return owner && event !== 'opinion.asked.v1' ? [organisation, owner] : [organisation];
  }

  private named() {
    const { programme } = this.consultation.state;
    const { consultation, organisation } = this.state;
    return { consultation, programme, organisation };
  }
}

/** Remarks go with a position that has them, and such a position goes with words. */
function requireWhole({ position, text, remarks }: Said): void {
  if (!wantsAnswer(position) && remarks.length > 0) throw refuse('INVALID_INPUT.remarksOfNobody', ['remarks']);
  if (position === 'agreed-with-remarks' && !text && remarks.length === 0)
    throw refuse('INVALID_INPUT.remarksMissing', ['text']);
}

const sameSaid = (one: OpinionState, other: Said): boolean =>
  one.position === other.position &&
  sameText(one.text, other.text) &&
  one.remarks.length === other.remarks.length &&
  one.remarks.every(({ lineage, text }, place) => {
    const remark = other.remarks[place];
    return remark?.lineage === lineage && sameText(text, remark.text);
  });
