import {
  Aggregate,
  type AllianceStatus,
  changed,
  type EventName,
  type Handover,
  type Id,
  type InvitationRole,
  type LocalDate,
  type LocalisedText,
  Members,
  type Membership,
  type MembershipChange,
  newId,
  type OrganisationId,
  Period,
  type Provenance,
} from '@talkoot/contracts';
import {
  type AllianceDetails,
  type AllianceState,
  differingDetails,
  requireNoEnd,
  type AllianceChanges,
} from './alliance-details.js';
import { ALLIANCE_FLOW } from './alliance-flow.js';
import { refuse } from './messages/index.js';
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

/** Somebody who has agreed to what the others invited it to be. */
interface Agreed {
  readonly organisation: OrganisationId;
  readonly roles: readonly InvitationRole[];
  /** The first day of the membership that was offered. */
  readonly startsOn: LocalDate | undefined;
  readonly provenance: Provenance;
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

  /**
   * Proposed on the day, be it before the alliance is to exist, by one organisation: all others whom the proposal names are invited
   * (`invitedBy`) and take part when they agree.
   */
  static propose(proposal: Proposal, by: OrganisationId | undefined, today: LocalDate): Alliance {
    const { proposers, members, owner, on, ...details } = proposal;
    requireNoEnd(details, ['period', 'to']);
    const first = firstDay(details.period, on);
    if (!details.period.includes(first)) throw refuse('OUTSIDE_PERIOD', ['on'], { period: details.period });
    const status = ALLIANCE_FLOW.proposeAlliance.take(details, { day: on, today });
    if (owner && !proposers.includes(owner)) throw refuse('INVALID_INPUT.ownerNotAmongProposers', ['owner']);
    if (!by || !proposers.includes(by)) throw refuse('INVALID_INPUT.notAmongProposers', ['proposers']);
    const state = { ...details, status, statusOn: on };
    const standing = { today, owner: owner === by ? owner : undefined };
    const alliance = new Alliance(newId('alliance'), 0, state, emptyParts(), standing);
    const { code, name, permanent, period, provenance } = details;
    alliance.parts.proposers.join(by, Period.from(on), provenance, ['proposers']);
    alliance.record('alliance.proposed.v1', { code, name, permanent, period, provenance, proposers: [by], on });
    if (members.includes(by)) alliance.join(by, Period.from(first), provenance, ['members']);
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

  /** Has other details from now on; without a difference nothing happens. */
  change(stated: AllianceChanges): void {
    ALLIANCE_FLOW.changeAlliance.take(this.state);
    this.restate(stated);
  }

  /** Corrects the details by a source, whatever its status. */
  restate(stated: AllianceChanges): void {
    const { state } = this;
    const details = changed<AllianceState>(state, stated);
    const fields = differingDetails(state, details);
    if (fields.length === 0) return;
    requireNoEnd(details, stated.period ? ['period', 'to'] : ['permanent']);
    if (!joiningDays(this.parts.members).every((day) => details.period.includes(day)))
      throw refuse('OUTSIDE_PERIOD.members', ['period']);
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

  /** `isWaiting`: whether somebody who was invited to propose it has not answered. Throws WRONG_STATUS. */
  activate(day: LocalDate, isWaiting: boolean): void {
    const { today } = this.standing;
    const status = ALLIANCE_FLOW.activateAlliance.take(this.state, { day, today, isWaiting });
    this.state = { ...this.state, status, statusOn: day };
    this.record('alliance.activated.v1', { on: day });
  }

  /** The day is its last, and that of its memberships. Throws OUTSIDE_PERIOD when somebody joined later. */
  end(day: LocalDate): void {
    const { today } = this.standing;
    const notBefore = joiningDays(this.parts.members);
    const status = ALLIANCE_FLOW.endAlliance.take(this.state, { day, today, notBefore });
    const period = Period.of(this.state.period.from, day) ?? this.state.period;
    for (const member of this.parts.members.on(day)) this.parts.members.leave(member, day, MEMBER);
    this.state = { ...this.state, period, status, statusOn: day };
    this.record('alliance.ended.v1', { on: day });
  }

  /** Throws where nobody can become a member on the day, or this one is a member then or later. */
  requireInvitable(member: OrganisationId, from: LocalDate): void {
    ALLIANCE_FLOW.admitAllianceMember.take(this.state);
    if (!this.state.period.includes(from)) throw refuse('OUTSIDE_PERIOD', ['on'], { period: this.state.period });
    const isThere = this.parts.members.all.some((each) => each.member === member && !each.period.endedBefore(from));
    if (isThere) throw refuse('ALREADY_MEMBER', MEMBER);
  }

  /** A proposer takes in its own organisation; all others are invited. */
  admit(member: OrganisationId, from: LocalDate, provenance: Provenance): void {
    this.requireInvitable(member, from);
    this.join(member, Period.from(from), provenance, MEMBER);
  }

  /**
   * Somebody who was invited agrees. It proposes the alliance from today on, and is a member from the day that was offered, or from the
   * first one of the alliance; what it is already it stays. Answers who owns the alliance by it.
   */
  take({ organisation, roles, startsOn, provenance }: Agreed): OrganisationId | undefined {
    ALLIANCE_FLOW.acceptInvitation.take(this.state);
    const { today, owner } = this.standing;
    const isOwner = roles.includes('owner') && owner === undefined;
    const memberFrom = roles.includes('member') ? this.possibleFrom(startsOn ?? today) : undefined;
    if (roles.includes('proposer') && !this.parts.proposers.on(today).includes(organisation)) {
      this.parts.proposers.takeOver(organisation, Period.from(today), provenance);
      this.record('alliance.proposer-joined.v1', { proposer: organisation, on: today, isOwner, provenance });
    }
    if (memberFrom) {
      const taken = this.parts.members.takeOver(organisation, Period.from(memberFrom), provenance);
      for (const each of taken) this.recordMember(each);
    }
    return isOwner ? organisation : undefined;
  }

  /** What the organisation is in it already on the day or later. */
  rolesOf(organisation: OrganisationId, from: LocalDate): InvitationRole[] {
    const isIn = (members: Members<OrganisationId>) =>
      members.all.some(({ member, period }) => member === organisation && !period.endedBefore(from));
    return [
      ...(isIn(this.parts.proposers) ? (['proposer'] as const) : []),
      ...(isIn(this.parts.members) ? (['member'] as const) : []),
      ...(this.standing.owner ? (['owner'] as const) : []),
    ];
  }

  /** By those who run it, or by the member itself. Throws NOT_MEMBER for a day on which it is none. */
  endMembership(member: OrganisationId, lastDay: LocalDate): void {
    ALLIANCE_FLOW.endAllianceMembership.take(this.state);
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
    ALLIANCE_FLOW.arrangeThemes.take(this.state);
    if (day && !this.state.period.includes(day)) throw refuse('OUTSIDE_PERIOD', ['on'], { period: this.state.period });
    this.recordArranged(this.parts.themes.arrange(groups, day), day);
  }

  renameThemeGroup(group: Id<'themegroup'>, name: LocalisedText, day: LocalDate): void {
    ALLIANCE_FLOW.renameThemeGroup.take(this.state);
    if (!this.state.period.includes(day)) throw refuse('OUTSIDE_PERIOD', ['on'], { period: this.state.period });
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

  /** The day that was offered, or the first one of the alliance, whose period may be another one by now. */
  private possibleFrom(offered: LocalDate): LocalDate {
    const { period } = this.state;
    const from = period.from?.isAfter(offered) ? period.from : offered;
    if (!period.includes(from)) throw refuse('OUTSIDE_PERIOD', ['invitation'], { period });
    return from;
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

/** Whom a proposal names besides the one who makes it, and as what. */
export function invitedBy(
  by: OrganisationId,
  { proposers, members, owner }: Pick<Proposal, 'proposers' | 'members' | 'owner'>,
): { readonly organisation: OrganisationId; readonly roles: readonly InvitationRole[] }[] {
  const named = new Set([...proposers, ...members].filter((each) => each !== by));
  return [...named].map((organisation) => ({
    organisation,
    roles: [
      ...(proposers.includes(organisation) ? (['proposer'] as const) : []),
      ...(members.includes(organisation) ? (['member'] as const) : []),
      ...(owner === organisation ? (['owner'] as const) : []),
    ],
  }));
}

const emptyParts = (): AllianceParts => ({ proposers: new Members(), members: new Members(), themes: new ThemeTree() });

const joiningDays = (members: Members<OrganisationId>): LocalDate[] =>
  members.all.flatMap(({ period: { from } }) => from ?? []);
