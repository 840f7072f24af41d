import {
  Aggregate,
  changed,
  type Changes,
  type Id,
  type InputPath,
  isId,
  type LocalDate,
  type LocalisedText,
  type NetworkKind,
  type NetworkMember,
  newId,
  type OrganisationId,
  Period,
  type Provenance,
  sameText,
  type MembershipChange,
  Members,
  type Membership,
} from '@talkoot/contracts';
import { refuse } from '../messages/index.js';

type NetworkEvent =
  | 'network.founded.v1'
  | 'network.details-changed.v1'
  | 'network.owner-changed.v1'
  | 'network.member-joined.v1'
  | 'network.member-left.v1'
  | 'network.membership-corrected.v1'
  | 'network.themes-changed.v1';

export interface NetworkDetails {
  readonly kind: NetworkKind;
  readonly code: string;
  name: LocalisedText;
  description?: LocalisedText | undefined;
  period: Period;
  provenance: Provenance;
}

export interface NetworkState extends NetworkDetails {
  readonly members: Members<NetworkMember>;
}

/** What of a network's details a source states or somebody changes. */
export type NetworkChanges = Changes<Pick<NetworkDetails, 'name' | 'description' | 'period' | 'provenance'>>;

/** Organisations or collaborations held together by an area or a theme. */
export class Network extends Aggregate<'network', NetworkEvent> {
  constructor(
    id: Id<'network'>,
    version: number,
    readonly state: NetworkState,
  ) {
    super(id, version);
  }

  static found(details: NetworkDetails & { readonly owner?: OrganisationId | undefined }): Network {
    const { owner, ...state } = details;
    const network = new Network(newId('network'), 0, { ...state, members: new Members() });
    const { description, ...facts } = state;
    network.record('network.founded.v1', { ...facts, ...(description && { description }), ...(owner && { owner }) });
    return network;
  }

  /** Changes what differs; without a difference nothing happens. */
  change(stated: NetworkChanges): void {
    const { state } = this;
    const { name, description, period, provenance } = stated;
    const differences = {
      ...(name && !sameText(name, state.name) && { name }),
      ...(description !== undefined && !sameText(description ?? undefined, state.description) && { description }),
      ...(period && !period.equals(state.period) && { period }),
      ...(provenance && provenance !== state.provenance && { provenance }),
    };
    if (Object.keys(differences).length === 0) return;
    Object.assign(state, changed<NetworkDetails>(state, differences));
    this.record('network.details-changed.v1', differences);
  }

  changeOwner(before: OrganisationId, after: OrganisationId, on: LocalDate): void {
    this.record('network.owner-changed.v1', { before, after, on });
  }

  /** Takes a member in from a day on. */
  admit(member: NetworkMember, on: LocalDate, provenance: Provenance): void {
    if (!this.state.period.includes(on)) throw refuse('OUTSIDE_PERIOD', ['on'], { period: this.state.period });
    const period = Period.from(on);
    this.state.members.join(member, period, provenance, ['member']);
    this.record('network.member-joined.v1', { member, period, provenance });
  }

  dismiss(member: NetworkMember, lastDay: LocalDate): void {
    this.state.members.leave(member, lastDay, ['member']);
    this.record('network.member-left.v1', { member, lastDay });
  }

  /** Takes over what a source states of a member; without a difference nothing happens. */
  stateMember(member: NetworkMember, stated: Period, provenance: Provenance): void {
    this.recordMember(this.state.members.state(member, stated, provenance));
  }

  /** A member has ended: its successor stands in. */
  handOverMember(predecessor: OrganisationId, successor: OrganisationId, on: LocalDate, path: InputPath): void {
    const handOver = this.state.members.handOver(predecessor, successor, on, path);
    if (!handOver) return;
    this.record('network.member-left.v1', { member: predecessor, lastDay: on.minusDays(1) });
    for (const each of handOver.taken) this.recordMember(each);
  }

  /** Deals with other themes from the day on; the links themselves are those of every collaboration. */
  changeThemes(begun: Id<'theme'>[], ended: Id<'theme'>[], on: LocalDate): void {
    if (begun.length + ended.length > 0) this.record('network.themes-changed.v1', { begun, ended, on });
  }

  protected concerned(): readonly OrganisationId[] {
    return this.state.members.all.flatMap(({ member, period }) =>
      period.to === undefined && isId('organisation', member) ? [member] : [],
    );
  }

  private recordMember({
    change,
    membership,
  }: {
    change: MembershipChange;
    membership: Membership<NetworkMember>;
  }): void {
    const { member, period, provenance } = membership;
    if (change === 'added') this.record('network.member-joined.v1', { member, period, provenance });
    if (change === 'corrected') this.record('network.membership-corrected.v1', { member, period });
  }
}
