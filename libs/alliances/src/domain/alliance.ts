import {
  Aggregate,
  type AllianceStatus,
  changed,
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
  OutsidePeriod,
  Period,
  type Provenance,
  type Relation,
} from '@talkoot/contracts';
import {
  type AllianceDetails,
  type AllianceState,
  differingDetails,
  requireNoEnd,
  type StatedDetails,
} from './alliance-details.js';
import { ALLIANCE_FLOW, requireDecidable, requireOpenTo } from './alliance-status.js';
import { DecidedInAdvance, MembersOutsidePeriod, OwnerNotAmongProposers } from './alliance.errors.js';
import { restated } from './restated-themes.js';
import { type Arranged, ThemeTree, type WantedGroup } from './theme-tree.js';

export type AllianceEvent = Extract<EventName, `alliance.${string}`>;

/** Those that stand in it. */
export interface AllianceParts {
  readonly proposers: Members<OrganisationId>;
  readonly members: Members<OrganisationId>;
  readonly themes: ThemeTree;
}

/** The day on which it is looked at, and who owns it then (the registry knows the owners). */
interface Standing {
  readonly today: LocalDate;
  readonly owner: OrganisationId | undefined;
}

interface Proposal extends AllianceDetails {
  readonly code: string;
  readonly proposers: readonly OrganisationId[];
  readonly members: readonly OrganisationId[];
  readonly owner?: OrganisationId | undefined;
  readonly on: LocalDate;
}

const MEMBER = ['organisation'] as const;

/** The first day of an alliance with the period that is proposed on a day. */
export const firstDay = ({ from }: Period, proposedOn: LocalDate): LocalDate =>
  from?.isAfter(proposedOn) ? from : proposedOn;

/** Cities that deal with the State and others as one: who proposes it, who belongs to it, what it is for, on which themes. */
export class Alliance extends Aggregate<'alliance', AllianceEvent> {
  constructor(
    id: Id<'alliance'>,
    version: number,
    public state: AllianceState,
    readonly parts: AllianceParts,
    private readonly standing: Standing,
  ) {
    super(id, version);
  }

  /** Proposed on the day, be it before the alliance is to exist; its members are there from its first day. */
  static propose({ proposers, members, owner, on, ...details }: Proposal, today: LocalDate): Alliance {
    requireNoEnd(details, ['period', 'to']);
    const first = firstDay(details.period, on);
    if (!details.period.includes(first)) throw new OutsidePeriod(['on'], details.period);
    if (on.isAfter(today)) throw new DecidedInAdvance();
    if (owner && !proposers.includes(owner)) throw new OwnerNotAmongProposers();
    const state = { ...details, status: ALLIANCE_FLOW.propose.to, statusOn: on };
    const alliance = new Alliance(newId('alliance'), 0, state, emptyParts(), { today, owner });
    const { code, name, permanent, period, provenance } = details;
    for (const [place, each] of proposers.entries())
      alliance.parts.proposers.join(each, Period.from(on), provenance, ['proposers', place]);
    const facts = { code, name, permanent, period, provenance };
    alliance.record('alliance.proposed.v1', { ...facts, proposers: [...proposers], on });
    for (const [place, each] of members.entries())
      alliance.join(each, Period.from(first), provenance, ['members', place]);
    return alliance;
  }

  /** As a source states it; those who stand in it are stated after it. */
  static enter(state: AllianceState, proposers: readonly OrganisationId[], standing: Standing): Alliance {
    const alliance = new Alliance(newId('alliance'), 0, state, emptyParts(), standing);
    for (const each of proposers) alliance.parts.proposers.state(each, Period.always, state.provenance);
    const { aims: _, rhythm: __, statusOn, ...facts } = state;
    alliance.record('alliance.entered.v1', { ...facts, proposers: [...proposers], ...(statusOn && { statusOn }) });
    return alliance;
  }

