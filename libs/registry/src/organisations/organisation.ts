import {
  Aggregate,
  changed,
  correctedPeriod,
  type Country,
  type Id,
  type InputPath,
  type LocalDate,
  type LocalisedText,
  Members,
  type Membership,
  type MembershipChange,
  newId,
  newUuid,
  type OrganisationId,
  type OrganisationKind,
  Period,
  type Point,
  type Provenance,
  sameText,
} from '@talkoot/contracts';
import { refuse } from '../messages/index.js';
import { businessIdOf } from './business-id.js';
import { type DatedRegion, withRegion } from './dated-region.js';

/** What an organisation was called in a period; the periods of one organisation's names never overlap. */
export interface DatedName {
  readonly id: string;
  readonly name: LocalisedText;
  readonly period: Period;
}

export const nameOn = (names: readonly DatedName[], day: LocalDate): LocalisedText | undefined =>
  names.find(({ period }) => period.includes(day))?.name;

export type OrganisationEvent =
  | 'organisation.registered.v1'
  | 'organisation.renamed.v1'
  | 'organisation.corrected.v1'
  | 'organisation.ended.v1'
  | 'organisation.region-set.v1'
  | 'organisation.member-joined.v1'
  | 'organisation.member-left.v1'
  | 'organisation.membership-corrected.v1';

export interface OrganisationDetails {
  readonly kind: OrganisationKind;
  readonly country: Country;
  readonly code: string;
  businessId?: string | undefined;
  location?: Point | undefined;
  languages: readonly string[];
  provenance: Provenance;
  period: Period;
}

export interface OrganisationState extends OrganisationDetails {
  names: readonly DatedName[];
  /** Of a municipality. */
  regions: readonly DatedRegion[];
  /** Of a joint authority. */
  readonly members: Members<OrganisationId>;
}

/** What a source states of an organisation as it has been all along; what it does not state stays as it is. */
export interface OrganisationCorrection {
  /** What it was called first; later names come by renaming. */
  readonly name?: LocalisedText | undefined;
  readonly businessId?: string | null | undefined;
  readonly location?: Point | null | undefined;
  readonly languages?: readonly string[] | undefined;
  readonly period?: Period | undefined;
  readonly provenance?: Provenance | undefined;
}

/** An organisation that takes part: a municipality, a ministry, a company … It exists for a period and is called something in each part of it. */
export class Organisation extends Aggregate<'organisation', OrganisationEvent> {
  constructor(
    id: OrganisationId,
    version: number,
    readonly state: OrganisationState,
  ) {
    super(id, version);
  }

  static register(details: OrganisationDetails & { readonly name: LocalisedText }): Organisation {
    const { name, ...state } = details;
    const organisation = new Organisation(newId('organisation'), 0, {
      ...state,
      businessId: state.businessId === undefined ? undefined : businessIdOf(state.country, state.businessId),
      names: [{ id: newUuid(), name, period: state.period }],
      regions: [],
      members: new Members(),
    });
    const { kind, country, code, period, provenance } = state;
    organisation.record('organisation.registered.v1', { kind, country, code, name, period, provenance });
    return organisation;
  }

  /** Has another name from `on`; what it was called before stays true for the days before. */
  rename(name: LocalisedText, on: LocalDate, succession: Id<'succession'>): void {
    const { names, period } = this.state;
    if (period.from && !period.from.isBefore(on))
      throw refuse('ORGANISATION_NOT_YET', ['on'], { from: period.from.plusDays(1) });
    if (period.endedBefore(on)) throw refuse('ORGANISATION_ENDED', ['on']);
    if (names.some((each) => each.period.from && !each.period.from.isBefore(on)))
      throw refuse('SUCCESSION_IMPOSSIBLE.beginsLater', ['on'], { on });
    this.state.names = [...cut(names, on), { id: newUuid(), name, period: period.startingAt(on) ?? Period.from(on) }];
    this.record('organisation.renamed.v1', { name, on, succession });
  }

