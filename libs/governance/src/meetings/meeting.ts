import {
  Aggregate,
  changed,
  type Changes,
  differing,
  type EventName,
  type Handover,
  type Id,
  type LocalDate,
  type LocalisedText,
  type MeetingStatus,
  newId,
  type OrganisationId,
  type Provenance,
  type Quorum,
  sameText,
} from '@talkoot/contracts';
import { concernedByBody } from '../bodies/relations.js';
import {
  type AgendaItem,
  inOrder,
  type ItemDetails,
  itemHandedOver,
  itemOf,
  withChangedItem,
  withItem,
  withoutItem,
} from './agenda.js';
import { attendanceOf, type AttendingMandate, isQuorate, presentAt, type SeatOnDay } from './attendance.js';
import { corrected, type Decision, type DecisionDetails, decisionOf, newDecision } from './decision.js';
import { MEETING_FLOW, PREPARED } from './meeting-flow.js';
import type { MeetingDetails, MeetingStanding, MeetingState, MeetingTime } from './meeting-state.js';
import {
  accepted,
  type MinutesText,
  NO_MINUTES,
  remarked,
  reopened,
  rewritten,
  sent,
  type Speaker,
} from './minutes.js';

export type MeetingEvent = Extract<EventName, `meeting.${string}`>;

/** A meeting that took place, as it is recorded afterwards. */
interface HeldMeeting extends MeetingDetails {
  readonly time: MeetingTime;
  readonly agenda: readonly ItemDetails[];
  readonly provenance: Provenance;
}

/** A meeting of a body, from its draft to its approved minutes. What may be done when stands in MEETING_FLOW. */
export class Meeting extends Aggregate<'meeting', MeetingEvent> {
  constructor(
    id: Id<'meeting'>,
    version: number,
    public state: MeetingState,
    private readonly standing: MeetingStanding,
  ) {
    super(id, version);
  }

  static plan(
    body: Id<'body'>,
    details: MeetingDetails & { readonly time: MeetingTime; readonly provenance: Provenance },
    standing: MeetingStanding,
  ): Meeting {
    const plan = { body, ...details, sequence: 0, agenda: [], attendance: [], decisions: [], minutes: NO_MINUTES };
    const status = MEETING_FLOW.planMeeting.take(plan, calling(details.time, standing));
    const meeting = new Meeting(newId('meeting'), 0, { ...plan, status }, standing);
    meeting.record('meeting.planned.v1', { body, ...ends(details.time) });
    return meeting;
  }

  /** It took place without having been planned here: what it dealt with and who came is recorded afterwards, and nobody is called to it. */
  static recordAfterwards(
    body: Id<'body'>,
    { time, agenda: items, ...details }: HeldMeeting,
    seats: readonly SeatOnDay[],
    came: readonly AttendingMandate[],
    quorum: Quorum,
    standing: MeetingStanding,
  ): Meeting {
    const agenda = items.reduce<readonly AgendaItem[]>((before, item) => withItem(before, item).agenda, []);
    const plan = { body, ...details, time, agenda, sequence: 0, attendance: [], decisions: [], minutes: NO_MINUTES };
    const { today } = standing;
    const status = MEETING_FLOW.recordMeeting.take(plan, { ...calling(time, standing), today });
    const attendance = attendanceOf(seats, came);
    const held: MeetingState = { ...plan, status, recordedOn: today, quorum, attendance };
    const meeting = new Meeting(newId('meeting'), 0, held, standing);
    meeting.record('meeting.recorded.v1', { body, ...ends(time), ...meeting.turnout });
    return meeting;
  }

  change({ title, place, link }: Changes<MeetingDetails>): void {
    const status = MEETING_FLOW.changeMeeting.take(this.state);
    const details = changed<MeetingState>(this.state, { title, place, link });
    const fields = differingDetails(this.state, details);
    if (fields.length === 0) return;
    this.become({ ...details, status, sequence: this.state.sequence + 1 });
    this.record('meeting.details-changed.v1', { ...this.of, fields });
  }

  /** Its id stays, so that it moves in everybody's calendar. */
  move(time: MeetingTime, earliestDay: LocalDate): void {
    const before = this.state.time;
    const given = { ...calling(time, this.standing), earliestDay };
    const status = MEETING_FLOW.moveMeeting.take(this.state, given);
    if (before.startsAt.equals(time.startsAt) && before.endsAt.equals(time.endsAt)) return;
    this.become({ status, time, sequence: this.state.sequence + 1 });
    this.record('meeting.moved.v1', { ...this.of, ...ends(time), before: ends(before) });
  }

