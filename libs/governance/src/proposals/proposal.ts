import {
  Aggregate,
  changed,
  type Changes,
  type CollaborationId,
  differing,
  type EventName,
  type Handover,
  type Id,
  type LinkedDocument,
  type LocalDate,
  type LocalisedText,
  newId,
  type OrganisationId,
  type ProposalAnswer,
  type ProposalStatus,
  type Provenance,
  sameDocuments,
  sameText,
} from '@talkoot/contracts';
import { refuse } from '../messages/index.js';
import { PROPOSAL_FLOW } from './proposal-flow.js';
import {
  endedAfter,
  hasPart,
  inRole,
  joining,
  party,
  type ProposalParty,
  type ProposalRole,
  rolesFrom,
  supporter,
  takenOver,
} from './proposal-parties.js';

export type ProposalEvent = Extract<EventName, `proposal.${string}`>;

/** What its makers say. */
interface ProposalText {
  readonly title: LocalisedText;
  readonly text?: LocalisedText | undefined;
  readonly documents: readonly LinkedDocument[];
  /** The day by which the answer is asked for. */
  readonly answerDue?: LocalDate | undefined;
}

/** A proposal as it is made. */
export interface NewProposal extends ProposalText {
  readonly code?: string | undefined;
  readonly proposers: readonly OrganisationId[];
  readonly addressee: { readonly organisation: OrganisationId } | { readonly body: Id<'body'> };
  readonly collaboration?: CollaborationId | undefined;
  /** Undefined: the source does not say. */
  readonly submittedOn?: LocalDate | undefined;
  readonly provenance: Provenance;
}

export interface ProposalState extends Omit<NewProposal, 'proposers' | 'addressee'> {
  /** The body that has to answer; without one, the addressee among the parties. */
  readonly addresseeBody?: Id<'body'> | undefined;
  readonly status: ProposalStatus;
  readonly answeredOn?: LocalDate | undefined;
  readonly answer?: ProposalAnswer | undefined;
  readonly answerText?: LocalisedText | undefined;
  readonly withdrawnOn?: LocalDate | undefined;
  /** The due day of which it was told that it has passed. */
  readonly toldOverdue?: LocalDate | undefined;
  readonly parties: readonly ProposalParty[];
}

export interface ProposalStanding {
  readonly today: LocalDate;
  /** Those who answer for the body to which it is addressed: whom it belongs to, and its secretariat. */
  readonly answering: readonly OrganisationId[];
}

/** An initiative of organisations that somebody has to answer. Anybody sees it. */
export class Proposal extends Aggregate<'proposal', ProposalEvent> {
  constructor(
    id: Id<'proposal'>,
    version: number,
    public state: ProposalState,
    private readonly standing: ProposalStanding,
  ) {
    super(id, version);
  }

  /** Made by one organisation; all others that it names are invited, and make it as well when they agree. */
  static submit(details: NewProposal, by: OrganisationId | undefined, standing: ProposalStanding): Proposal {
    if (!by || !details.proposers.includes(by)) throw refuse('INVALID_INPUT.notAmongMakersOfProposal', ['proposers']);
    requireOthers(details.proposers, details.addressee);
    return Proposal.enter({ ...details, proposers: [by] }, standing);
  }

  /** As a source states it: all that it names make it. */
  static enter(details: NewProposal, standing: ProposalStanding): Proposal {
    const { proposers, addressee, ...facts } = details;
    const { submittedOn, provenance } = facts;
    const status = PROPOSAL_FLOW.submitProposal.take({ submittedOn, today: standing.today });
    requireDueAfter(submittedOn, facts.answerDue);
    const parties = [...new Set(proposers)].map((each) => party('proposer', each, provenance));
    requireOthers(proposers, addressee);
    if ('organisation' in addressee) parties.push(party('addressee', addressee.organisation, provenance));
    const addresseeBody = 'body' in addressee ? addressee.body : undefined;
    const state: ProposalState = { ...facts, addresseeBody, status, parties };
    const proposal = new Proposal(newId('proposal'), 0, state, standing);
    proposal.record('proposal.submitted.v1', {
      proposers: [...new Set(proposers)],
      addressee: 'body' in addressee ? addressee.body : addressee.organisation,
      collaboration: facts.collaboration,
      on: submittedOn,
      answerDue: facts.answerDue,
      provenance,
    });
    return proposal;
  }

