import { refuse } from './catalogue.js';
import { correctedPeriod } from './corrected-period.js';
import type { InputPath } from './errors.js';
import { newUuid } from './ids.js';
import type { LocalDate } from './local-date.js';
import { Period } from './period.js';
import type { Provenance } from './provenance.js';

/** That somebody belongs to something, and when. */
export interface Membership<M extends string> {
  readonly id: string;
  readonly member: M;
  readonly period: Period;
  readonly provenance: Provenance;
}

/** What a succession did to the members: who left, and who stands in. */
export interface MembershipHandOver<M extends string> {
  readonly left: M;
  /** The successor's memberships that are new or longer than before; none where it had all of that time already. */
  readonly taken: readonly MembershipTaken<M>[];
}

export interface MembershipTaken<M extends string> {
  readonly membership: Membership<M>;
  readonly change: MembershipChange;
}

export type MembershipChange = 'none' | 'added' | 'corrected';

/** The dated members of a joint authority, a network or an alliance; nobody is a member twice on one day. */
export class Members<M extends string> {
  constructor(private list: readonly Membership<M>[] = []) {}

  get all(): readonly Membership<M>[] {
    return this.list;
  }

  on(day: LocalDate): M[] {
    return this.list.filter(({ period }) => period.includes(day)).map(({ member }) => member);
  }

  /** Those that have not ended before the day. Throws SUCCESSION_IMPOSSIBLE when one of them begins on it or later. */
  openAcross(on: LocalDate, path: InputPath): readonly Membership<M>[] {
    const open = this.list.filter((each) => !each.period.endedBefore(on));
    if (open.some((each) => !each.period.endingBefore(on)))
      throw refuse('SUCCESSION_IMPOSSIBLE.beginsLater', path, { on });
    return open;
  }

  /** On a day of the period at least. */
  isMember(member: M, period: Period): boolean {
    return this.list.some((each) => each.member === member && each.period.overlaps(period));
  }

  join(member: M, period: Period, provenance: Provenance, path: InputPath): void {
    if (this.isMember(member, period)) throw refuse('ALREADY_MEMBER', path);
    this.list = [...this.list, { id: newUuid(), member, period, provenance }];
  }

  leave(member: M, lastDay: LocalDate, path: InputPath): void {
    const membership = this.list.find((each) => each.member === member && each.period.includes(lastDay));
    const period = membership && Period.of(membership.period.from, lastDay);
    if (!membership || !period) throw refuse('NOT_MEMBER', path);
    this.replace({ ...membership, period });
  }

  /** Takes over what a source states: added when missing, corrected when otherwise. A missing end says nothing; what has ended stays so. */
  state(member: M, stated: Period, provenance: Provenance): { change: MembershipChange; membership: Membership<M> } {
    // The first of several times: were a later one to begin earlier, it would cover those before it.
    const known = this.list
      .filter((each) => each.member === member && each.period.overlaps(stated))
      .reduce<Membership<M> | undefined>(
        (first, each) => (first && !beginsBefore(each, first) ? first : each),
        undefined,
      );
    if (!known) {
      const membership = { id: newUuid(), member, period: stated, provenance };
      this.list = [...this.list, membership];
      return { change: 'added', membership };
    }
    const period = correctedPeriod(known.period, stated);
    const membership = { ...known, period, provenance };
    this.replace(membership);
    return { change: period.equals(known.period) ? 'none' : 'corrected', membership };
  }

  /**
   * Ends the open membership of one who has ended and lets the successor stand in for the rest of it; where the successor is a member
   * already, the two become one. Undefined when nothing was open. Throws SUCCESSION_IMPOSSIBLE when it begins on that day or later.
   */
  handOver(
    predecessor: M,
    successor: M | undefined,
    on: LocalDate,
    path: InputPath,
  ): MembershipHandOver<M> | undefined {
    const [open] = new Members(this.list.filter((each) => each.member === predecessor)).openAcross(on, path);
    const before = open?.period.endingBefore(on);
    const rest = open?.period.startingAt(on);
    if (!open || !before || !rest) return undefined;
    this.replace({ ...open, period: before });
    return {
      left: predecessor,
      taken: successor === undefined ? [] : this.takeOver(successor, rest, open.provenance),
    };
  }

  /**
   * Stands in from the first day of the rest. What one who is a member in that time already has not yet of the rest lengthens the
   * memberships beside it, so that nobody is a member twice.
   */
  takeOver(member: M, rest: Period, provenance: Provenance): readonly MembershipTaken<M>[] {
    const own = this.list.filter((each) => each.member === member && each.period.overlaps(rest));
    if (own.length === 0) {
      const membership = { id: newUuid(), member, period: rest, provenance };
      this.list = [...this.list, membership];
      return [{ membership, change: 'added' }];
    }
    return rest.without(own.map(({ period }) => period)).flatMap((missing) => {
      const beside = own.find(({ period }) => isBeside(period, missing));
      if (!beside) return [];
      const now = this.list.find(({ id }) => id === beside.id) ?? beside;
      const membership = { ...now, period: now.period.joined(missing) };
      this.replace(membership);
      return [{ membership, change: 'corrected' as const }];
    });
  }

  private replace(membership: Membership<M>): void {
    this.list = this.list.map((each) => (each.id === membership.id ? membership : each));
  }
}

const beginsBefore = <M extends string>(one: Membership<M>, other: Membership<M>): boolean =>
  other.period.from !== undefined && (one.period.from?.isBefore(other.period.from) ?? true);

/** Whether the one begins on the day after the other. */
const isBeside = (one: Period, other: Period): boolean => follows(one, other) || follows(other, one);

const follows = ({ from }: Period, { to }: Period): boolean =>
  from !== undefined && (to?.plusDays(1).isEqual(from) ?? false);