  addItem(details: ItemDetails, place?: number): Id<'agendaitem'> {
    const status = MEETING_FLOW.addAgendaItem.take(this.state);
    const { id, agenda } = withItem(this.state.agenda, details, place);
    this.become({ status, agenda });
    this.record('meeting.agenda-changed.v1', this.of);
    return id;
  }

  changeItem(item: Id<'agendaitem'>, changes: Changes<ItemDetails>): void {
    const status = MEETING_FLOW.changeAgendaItem.take(this.state);
    this.become({ status, agenda: withChangedItem(this.state.agenda, item, changes, this.standing.today) });
    this.record('meeting.agenda-changed.v1', this.of);
  }

  removeItem(item: Id<'agendaitem'>): void {
    const agenda = withoutItem(this.state.agenda, item);
    const status = MEETING_FLOW.removeAgendaItem.take(this.state);
    this.become({ status, agenda });
    this.record('meeting.agenda-changed.v1', this.of);
  }

  orderAgenda(items: readonly Id<'agendaitem'>[]): void {
    const status = MEETING_FLOW.orderAgenda.take(this.state);
    this.become({ status, agenda: inOrder(this.state.agenda, items) });
    this.record('meeting.agenda-changed.v1', this.of);
  }

  /** Asks those with a seat to come; `earliestDay` is the first one that the body's notice allows today. */
  convene(earliestDay: LocalDate): void {
    const { time } = this.state;
    const given = { ...calling(time, this.standing), earliestDay };
    const status = MEETING_FLOW.conveneMeeting.take(this.state, given);
    this.become({ status, convenedOn: this.standing.today });
    this.record('meeting.convened.v1', { ...this.of, ...ends(time) });
  }

  cancel(cancellationReason?: LocalisedText): void {
    const status = MEETING_FLOW.cancelMeeting.take(this.state);
    this.become({ status, cancellationReason, sequence: this.state.sequence + 1 });
    this.record('meeting.cancelled.v1', { ...this.of, ...ends(this.state.time) });
  }

  /** It took place: who came for which of the seats of its day, and what the body needed to decide. */
  hold(seats: readonly SeatOnDay[], came: readonly AttendingMandate[], quorum: Quorum): void {
    const status = MEETING_FLOW.holdMeeting.take(this.state, { today: this.standing.today });
    this.become({ status, quorum, attendance: attendanceOf(seats, came) });
    this.record('meeting.held.v1', { ...this.of, ...this.turnout });
  }

  correctAttendance(seats: readonly SeatOnDay[], came: readonly AttendingMandate[]): void {
    const attendance = attendanceOf(seats, came, this.state.attendance);
    const status = MEETING_FLOW.correctAttendance.take(this.state, { attendance });
    this.become({ status, attendance });
    this.record('meeting.attendance-corrected.v1', { ...this.of, ...this.turnout });
  }

  /** What is decided on is what the item is about, unless another thing is said. */
  decide(item: Id<'agendaitem'>, details: DecisionDetails): Id<'decision'> {
    const status = MEETING_FLOW.recordDecision.take(this.state, { item, details });
    const subject = details.subject ?? itemOf(this.state.agenda, item).subject;
    const decision = newDecision(item, { ...details, subject });
    const { id, outcome } = decision;
    this.becomeDecided(status, [...this.state.decisions, decision]);
    this.record('meeting.decided.v1', { ...this.of, item, decision: id, outcome });
    return id;
  }

  /** What was recorded wrongly, told as it was. */
  correctDecision(id: Id<'decision'>, changes: Changes<DecisionDetails>): void {
    const before = decisionOf(this.state.decisions, id);
    const after = corrected(before, changes);
    const status = MEETING_FLOW.correctDecision.take(this.state, { details: after });
    if (after === before) return;
    this.becomeDecided(
      status,
      this.state.decisions.map((each) => (each === before ? after : each)),
    );
    const { item, outcome } = after;
    this.record('meeting.decision-corrected.v1', { ...this.of, item, decision: id, outcome });
  }

