import {
  Aggregate,
  type Country,
  type Id,
  type LocalDate,
  type LocalisedText,
  newId,
  newUuid,
  type OrganisationId,
  type OrganisationKind,
  Period,
  type Point,
  type Provenance,
} from '@talkoot/contracts';
import type { DatedName } from './dated-name.js';
import { OrganisationEnded } from './organisation.errors.js';

export type OrganisationEvent = 'organisation.registered.v1' | 'organisation.renamed.v1';

export interface OrganisationState {
  readonly kind: OrganisationKind;
  readonly country: Country;
  readonly code: string;
  readonly businessId?: string | undefined;
  readonly location?: Point | undefined;
  readonly languages: readonly string[];
  readonly provenance: Provenance;
  period: Period;
  names: readonly DatedName[];
}

/** Whoever takes part: a municipality, a ministry, a company … It exists for a period and is called something in each part of it. */
export class Organisation extends Aggregate<'organisation', OrganisationEvent> {
  constructor(
    id: OrganisationId,
    version: number,
    readonly state: OrganisationState,
  ) {
    super(id, version);
  }

  static register(details: Omit<OrganisationState, 'names'> & { name: LocalisedText }): Organisation {
    const { name, ...state } = details;
    const organisation = new Organisation(newId('organisation'), 0, {
      ...state,
      names: [{ id: newUuid(), name, period: state.period }],
    });
    const { kind, country, code, period, provenance } = state;
    organisation.record('organisation.registered.v1', { kind, country, code, name, period, provenance });
    return organisation;
  }

  /** Has another name from `on`; what it was called before stays true for the days before. */
  rename(name: LocalisedText, on: LocalDate, succession?: Id<'succession'>): void {
    if (this.state.period.endedBefore(on)) throw new OrganisationEnded(['on']);
    const before = this.state.names.flatMap((each) => {
      const period = each.period.endingBefore(on);
      return period ? [{ ...each, period }] : [];
    });
    const from = Period.of(on, this.state.period.to);
    if (!from) throw new OrganisationEnded(['on']);
    this.state.names = [...before, { id: newUuid(), name, period: from }];
    this.record('organisation.renamed.v1', { name, on, ...(succession && { succession }) });
  }

  protected concerned(): readonly OrganisationId[] {
    return [this.id];
  }
}