  relationsOf(organisation: OrganisationId | undefined): Relation[] {
    if (organisation === undefined) return [];
    const { owner, today } = this.standing;
    return [
      ...(owner === organisation ? (['owner'] as const) : []),
      ...(this.parts.proposers.on(today).includes(organisation) ? (['proposer'] as const) : []),
    ];
  }

  /** Has other details from now on; without a difference nothing happens. */
  change(stated: StatedDetails): void {
    requireOpenTo('change', this.state.status);
    this.restate(stated);
  }

  /** Corrects the details by a source, whatever its status. */
  restate(stated: StatedDetails): void {
    const { state } = this;
    const details = changed<AllianceState>(state, stated);
    const fields = differingDetails(state, details);
    if (fields.length === 0) return;
    requireNoEnd(details, stated.period ? ['period', 'to'] : ['permanent']);
    if (!joiningDays(this.parts.members).every((day) => details.period.includes(day))) throw new MembersOutsidePeriod();
    this.state = details;
    this.record('alliance.details-changed.v1', { fields });
  }

  /** The status as a later source states it. */
  restateStatus(status: AllianceStatus, statusOn: LocalDate | undefined): void {
    const { state } = this;
    const isOlder = statusOn === undefined || state.statusOn?.isAfter(statusOn);
    if (status === state.status || (isOlder && state.statusOn !== undefined)) return;
    this.state = { ...state, status, statusOn };
    this.record('alliance.details-changed.v1', { fields: ['status'] });
  }

  activate(day: LocalDate): void {
    requireOpenTo('activate', this.state.status);
    requireDecidable(this.state, day, this.standing.today);
    this.state = { ...this.state, status: ALLIANCE_FLOW.activate.to, statusOn: day };
    this.record('alliance.activated.v1', { on: day });
  }

  /** The day is its last, and that of its memberships. Throws OutsidePeriod when somebody joined later. */
  end(day: LocalDate): void {
    requireOpenTo('end', this.state.status);
    requireDecidable(this.state, day, this.standing.today, joiningDays(this.parts.members));
    const period = Period.of(this.state.period.from, day) ?? this.state.period;
    for (const member of this.parts.members.on(day)) this.parts.members.leave(member, day, MEMBER);
    this.state = { ...this.state, period, status: ALLIANCE_FLOW.end.to, statusOn: day };
    this.record('alliance.ended.v1', { on: day });
  }

  admit(member: OrganisationId, from: LocalDate, provenance: Provenance): void {
    requireOpenTo('admit a member', this.state.status);
    if (!this.state.period.includes(from)) throw new OutsidePeriod(['on'], this.state.period);
    this.join(member, Period.from(from), provenance, MEMBER);
  }

  /** By those who run it, or by the member itself. Throws NotMember for a day on which it is none. */
  endMembership(member: OrganisationId, lastDay: LocalDate): void {
    requireOpenTo('end a membership', this.state.status);
    this.parts.members.leave(member, lastDay, MEMBER);
    this.record('alliance.member-left.v1', { member, lastDay });
  }

  /** Takes over what a source states; without a difference nothing happens. */
  stateMember(member: OrganisationId, stated: Period, provenance: Provenance): void {
    this.recordMember(this.parts.members.state(member, stated, provenance));
  }

  stateProposer(proposer: OrganisationId): void {
    const { provenance } = this.state;
    const { change } = this.parts.proposers.state(proposer, Period.always, provenance);
    if (change !== 'none') this.record('alliance.proposer-stated.v1', { proposer, period: Period.always, provenance });
  }

  /** From the day on the themes stand in these groups, in this order, and no others do; without a day they did so all along. */
  arrangeThemes(groups: readonly WantedGroup[], day?: LocalDate): void {
    requireOpenTo('arrange the themes', this.state.status);
    if (day && !this.state.period.includes(day)) throw new OutsidePeriod(['on'], this.state.period);
    this.recordArranged(this.parts.themes.arrange(groups, day), day);
  }