  /** It was not decided after all. `resting`: what the action items that rest on it ask for, but for withdrawn ones. */
  withdrawDecision(id: Id<'decision'>, resting: readonly LocalisedText[]): void {
    const withdrawn = decisionOf(this.state.decisions, id);
    const status = MEETING_FLOW.withdrawDecision.take(this.state, { resting });
    this.becomeDecided(
      status,
      this.state.decisions.filter((each) => each !== withdrawn),
    );
    this.record('meeting.decision-withdrawn.v1', { ...this.of, item: withdrawn.item, decision: id });
  }

  /** Another text than the one that was sent has to be sent again, and what was accepted was not this. */
  writeMinutes({ text, documents }: Changes<MinutesText>): void {
    const status = MEETING_FLOW.writeMinutes.take(this.state);
    const minutes = rewritten(this.state.minutes, { text, documents });
    if (minutes === this.state.minutes) return;
    this.become({ status, minutes });
    this.record('meeting.minutes-written.v1', this.of);
  }

  sendMinutes(): void {
    const status = MEETING_FLOW.sendMinutes.take(this.state);
    this.become({ status, minutes: sent(this.state.minutes, this.standing.now) });
    this.record('meeting.minutes-sent.v1', this.of);
  }

  remark(seat: Id<'seat'>, speaker: Speaker, text: string): Id<'remark'> {
    const status = MEETING_FLOW.remarkOnMinutes.take(this.state, { seat, speaker });
    const { id, minutes } = remarked(this.state.minutes, seat, speaker, text, this.standing.now);
    this.become({ status, minutes });
    this.record('meeting.minutes-remarked.v1', { ...this.of, seat, remark: id });
    return id;
  }

  /** Accepting twice is accepting. */
  accept(seat: Id<'seat'>, speaker: Speaker): void {
    const status = MEETING_FLOW.acceptMinutes.take(this.state, { seat, speaker });
    if (this.state.minutes.acceptances.some((each) => each.seat === seat)) return;
    this.become({ status, minutes: accepted(this.state.minutes, seat, speaker, this.standing.today) });
    this.record('meeting.minutes-accepted.v1', { ...this.of, seat });
  }

  approveMinutes(): void {
    const { today } = this.standing;
    const status = MEETING_FLOW.approveMinutes.take(this.state);
    this.become({ status, minutes: { ...this.state.minutes, approvedOn: today } });
    this.record('meeting.minutes-approved.v1', { ...this.of, on: today });
  }

  /** Items of a meeting to come concern a successor from its day on; what a held one dealt with tells whom it concerned. */
  handOver(handover: Handover): void {
    if (!PREPARED.includes(this.state.status)) return;
    const agenda = this.state.agenda.map((each) => itemHandedOver(each, handover));
    if (agenda.every((each, place) => each === this.state.agenda[place])) return;
    this.become({ agenda });
    this.record('meeting.agenda-handed-over.v1', { ...this.of, ...handover });
  }

  protected concerned(): readonly OrganisationId[] {
    return concernedByBody(this.standing.body);
  }

  /** Anybody, once it was convened or recorded as held; a draft that was cancelled never was. */
  override isPublic(): boolean {
    const { convenedOn, recordedOn } = this.state;
    return this.standing.body.isPublic && (convenedOn ?? recordedOn) !== undefined;
  }

  private get of() {
    return { body: this.state.body };
  }

  private get turnout() {
    const { attendance, quorum = {} } = this.state;
    return { present: presentAt(attendance).length, quorate: isQuorate(attendance, quorum) };
  }

  /** The minutes tell what was decided: those that were sent told something else. */
  private becomeDecided(status: MeetingStatus, decisions: readonly Decision[]): void {
    this.become({ status, decisions, minutes: reopened(this.state.minutes) });
  }

  private become(changes: Partial<MeetingState>): void {
    this.state = { ...this.state, ...changes };
  }
}

const calling = (time: MeetingTime, { now, body }: MeetingStanding) => ({ time, now, period: body.period });

/** Which details are said otherwise than before. */
const differingDetails = (before: MeetingDetails, after: MeetingDetails) =>
  differing({
    title: sameText(before.title, after.title),
    place: before.place === after.place,
    link: before.link === after.link,
  } satisfies Record<keyof MeetingDetails, boolean>);

const ends = ({ startsAt, endsAt }: MeetingTime) => ({ startsAt, endsAt });
