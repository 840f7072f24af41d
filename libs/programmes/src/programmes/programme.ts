import {
  Aggregate,
  changed,
  differing,
  type EventData,
  type EventName,
  type Handover,
  type Id,
  type LocalDate,
  type LocalisedText,
  Members,
  type Membership,
  type MembershipChange,
  newId,
  type OrganisationId,
  Period,
  type ProgrammeStage,
  type Provenance,
  sameText,
} from '@talkoot/contracts';
import { arranged, type DatedDuty, sameDuties } from '../duties/arranged.js';
import type { Duty } from '../duties/duty.js';
import { cycleText } from '../duties/duty-text.js';
import { refuse } from '../messages/index.js';
import { differingDetails, type ProgrammeDetails, type StatedDetails } from './programme-details.js';
import { type Hearing, NOT_HEARD } from './hearing.js';
import { PROGRAMME_FLOW } from './programme-flow.js';

export type ProgrammeEvent = Extract<EventName, `programme.${string}`>;

/** Who adopted it, when, and by which decision. */
export interface Adoption {
  /** Unknown where the source tells no day. */
  readonly adoptedOn?: LocalDate | undefined;
  readonly adoptingBody?: Id<'body'> | undefined;
  /** The body in words, where Talkoot does not have it. */
  readonly adoptedBy?: LocalisedText | undefined;
  readonly decision?: Id<'decision'> | undefined;
}

export interface ProgrammeState extends ProgrammeDetails, Adoption {
  readonly code: string;
  readonly status: ProgrammeStage;
  /** What its rhythm demands, and since when. */
  readonly duties: readonly DatedDuty[];
}

/** Of which plan it is a copy, and what was taken over with it. */
export type CopiedFrom = EventData<'programme.copied.v1'>;

/** The day on which it is looked at, and who owns it then (the registry knows the owners). */
interface Standing {
  readonly today: LocalDate;
  readonly owner: OrganisationId | undefined;
}

const ADOPTER = ['organisation'] as const;

/** A strategy, regional programme, shared target picture or municipal programme: whose it is, how it was decided, who adopts it. */
export class Programme extends Aggregate<'programme', ProgrammeEvent> {
  private readonly predecessorBefore: ProgrammeState['predecessor'];
  private readonly hadDuties: boolean;

  constructor(
    id: Id<'programme'>,
    version: number,
    public state: ProgrammeState,
    readonly adopters: Members<OrganisationId>,
    private readonly standing: Standing,
  ) {
    super(id, version);
    this.predecessorBefore = state.predecessor;
    this.hadDuties = state.duties.length > 0;
  }

  static create(details: ProgrammeDetails & { readonly code: string }, standing: Standing): Programme {
    const status = PROGRAMME_FLOW.createProgramme.take({});
    const state = { ...details, status, duties: [] };
    const programme = new Programme(newId('programme'), 0, state, new Members(), standing);
    const { code, name, kind, provenance } = details;
    programme.record('programme.created.v1', { code, name, kind, owner: standing.owner, provenance });
    return programme;
  }

  /** As a source states it: adopted, whether or not the source tells the day. */
  static enter(state: ProgrammeState, standing: Standing): Programme {
    const programme = new Programme(newId('programme'), 0, state, new Members(), standing);
    const { code, name, kind, provenance, adoptedOn } = state;
    programme.record('programme.entered.v1', { code, name, kind, owner: standing.owner, adoptedOn, provenance });
    return programme;
  }

  /** It starts with the plan of another one; it tells of it. */
  copiedFrom(copied: CopiedFrom): void {
    this.record('programme.copied.v1', copied);
  }

  change(stated: StatedDetails): void {
    PROGRAMME_FLOW.changeProgramme.take(this.state);
    this.restate(stated);
  }

  /** As a later source states it; what it does not say stays. */
  stateAgain(stated: StatedDetails, adoption: Adoption): void {
    PROGRAMME_FLOW.stateProgramme.take(this.state);
    this.restate(stated);
    this.restateAdoption(adoption);
  }

  /** Corrects the details by a source; without a difference nothing happens. */
  restate(stated: StatedDetails): void {
    const { state } = this;
    const details = changed<ProgrammeState>(state, stated);
    const fields = differingDetails(state, details);
    if (fields.length === 0) return;
    if (this.adopters.all.some(({ period: { from } }) => from !== undefined && details.period.endedBefore(from)))
      throw refuse('OUTSIDE_PERIOD.adopters', ['period']);
    this.state = details;
    this.record('programme.details-changed.v1', { fields });
  }

  /** The decision as a later source states it; what it does not say stays. */
  restateAdoption({ adoptedOn, adoptedBy, adoptingBody, decision }: Adoption): void {
    const { state } = this;
    const stated = {
      adoptedOn: adoptedOn ?? state.adoptedOn,
      adoptedBy: adoptedBy ?? state.adoptedBy,
      adoptingBody: adoptingBody ?? state.adoptingBody,
      decision: decision ?? state.decision,
    };
    const fields = differing({
      adoptedOn: String(stated.adoptedOn) === String(state.adoptedOn),
      adoptedBy: sameText(stated.adoptedBy, state.adoptedBy),
      adoptingBody: stated.adoptingBody === state.adoptingBody,
      decision: stated.decision === state.decision,
    });
    if (fields.length === 0) return;
    this.state = { ...state, ...stated };
    this.record('programme.details-changed.v1', { fields });
  }

