import { type LocalDate, newId, type OrganisationId, Period, type Provenance } from '@talkoot/contracts';
import { PARTNERSHIP_FLOW } from './partnership-flow.js';
import { isPartnerOn, type Partnership } from './partnership.js';

type PartnershipId = Partnership['id'];

/** What a succession did to a pilot's partners, in the order in which it is told. */
export interface CarriedOver {
  readonly ended: readonly Partnership[];
  readonly opened: readonly Partnership[];
}

/** The partners of one pilot and those invited, each with their time; one organisation is in it once at a time. */
export class Partners {
  constructor(private partnerships: readonly Partnership[] = []) {}

  get all(): readonly Partnership[] {
    return this.partnerships;
  }

  on(day: LocalDate): OrganisationId[] {
    return this.partnerships.filter((each) => isPartnerOn(each, day)).map(({ organisation }) => organisation);
  }

  invitedOn(day: LocalDate): OrganisationId[] {
    return this.partnerships
      .filter(({ status, period }) => status === 'invited' && period.includes(day))
      .map(({ organisation }) => organisation);
  }

  /** Whether the organisation is a partner at any time of the period. */
  has(organisation: OrganisationId, period: Period): boolean {
    return this.joinedDuring(organisation, period) !== undefined;
  }

  invitationOf(organisation: OrganisationId): Partnership | undefined {
    return this.partnerships.find((each) => each.organisation === organisation && each.status === 'invited');
  }

  membershipOn(organisation: OrganisationId, day: LocalDate): Partnership | undefined {
    return this.joinedOf(organisation).find(({ period }) => period.includes(day));
  }

  /** The first of its times that falls into the period. */
  joinedDuring(organisation: OrganisationId, period: Period): Partnership | undefined {
    return this.joinedOf(organisation).find((each) => each.period.overlaps(period));
  }

  invite(organisation: OrganisationId, on: LocalDate, provenance: Provenance): Partnership {
    const status = PARTNERSHIP_FLOW.invitePartner.take({});
    return this.put({ id: newId('partnership'), organisation, status, period: Period.from(on), provenance });
  }

  /** An invitation becomes the partnership; without one there is a new one. */
  join(organisation: OrganisationId, period: Period, provenance: Provenance): Partnership {
    const invitation = this.invitationOf(organisation);
    const id: PartnershipId = invitation?.id ?? newId('partnership');
    const status = invitation
      ? PARTNERSHIP_FLOW.acceptInvitation.take(invitation)
      : PARTNERSHIP_FLOW.joinPilot.take({});
    return this.put({ id, organisation, status, period, provenance });
  }

  /** Joins for what of the period the organisation is not a partner in yet. */
  open(organisation: OrganisationId, period: Period, provenance: Provenance): Partnership[] {
    const there = this.joinedOf(organisation).map((each) => each.period);
    return period.without(there).map((each) => this.join(organisation, each, provenance));
  }

  end(partnership: Partnership, lastDay: LocalDate): Partnership {
    const period = Period.of(partnership.period.from, lastDay);
    return this.put(
      period ? { ...partnership, period } : { ...partnership, status: PARTNERSHIP_FLOW.undo.take(partnership) },
    );
  }

  correct(partnership: Partnership, from: LocalDate, provenance: Provenance): Partnership {
    const period = Period.of(from, partnership.period.to) ?? partnership.period;
    return this.put({ ...partnership, period, provenance });
  }

  withdraw(invitation: Partnership): Partnership {
    return this.put({ ...invitation, status: PARTNERSHIP_FLOW.endInvitation.take(invitation) });
  }

  /**
   * `after` stands in for `before` from the day on. Where it is a partner already the two become one; what it has not yet of the time
   * of `before` is opened for it. What had ended stays.
   */
  handOver(before: OrganisationId, after: OrganisationId, on: LocalDate): CarriedOver {
    const ended = this.partnerships.filter(
      (each) => each.organisation === before && each.status !== 'withdrawn' && !each.period.endedBefore(on),
    );
    const opened = ended.flatMap((each) => this.openRest(each, after, on));
    for (const each of ended) this.end(each, on.minusDays(1));
    return { ended, opened };
  }

  private openRest({ status, period, provenance }: Partnership, after: OrganisationId, on: LocalDate): Partnership[] {
    const there = status === 'joined' ? this.joinedOf(after) : this.liveOf(after);
    const rest = period.startingAt(on)?.without(there.map((each) => each.period)) ?? [];
    const invitation = this.invitationOf(after);
    if (status === 'joined' && invitation && rest.length > 0) this.withdraw(invitation);
    return rest.map((each) =>
      this.put({ id: newId('partnership'), organisation: after, status, period: each, provenance }),
    );
  }

  private joinedOf(organisation: OrganisationId): Partnership[] {
    return this.liveOf(organisation).filter(({ status }) => status === 'joined');
  }

  private liveOf(organisation: OrganisationId): Partnership[] {
    return this.partnerships.filter((each) => each.organisation === organisation && each.status !== 'withdrawn');
  }

  private put(partnership: Partnership): Partnership {
    this.partnerships = [...this.partnerships.filter(({ id }) => id !== partnership.id), partnership];
    return partnership;
  }
}