  /**
   * Exists no longer from `on`; others go on. That its last day is known already, as sources state it, is no change.
   * Throws SUCCESSION_IMPOSSIBLE when it ends otherwise, or when it begins or something of its own begins on that day or later.
   */
  end(on: LocalDate, succession: Id<'succession'>, path: InputPath): void {
    const lastDay = on.minusDays(1);
    const { period, names, regions } = this.state;
    if (period.to?.equals(lastDay)) return;
    if (period.to) throw refuse('SUCCESSION_IMPOSSIBLE.endsAlready', path, { lastDay: period.to });
    const before = period.endingBefore(on);
    if (!before) throw refuse('SUCCESSION_IMPOSSIBLE.beginsLater', path, { on });
    const own = [...names, ...regions];
    if (own.some((each) => each.period.from && !each.period.from.isBefore(on)))
      throw refuse('SUCCESSION_IMPOSSIBLE.beginsLater', path, { on });
    this.state.period = before;
    this.state.names = cut(names, on);
    this.state.regions = cut(regions, on);
    this.record('organisation.ended.v1', { lastDay, succession });
  }

  /** Throws SUCCESSION_IMPOSSIBLE unless it exists on the day and no end is known: who stands in for others goes on. */
  requireToGoOn(on: LocalDate, path: InputPath): void {
    if (!this.state.period.includes(on) || this.state.period.to)
      throw refuse('SUCCESSION_IMPOSSIBLE.doesNotGoOn', path, { on });
  }

  /** Lies in another region from `on`, until the next move that is known. */
  moveTo(region: Id<'region'>, on: LocalDate, provenance: Provenance): void {
    this.requireMunicipality();
    const { regions, period } = this.state;
    if (!period.includes(on)) throw refuse('OUTSIDE_PERIOD', ['on'], { period });
    if (regions.some((each) => each.region === region && each.period.includes(on)))
      throw refuse('ALREADY_MEMBER.region', ['region'], { on });
    const starts = regions.flatMap((each) => (each.period.from?.isAfter(on) ? [each.period.from] : []));
    const [next] = starts.toSorted((one, other) => one.compareTo(other));
    const replaced = regions.find((each) => each.period.from?.equals(on));
    const until = next ? next.minusDays(1) : period.to;
    this.setRegion({
      id: replaced?.id ?? newUuid(),
      region,
      period: Period.of(on, until) ?? Period.from(on),
      provenance,
    });
  }

  /** Takes over in which region a source states it to lie; without a difference nothing happens. */
  stateRegion(region: Id<'region'>, stated: Period, provenance: Provenance): void {
    this.requireMunicipality();
    const known = this.state.regions.find((each) => each.region === region && each.period.overlaps(stated));
    const period = known ? correctedPeriod(known.period, stated) : stated;
    if (known?.period.equals(period) && known.provenance === provenance) return;
    this.setRegion({ id: known?.id ?? newUuid(), region, period, provenance });
  }

  /** In which region it lies on the day. */
  regionOn(day: LocalDate): DatedRegion | undefined {
    return this.state.regions.find(({ period }) => period.includes(day));
  }

  /** Takes a member in from a day on. */
  admit(member: OrganisationId, on: LocalDate, provenance: Provenance): void {
    this.requireJointAuthority();
    if (!this.state.period.includes(on)) throw refuse('OUTSIDE_PERIOD', ['on'], { period: this.state.period });
    const period = Period.from(on);
    this.state.members.join(member, period, provenance, ['member']);
    this.record('organisation.member-joined.v1', { member, period, provenance });
  }

  dismiss(member: OrganisationId, lastDay: LocalDate): void {
    this.state.members.leave(member, lastDay, ['member']);
    this.record('organisation.member-left.v1', { member, lastDay });
  }

  /** Takes over what a source states of a member; without a difference nothing happens. */
  stateMember(member: OrganisationId, stated: Period, provenance: Provenance): void {
    this.requireJointAuthority();
    this.recordMember(this.state.members.state(member, stated, provenance));
  }

  /** A member has ended: its successor stands in, if it is another than this organisation itself. */
  handOverMember(predecessor: OrganisationId, successor: OrganisationId, on: LocalDate, path: InputPath): void {
    const other = successor === this.id ? undefined : successor;
    const handOver = this.state.members.handOver(predecessor, other, on, path);
    if (!handOver) return;
    this.record('organisation.member-left.v1', { member: predecessor, lastDay: on.minusDays(1) });
    for (const each of handOver.taken) this.recordMember(each);
  }