  /** From the day on its cycle demands these, and nothing else; without a difference nothing happens. */
  setDuties(duties: readonly Duty[], from: LocalDate): void {
    PROGRAMME_FLOW.setProgrammeDuties.take(this.state);
    const after = arranged(this.state.duties, duties, from);
    if (sameDuties(this.state.duties, after)) return;
    this.state = { ...this.state, duties: after };
    const text = cycleText(duties);
    this.record('programme.duties-set.v1', { duties: duties.map(({ key }) => key), from, ...(text && { text }) });
  }

  /** By its adopting body. `items`: how many the plan of its first revision has. */
  adopt(adoption: Adoption & { readonly adoptedOn: LocalDate }, items: number, hearing: Hearing = NOT_HEARD): void {
    const { adoptedOn: on } = adoption;
    const { today } = this.standing;
    const status = PROGRAMME_FLOW.adoptProgramme.take(this.state, { on, today, items, ...hearing });
    this.state = { ...this.state, ...adoption, status };
    const { adoptingBody, decision } = adoption;
    this.record('programme.adopted.v1', { on, adoptingBody, decision });
  }

  /** The owner of the programme that it adapts hears of it. */
  tellOfAdaptation(original: Id<'programme'>, owner: OrganisationId): void {
    const { adoptedOn: on } = this.state;
    if (on) this.record('programme.adapted.v1', { original, owner, on });
  }

  /** Given up before it was adopted. `heardUntil`: until when its draft is being heard. */
  withdraw(heardUntil?: LocalDate): void {
    const status = PROGRAMME_FLOW.withdrawProgramme.take(this.state, { heardUntil });
    this.state = { ...this.state, status };
    this.record('programme.withdrawn.v1', {});
  }

  /** Another organisation adopts it for itself. */
  recordAdopter(organisation: OrganisationId, adoptedOn: LocalDate, provenance: Provenance): void {
    PROGRAMME_FLOW.recordProgrammeAdopter.take(this.state);
    const { today } = this.standing;
    if (adoptedOn.isAfter(today)) throw refuse('INVALID_DATE.decidedInAdvance', ['adoptedOn']);
    if (this.state.period.endedBefore(adoptedOn))
      throw refuse('OUTSIDE_PERIOD', ['adoptedOn'], { period: this.state.period });
    const period = Period.from(adoptedOn);
    if (this.adopters.isMember(organisation, period)) throw refuse('ALREADY_MEMBER.adopter', ADOPTER);
    this.adopters.join(organisation, period, provenance, ADOPTER);
    this.record('programme.adopter-joined.v1', { adopter: organisation, period, provenance });
  }

  /** Throws NOT_MEMBER for a day on which the organisation is no adopter. */
  endAdoption(organisation: OrganisationId, lastDay: LocalDate): void {
    PROGRAMME_FLOW.endProgrammeAdoption.take(this.state);
    if (!this.adopters.on(lastDay).includes(organisation)) throw refuse('NOT_MEMBER.adopter', ADOPTER);
    this.adopters.leave(organisation, lastDay, ADOPTER);
    this.record('programme.adopter-left.v1', { adopter: organisation, lastDay });
  }

  /** Takes over what a source states; without a difference nothing happens. */
  stateAdopter(organisation: OrganisationId, stated: Period, provenance: Provenance): void {
    this.recordMember(this.adopters.state(organisation, stated, provenance));
  }

  /** An adopter has ended: its successor stands in; where it is an adopter already, the two become one. */
  handOverAdoption({ before, after, on: day, succession }: Handover): void {
    const handOver = this.adopters.handOver(before, after, day, ['predecessors']);
    if (!handOver) return;
    const cause = succession && { succession };
    this.record('programme.adopter-left.v1', { adopter: before, lastDay: day.minusDays(1), ...cause });
    for (const each of handOver.taken) this.recordMember(each, cause);
  }

  /** The registry handed the ownership over; the programme tells of it. */
  ownerChanged(handover: Handover): void {
    this.record('programme.owner-changed.v1', handover);
  }

  /** Before its adoption only its owner sees it. */
  override isPublic(): boolean {
    return this.state.status === 'adopted';
  }

  /** Whether its cycle demands something, or did until now. */
  get hasCycle(): boolean {
    return this.hadDuties || this.state.duties.length > 0;
  }

  /** Whom it succeeds, and whom it succeeded until now: their ends depend on it. */
  get succeeded(): readonly Id<'programme'>[] {
    const { predecessorBefore } = this;
    const { predecessor } = this.state;
    return [...new Set([predecessorBefore, predecessor])].flatMap((each) => each ?? []);
  }

  /** Its owner, if it has one. */
  get owners(): readonly OrganisationId[] {
    const { owner } = this.standing;
    return owner ? [owner] : [];
  }

  get owner(): OrganisationId | undefined {
    return this.standing.owner;
  }

  /** Its owner and its adopters today. */
  get parties(): readonly OrganisationId[] {
    return [...this.owners, ...this.adopters.on(this.standing.today)];
  }

  protected concerned(): readonly OrganisationId[] {
    return this.parties;
  }

  private recordMember(
    { change, membership }: { change: MembershipChange; membership: Membership<OrganisationId> },
    cause?: { readonly succession: Id<'succession'> },
  ): void {
    const { member: adopter, period, provenance } = membership;
    if (change === 'added') this.record('programme.adopter-joined.v1', { adopter, period, provenance, ...cause });
    if (change === 'corrected') this.record('programme.adopter-corrected.v1', { adopter, period });
  }
}