  get isOverdue(): boolean {
    return this.state.status === 'submitted' && (this.state.answerDue?.isBefore(this.standing.today) ?? false);
  }

  /** Whether the organisation has a part in it on the day or later. */
  involves(organisation: OrganisationId, from: LocalDate): boolean {
    return hasPart(this.state.parties, organisation, from);
  }

  change(changes: Changes<ProposalText>): void {
    PROPOSAL_FLOW.changeProposal.take(this.moment);
    requireDueAfter(this.state.submittedOn, changes.answerDue);
    const { title, text, documents, answerDue } = changed<ProposalText>(this.state, changes);
    this.setText({ title, text, documents, answerDue });
  }

  /** What a source says of it now; nothing that it does not say goes away. */
  correct({ proposers, addressee, collaboration, ...stated }: Omit<NewProposal, 'code'>): void {
    if (!this.isAddressedTo(addressee)) throw refuse('INVALID_INPUT.addressedOtherwise', ['addressee']);
    if (collaboration !== this.state.collaboration) throw refuse('INVALID_INPUT.addressedOtherwise', ['collaboration']);
    requireOthers(proposers, addressee);
    const { submittedOn = this.state.submittedOn, provenance } = stated;
    requireDueAfter(submittedOn, stated.answerDue);
    const added = proposers.filter((each) => !this.state.parties.some(isProposer(each)));
    const changed = [
      ...(String(submittedOn) === String(this.state.submittedOn) ? [] : ['submittedOn']),
      ...(provenance === this.state.provenance ? [] : ['provenance']),
      ...(added.length === 0 ? [] : ['proposers']),
    ];
    const parties = [...this.state.parties, ...added.map((each) => party('proposer', each, provenance))];
    this.state = { ...this.state, submittedOn, provenance, parties };
    const { title, text = this.state.text, documents, answerDue = this.state.answerDue } = stated;
    this.setText({ title, text, documents, answerDue }, changed);
  }

  /** Somebody who was invited agrees: it makes the proposal from today on. */
  take(organisation: OrganisationId, provenance: Provenance): void {
    PROPOSAL_FLOW.acceptInvitation.take(this.moment);
    const { today } = this.standing;
    if (this.inRole('addressee').includes(organisation)) throw refuse('INVALID_INPUT.proposesToItself', ['invitation']);
    if (this.inRole('proposer').includes(organisation)) return;
    this.setParties(joining(this.state.parties, organisation, today, provenance));
    this.record('proposal.proposer-joined.v1', { organisation, on: today, provenance });
  }

  /** Whether the organisation makes it on the day or later. */
  isMadeBy(organisation: OrganisationId, from: LocalDate): boolean {
    return rolesFrom(this.state.parties, organisation, from).includes('proposer');
  }

  support(organisation: OrganisationId, on: LocalDate, provenance: Provenance): void {
    PROPOSAL_FLOW.supportProposal.take(this.moment, { day: on, field: 'on' });
    if (hasPart(this.state.parties, organisation, on)) throw refuse('ALREADY_PARTY', ['organisation']);
    this.setParties([...this.state.parties, supporter(organisation, on, provenance)]);
    this.record('proposal.supported.v1', { organisation, on });
  }

