import {
  Aggregate,
  changed,
  type Changes,
  differing,
  type EventName,
  type FundingKind,
  type FundingPurpose,
  type Handover,
  type Id,
  type LocalDate,
  type LocalisedText,
  newId,
  type OrganisationId,
  type Period,
  type Provenance,
  sameText,
  sameTexts,
} from '@talkoot/contracts';
import { everyone, type Parties } from './relations.js';
import type { Standing } from './standing.js';

export type PilotProgrammeEvent = Extract<EventName, `pilot-programme.${string}`>;

/** When plans can be submitted; both days belong to it. */
export interface Call {
  readonly opens: LocalDate;
  readonly closes?: LocalDate | undefined;
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

export interface PilotProgrammeState {
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

/** A ministry's programme of pilots: what it rests on, what it is to achieve, the call for plans, what its money is for. */
export class PilotProgramme extends Aggregate<'pilotprogramme', PilotProgrammeEvent> {
  constructor(
    id: Id<'pilotprogramme'>,
    version: number,
    public state: PilotProgrammeState,
    private readonly standing: Standing,
  ) {
    super(id, version);
  }

  static create(state: PilotProgrammeState, owner: OrganisationId, today: LocalDate): PilotProgramme {
    const programme = new PilotProgramme(newId('pilotprogramme'), 0, state, { owner, today });
    const { code, name, period, provenance } = state;
    programme.record('pilot-programme.created.v1', { code, name, owner, period, provenance });
    return programme;
  }

  get parties(): Parties {
    return { owner: this.standing.owner };
  }

  isCallOpen(on: LocalDate): boolean {
    const { call } = this.state;
    return call !== undefined && !on.isBefore(call.opens) && !call.closes?.isBefore(on);
  }

  /** Has other details from now on; without a difference nothing happens. */
  change(changes: Changes<Omit<PilotProgrammeState, 'code'>>): void {
    const { state } = this;
    const details = changed<PilotProgrammeState>(state, changes);
    const fields = differing({
      name: sameText(details.name, state.name),
      basis: sameText(details.basis, state.basis),
      aims: sameTexts(details.aims, state.aims),
      characteristics: sameTexts(details.characteristics, state.characteristics),
      period: details.period.equals(state.period),
      call: sameCall(details.call, state.call),
      funding: sameFunding(details.funding, state.funding),
      documentedPartners: sameCount(details.documentedPartners, state.documentedPartners),
      provenance: details.provenance === state.provenance,
    });
    if (fields.length === 0) return;
    this.state = details;
    this.record('pilot-programme.details-changed.v1', { fields });
  }

  /** The registry handed the ownership over; the programme tells of it. */
  ownerChanged(handover: Handover): void {
    this.record('pilot-programme.owner-changed.v1', handover);
  }

  protected concerned(): readonly OrganisationId[] {
    return everyone(this.parties);
  }

  /** Anybody may see a programme from the opening of its call. */
  override isPublic(): boolean {
    const opens = this.state.call?.opens;
    return opens !== undefined && !opens.isAfter(this.standing.today);
  }
}

const sameCall = (one: Call | undefined, other: Call | undefined): boolean =>
  String(one?.opens) === String(other?.opens) && String(one?.closes) === String(other?.closes);

const sameFunding = (one: ProgrammeFunding | undefined, other: ProgrammeFunding | undefined): boolean =>
  one?.kind === other?.kind &&
  one?.purposes.toSorted().join() === other?.purposes.toSorted().join() &&
  one?.unfunded.toSorted().join() === other?.unfunded.toSorted().join();

const sameCount = (one: DocumentedPartners | undefined, other: DocumentedPartners | undefined): boolean =>
  one?.count === other?.count && String(one?.asOf) === String(other?.asOf) && one?.provenance === other?.provenance;