  /** Corrects what a source states differently; without a difference nothing happens. It never reopens what has ended. */
  correct(stated: OrganisationCorrection): void {
    const { state } = this;
    const [first, ...later] = state.names;
    if (first === undefined) throw new Error(`Organisation without a name: ${this.id}`);
    const period = Period.of(stated.period?.from ?? state.period.from, stated.period?.to ?? state.period.to);
    if (period === undefined) throw refuse('ORGANISATION_ENDED', ['period']);
    const name = { ...first.name, ...stated.name };
    const businessId =
      typeof stated.businessId === 'string' ? businessIdOf(state.country, stated.businessId) : stated.businessId;
    const differences = {
      ...(!state.names.some((each) => sameText(each.name, name)) && { name }),
      ...(businessId !== undefined && businessId !== (state.businessId ?? null) && { businessId }),
      ...(stated.location !== undefined &&
        !samePoint(stated.location ?? undefined, state.location) && { location: stated.location }),
      ...(stated.languages && !sameSet(stated.languages, state.languages) && { languages: [...stated.languages] }),
      ...(!period.equals(state.period) && { period }),
      ...(stated.provenance !== undefined &&
        stated.provenance !== state.provenance && { provenance: stated.provenance }),
    };
    if (Object.keys(differences).length === 0) return;
    const { name: correctedName, ...facts } = differences;
    Object.assign(state, changed(state, facts));
    state.names = withinPeriod([{ ...first, name: correctedName ?? first.name }, ...later], period);
    this.record('organisation.corrected.v1', differences);
  }

  /** A joint authority has ended: its open members leave with it and go on in its successors, so far as these have members. */
  handOverMembers(on: LocalDate, successorFor: (member: OrganisationId) => Organisation | undefined): void {
    for (const { member, period, provenance } of this.state.members.openAcross(on, ['predecessors'])) {
      this.dismiss(member, on.minusDays(1));
      const rest = period.startingAt(on);
      const successor = successorFor(member);
      if (rest && successor?.state.kind === 'joint-authority' && successor.id !== member)
        for (const each of successor.state.members.takeOver(member, rest, provenance)) successor.recordMember(each);
    }
  }

  /** Stands in for municipalities that have ended: without a region of its own it lies where all of them lay. */
  takePlaceOf(predecessors: readonly Organisation[], on: LocalDate): void {
    if (this.state.kind !== 'municipality' || this.regionOn(on)) return;
    const places = predecessors.flatMap((each) => each.regionOn(on.minusDays(1)) ?? []);
    const [place] = places;
    if (place && places.every(({ region }) => region === place.region)) this.moveTo(place.region, on, place.provenance);
  }

  protected concerned(): readonly OrganisationId[] {
    return [this.id];
  }

  private setRegion(fact: DatedRegion): void {
    this.state.regions = withRegion(this.state.regions, fact);
    const { region, period, provenance } = fact;
    this.record('organisation.region-set.v1', { region, period, provenance });
  }

  private recordMember({
    change,
    membership,
  }: {
    change: MembershipChange;
    membership: Membership<OrganisationId>;
  }): void {
    const { member, period, provenance } = membership;
    if (change === 'added') this.record('organisation.member-joined.v1', { member, period, provenance });
    if (change === 'corrected') this.record('organisation.membership-corrected.v1', { member, period });
  }

  private requireMunicipality(): void {
    if (this.state.kind !== 'municipality') throw refuse('WRONG_KIND.noMunicipality', ['municipality']);
  }

  private requireJointAuthority(): void {
    if (this.state.kind !== 'joint-authority') throw refuse('WRONG_KIND.noJointAuthority', ['organisation']);
  }
}

/** What of each lies before the day. */
function cut<F extends { readonly period: Period }>(facts: readonly F[], on: LocalDate): F[] {
  return facts.flatMap((each) => {
    const period = each.period.endingBefore(on);
    return period ? [each.period.endedBefore(on) ? each : { ...each, period }] : [];
  });
}

const samePoint = (one: Point | undefined, other: Point | undefined): boolean =>
  one?.latitude === other?.latitude && one?.longitude === other?.longitude;

const sameSet = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((each) => other.includes(each));

/** The first name holds from the beginning, the last one to the end. */
function withinPeriod(names: readonly DatedName[], period: Period): DatedName[] {
  return names.flatMap((each, place) => {
    const from = place === 0 ? period.from : each.period.from;
    const to = place === names.length - 1 ? period.to : each.period.to;
    const own = Period.of(from, to);
    return own ? [{ ...each, period: own }] : [];
  });
}