  renameThemeGroup(group: Id<'themegroup'>, name: LocalisedText, day: LocalDate): void {
    requireOpenTo('arrange the themes', this.state.status);
    if (!this.state.period.includes(day)) throw new OutsidePeriod(['on'], this.state.period);
    this.recordArranged(this.parts.themes.rename(group, name, day), day);
  }

  /**
   * The themes as a source states them: if there were none they were so from the start, else they are so from the day on. Answers
   * with the day of a change, undefined when nothing differs.
   */
  stateThemes(
    groups: readonly (WantedGroup & { readonly name: LocalisedText })[],
    today: LocalDate,
  ): { readonly day: LocalDate | undefined } | undefined {
    const { themes } = this.parts;
    if (groups.length === 0) return undefined;
    const day = themes.groups.length === 0 ? undefined : themes.notBefore(today);
    const arranged = themes.arrange(restated(themes.latest, groups), day);
    this.recordArranged(arranged, day);
    return arranged && { day };
  }

  /** A proposer has ended: its successor stands in. */
  handOverProposal({ before, after, on: day, succession }: Handover): void {
    if (!this.parts.proposers.handOver(before, after, day, ['predecessors'])) return;
    this.record('alliance.proposer-changed.v1', { before, after, on: day, ...(succession && { succession }) });
  }

  /** A member has ended: its successor stands in; where it is a member already, the two become one. */
  handOverMembership({ before, after, on: day, succession }: Handover): void {
    const handOver = this.parts.members.handOver(before, after, day, ['predecessors']);
    if (!handOver) return;
    const cause = succession && { succession };
    this.record('alliance.member-left.v1', { member: before, lastDay: day.minusDays(1), ...cause });
    for (const each of handOver.taken) this.recordMember(each, cause);
  }

  /** The registry handed the ownership over; the alliance tells of it. */
  ownerChanged(handover: Handover): void {
    this.record('alliance.owner-changed.v1', handover);
  }

  protected concerned(): readonly OrganisationId[] {
    const { owner, today } = this.standing;
    const { proposers, members } = this.parts;
    return [...(owner ? [owner] : []), ...proposers.on(today), ...members.on(today)];
  }

  private join(
    member: OrganisationId,
    period: Period,
    provenance: Provenance,
    path: readonly (string | number)[],
  ): void {
    this.parts.members.join(member, period, provenance, path);
    this.record('alliance.member-joined.v1', { member, period, provenance });
  }

  private recordMember(
    { change, membership }: { change: MembershipChange; membership: Membership<OrganisationId> },
    cause?: { readonly succession: Id<'succession'> },
  ): void {
    const { member, period, provenance } = membership;
    if (change === 'added') this.record('alliance.member-joined.v1', { member, period, provenance, ...cause });
    if (change === 'corrected') this.record('alliance.membership-corrected.v1', { member, period });
  }

  private recordArranged(arranged: Arranged | undefined, day: LocalDate | undefined): void {
    if (!arranged) return;
    const since = day && { on: day };
    for (const { group, name } of arranged.added)
      this.record('alliance.theme-group-added.v1', { group, name, ...since });
    for (const each of arranged.renamed)
      if (since) this.record('alliance.theme-group-renamed.v1', { ...each, ...since });
    for (const group of arranged.removed)
      if (since) this.record('alliance.theme-group-removed.v1', { group, ...since });
    const groups = arranged.groups.map(({ group, themes }) => ({ group, themes: [...themes] }));
    this.record('alliance.themes-arranged.v1', { groups, ...since });
  }
}

const emptyParts = (): AllianceParts => ({ proposers: new Members(), members: new Members(), themes: new ThemeTree() });

const joiningDays = (members: Members<OrganisationId>): LocalDate[] =>
  members.all.flatMap(({ period: { from } }) => from ?? []);
