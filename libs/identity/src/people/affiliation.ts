import {
  type AffiliationRole,
  Aggregate,
  type Id,
  type LocalDate,
  newId,
  type OrganisationId,
  type Period,
  type PersonId,
  type PlatformRole,
  type Provenance,
} from '@talkoot/contracts';

export type AffiliationEvent = 'affiliation.begun.v1' | 'affiliation.ended.v1' | 'affiliation.token-minted.v1';

export interface AffiliationState {
  readonly person: PersonId;
  readonly organisation: OrganisationId;
  readonly role: AffiliationRole;
  period: Period;
  readonly provenance: Provenance;
}

/** A person acts for an organisation in one role, for a period. Another role is another affiliation, from another day on. */
export class Affiliation extends Aggregate<'affiliation', AffiliationEvent> {
  /** Whether it ended before it began, so that there is nothing to keep but its events. */
  isTakenBack = false;

  constructor(
    id: Id<'affiliation'>,
    version: number,
    readonly state: AffiliationState,
  ) {
    super(id, version);
  }

  static begin(state: AffiliationState): Affiliation {
    const affiliation = new Affiliation(newId('affiliation'), 0, state);
    affiliation.record('affiliation.begun.v1', { ...state });
    return affiliation;
  }

  /** Ends it on the day before `day`; one that had not begun by then is taken back. */
  endBefore(day: LocalDate): void {
    const lastDay = day.minusDays(1);
    const period = this.state.period.endingBefore(day);
    if (period) this.state.period = period;
    else this.isTakenBack = true;
    this.record('affiliation.ended.v1', { person: this.state.person, organisation: this.state.organisation, lastDay });
  }

  /** A token was minted by which the person may act in the role, at most. */
  noteToken(role: AffiliationRole | PlatformRole): void {
    const { person, organisation } = this.state;
    this.record('affiliation.token-minted.v1', { person, organisation, role });
  }

  protected concerned(): readonly OrganisationId[] {
    return [this.state.organisation];
  }
}
