import {
  Aggregate,
  changed,
  type Changes,
  type DatedOrganisation,
  differing,
  type EventName,
  type FundingKind,
  type FundingPurpose,
  fromTheStart,
  handedOver,
  type Handover,
  type Id,
  type LocalDate,
  type LocalisedText,
  newId,
  type OrganisationId,
  type Period,
  type PilotProgrammeStatus,
  type Provenance,
  sameText,
  sameTexts,
} from '@talkoot/contracts';
import { refuse } from '../messages/index.js';
import { type OpenBusiness, PILOT_PROGRAMME_FLOW } from './programme-flow.js';
import { everyone, type Parties } from './relations.js';
import type { Standing } from './standing.js';

export type PilotProgrammeEvent = Extract<EventName, `pilot-programme.${string}`>;

/** When plans can be submitted; both days belong to it. */
export interface Call {
  readonly opens: LocalDate;
  readonly closes?: LocalDate | undefined;
}

/** A municipality that the call names, and of the opening on which day it has been told. */
export interface CalledMunicipality extends DatedOrganisation {
  readonly toldOf?: LocalDate | undefined;
}

/** What the programme's money is for; what is unfunded is part of the work and has no money. */
export interface ProgrammeFunding {
  readonly kind: FundingKind;
  readonly purposes: readonly FundingPurpose[];
  readonly unfunded: readonly FundingPurpose[];
}

/** How many partner municipalities a source counts, and as of which day; kept beside the number counted from the pilots. */
export interface DocumentedPartners {
  readonly count: number;
  readonly asOf?: LocalDate | undefined;
  readonly provenance: Provenance;
}

/** What the owner or a source says of a programme. */
export interface PilotProgrammeDetails {
  readonly code: string;
  readonly name: LocalisedText;
  readonly basis?: LocalisedText | undefined;
  readonly aims: readonly LocalisedText[];
  readonly characteristics: readonly LocalisedText[];
  readonly period: Period;
  readonly call?: Call | undefined;
  readonly funding?: ProgrammeFunding | undefined;
  readonly documentedPartners?: DocumentedPartners | undefined;
  readonly provenance: Provenance;
}

export interface PilotProgrammeState extends PilotProgrammeDetails {
  readonly status: PilotProgrammeStatus;
  /** The day on which it ended or was cancelled, and why. */
  readonly statusOn?: LocalDate | undefined;
  readonly statusReason?: LocalisedText | undefined;
  readonly called: readonly CalledMunicipality[];
}

/** How a programme is brought to its end. */
export interface Ending {
  readonly reason: LocalisedText;
  /** What stands against it. */
  readonly open: OpenBusiness;
  /** Those who take part in its pilots or applied, who are to know. */
  readonly concerned: readonly OrganisationId[];
}

/** A ministry's programme of pilots: what it rests on, what it is to achieve, the call for plans, what its money is for. */
export class PilotProgramme extends Aggregate<'pilotprogramme', PilotProgrammeEvent> {
  private around: readonly OrganisationId[] = [];

  constructor(
    id: Id<'pilotprogramme'>,
    version: number,
    public state: PilotProgrammeState,
    private readonly standing: Standing,
  ) {
    super(id, version);
  }

  static create(
    details: PilotProgrammeDetails,
    owner: OrganisationId,
    today: LocalDate,
    called: readonly OrganisationId[] = [],
  ): PilotProgramme {
    requireSeed(details.funding);
    const status = PILOT_PROGRAMME_FLOW.createPilotProgramme.take({});
    const state: PilotProgrammeState = { ...details, status, called: eachNamed(called) };
    const programme = new PilotProgramme(newId('pilotprogramme'), 0, state, { owner, today });
    const { code, name, period, provenance } = details;
    programme.record('pilot-programme.created.v1', { code, name, owner, period, provenance });
    return programme;
  }

  get parties(): Parties {
    return { owner: this.standing.owner };
  }

  isCallOpen(on: LocalDate): boolean {
    const { call, status } = this.state;
    return status === 'active' && call !== undefined && !on.isBefore(call.opens) && !call.closes?.isBefore(on);
  }

  /** Has other details from now on; without a difference nothing happens. */
  change(changes: Changes<Omit<PilotProgrammeDetails, 'code'>>, municipalities?: readonly OrganisationId[]): void {
    PILOT_PROGRAMME_FLOW.changePilotProgramme.take(this.state);
    const { state } = this;
    const called = municipalities ? this.naming(municipalities) : state.called;
    const details = changed<PilotProgrammeState>(state, changes);
    requireSeed(details.funding);
    const fields = differing({
      name: sameText(details.name, state.name),
      basis: sameText(details.basis, state.basis),
      aims: sameTexts(details.aims, state.aims),
      characteristics: sameTexts(details.characteristics, state.characteristics),
      period: details.period.equals(state.period),
      call: sameCall(details.call, state.call),
      callMunicipalities: namesOf(called) === namesOf(state.called),
      funding: sameFunding(details.funding, state.funding),
      documentedPartners: sameCount(details.documentedPartners, state.documentedPartners),
      provenance: details.provenance === state.provenance,
    });
    if (fields.length === 0) return;
    this.state = { ...details, called };
    this.record('pilot-programme.details-changed.v1', { fields });
  }