  endSupport(organisation: OrganisationId, lastDay: LocalDate): void {
    PROPOSAL_FLOW.endSupport.take(this.moment, { day: lastDay, field: 'lastDay' });
    const there = this.state.parties.find(
      (each) => each.role === 'supporter' && each.organisation === organisation && each.period.includes(lastDay),
    );
    if (!there || there.period.to?.equals(lastDay)) throw refuse('NOT_PARTY', ['organisation']);
    this.setParties(endedAfter(this.state.parties, there, lastDay));
    this.record('proposal.support-ended.v1', { organisation, lastDay });
  }

  answer(answer: ProposalAnswer, on: LocalDate, answerText?: LocalisedText): void {
    const status = PROPOSAL_FLOW.answerProposal.take(this.moment, { day: on, field: 'on' });
    this.state = { ...this.state, status, answer, answerText, answeredOn: on };
    this.record('proposal.answered.v1', { answer, on });
  }

  withdraw(on: LocalDate): void {
    const status = PROPOSAL_FLOW.withdrawProposal.take(this.moment, { day: on, field: 'on' });
    this.state = { ...this.state, status, withdrawnOn: on };
    this.record('proposal.withdrawn.v1', { on });
  }

  /** Tells once of each due day that it has passed without an answer. */
  tellOverdue(): void {
    const { answerDue, toldOverdue } = this.state;
    if (!answerDue || !this.isOverdue || toldOverdue?.equals(answerDue)) return;
    this.state = { ...this.state, toldOverdue: answerDue };
    this.record('proposal.overdue.v1', { answerDue });
  }

  /** A successor stands in for somebody in every role, as long as nobody has answered; later it tells who it was. */
  handOver(handover: Handover): void {
    if (this.state.status !== 'submitted') return;
    for (const role of rolesFrom(this.state.parties, handover.before, handover.on)) {
      this.setParties(takenOver(this.state.parties, role, handover));
      this.record('proposal.party-changed.v1', { ...handover, role });
    }
  }

  protected concerned(): readonly OrganisationId[] {
    const named = (['proposer', 'supporter', 'addressee'] as const).flatMap((role) => this.inRole(role));
    return [...named, ...this.standing.answering];
  }

  /** Those to whom it was addressed on any day. */
  private isAddressedTo(addressee: NewProposal['addressee']): boolean {
    if ('body' in addressee) return this.state.addresseeBody === addressee.body;
    const { organisation } = addressee;
    return this.state.parties.some((each) => each.role === 'addressee' && each.organisation === organisation);
  }

  private inRole(role: ProposalRole): OrganisationId[] {
    return inRole(this.state.parties, role, this.standing.today);
  }

  private setParties(parties: readonly ProposalParty[]): void {
    this.state = { ...this.state, parties };
  }

  private setText(text: ProposalText, besides: readonly string[] = []): void {
    const before = this.state;
    const same = {
      title: sameText(text.title, before.title),
      text: sameText(text.text, before.text),
      documents: sameDocuments(text.documents, before.documents),
      answerDue: String(text.answerDue) === String(before.answerDue),
    } satisfies Record<keyof ProposalText, boolean>;
    const fields = [...differing(same), ...besides];
    this.state = { ...before, ...text };
    if (fields.length > 0) this.record('proposal.details-changed.v1', { fields });
  }

  private get moment() {
    return { ...this.state, today: this.standing.today };
  }
}

function requireDueAfter(submittedOn: LocalDate | undefined, answerDue: LocalDate | null | undefined): void {
  if (submittedOn && answerDue?.isBefore(submittedOn))
    throw refuse('INVALID_DATE.beforeSubmission', ['answerDue'], { submittedOn });
}

/** Nobody asks themselves for an answer. */
function requireOthers(proposers: readonly OrganisationId[], addressee: NewProposal['addressee']): void {
  if ('organisation' in addressee && proposers.includes(addressee.organisation))
    throw refuse('INVALID_INPUT.proposesToItself', ['addressee']);
}

const isProposer =
  (organisation: OrganisationId) =>
  (each: ProposalParty): boolean =>
    each.role === 'proposer' && each.organisation === organisation;