  /** Tells those named in the call that it has opened, once of an opening day; who is named later hears then. */
  tellCallOpen(): void {
    const { call, called } = this.state;
    const { today } = this.standing;
    if (!call || !this.isCallOpen(today)) return;
    const untold = called.filter(
      ({ period, toldOf }) => period.includes(today) && String(toldOf) !== String(call.opens),
    );
    if (untold.length === 0) return;
    const { opens, closes } = call;
    this.state = {
      ...this.state,
      called: called.map((each) => (untold.includes(each) ? { ...each, toldOf: opens } : each)),
    };
    const municipalities = untold.map(({ organisation }) => organisation);
    this.record('pilot-programme.call-opened.v1', { opens, ...(closes && { closes }), municipalities });
  }

  /** Its work is done: nothing is submitted to it or begun in it any more. */
  end(ending: Ending): void {
    this.bringToEnd(PILOT_PROGRAMME_FLOW.endPilotProgramme.take(this.state, ending.open), ending);
    this.record('pilot-programme.ended.v1', { on: this.standing.today });
  }

  /** Given up, before any of its pilots was completed. */
  cancel(ending: Ending, completed: readonly LocalisedText[]): void {
    const status = PILOT_PROGRAMME_FLOW.cancelPilotProgramme.take(this.state, { ...ending.open, completed });
    this.bringToEnd(status, ending);
    this.record('pilot-programme.cancelled.v1', { on: this.standing.today });
  }

  get isActive(): boolean {
    return this.state.status === 'active';
  }

  /** A successor is named in the call instead of a municipality that ends. */
  handOverCalled(handover: Handover): void {
    const { before, after, on } = handover;
    const { called } = this.state;
    const isThere = called.some(({ organisation, period }) => organisation === after && !period.endedBefore(on));
    const kept = isThere
      ? called.flatMap((each) => (each.organisation === before ? endedBefore(each, on) : [each]))
      : handedOver(called, before, after, on);
    this.state = { ...this.state, called: kept };
    this.record('pilot-programme.details-changed.v1', { fields: ['callMunicipalities'] });
  }

  private bringToEnd(status: PilotProgrammeStatus, { reason, concerned }: Ending): void {
    const { today } = this.standing;
    this.around = [...concerned, ...this.calledOn(today)];
    this.state = {
      ...this.state,
      status,
      statusOn: today,
      statusReason: reason,
      call: closedBy(this.state.call, today),
    };
  }

  private calledOn(day: LocalDate): OrganisationId[] {
    return this.isPublic()
      ? this.state.called.filter(({ period }) => period.includes(day)).map(({ organisation }) => organisation)
      : [];
  }

  private naming(municipalities: readonly OrganisationId[]): CalledMunicipality[] {
    const { called } = this.state;
    const kept = called.filter(({ organisation }) => municipalities.includes(organisation));
    const added = municipalities.filter((each) => !kept.some(({ organisation }) => organisation === each));
    return [...kept, ...eachNamed(added)];
  }

  /** The registry handed the ownership over; the programme tells of it. */
  ownerChanged(handover: Handover): void {
    this.record('pilot-programme.owner-changed.v1', handover);
  }

  protected concerned(): readonly OrganisationId[] {
    return [...everyone(this.parties), ...this.around];
  }

  /** Anybody may see a programme from the opening of its call. */
  override isPublic(): boolean {
    const opens = this.state.call?.opens;
    return opens !== undefined && !opens.isAfter(this.standing.today);
  }
}

/** Seed money is for starting and coordinating. */
function requireSeed(funding: ProgrammeFunding | undefined): void {
  const place = funding?.kind === 'seed' ? funding.purposes.indexOf('implementation') : -1;
  if (place >= 0) throw refuse('PURPOSE_NOT_ALLOWED.implementation', ['funding', 'purposes', place]);
}

const eachNamed = (organisations: readonly OrganisationId[]): CalledMunicipality[] =>
  [...new Set(organisations)].map((each) => fromTheStart(each));

const namesOf = (called: readonly CalledMunicipality[]): string =>
  called
    .map(({ organisation }) => organisation)
    .toSorted()
    .join();

const endedBefore = (each: CalledMunicipality, on: LocalDate): CalledMunicipality[] => {
  const period = each.period.endingBefore(on);
  return period ? [{ ...each, period }] : [];
};

/** A call that would only open later never does; one that is open closes. */
const closedBy = (call: Call | undefined, day: LocalDate): Call | undefined => {
  if (!call || call.opens.isAfter(day)) return undefined;
  return call.closes && !call.closes.isAfter(day) ? call : { ...call, closes: day };
};

const sameCall = (one: Call | undefined, other: Call | undefined): boolean =>
  String(one?.opens) === String(other?.opens) && String(one?.closes) === String(other?.closes);

const sameFunding = (one: ProgrammeFunding | undefined, other: ProgrammeFunding | undefined): boolean =>
  one?.kind === other?.kind &&
  one?.purposes.toSorted().join() === other?.purposes.toSorted().join() &&
  one?.unfunded.toSorted().join() === other?.unfunded.toSorted().join();

const sameCount = (one: DocumentedPartners | undefined, other: DocumentedPartners | undefined): boolean =>
  one?.count === other?.count && String(one?.asOf) === String(other?.asOf) && one?.provenance === other?.provenance;
