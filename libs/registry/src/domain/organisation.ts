import {
  Aggregate,
  type Country,
  type Id,
  type LocalDate,
  type LocalisedText,
  LOCALES,
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

export type OrganisationEvent = 'organisation.registered.v1' | 'organisation.renamed.v1' | 'organisation.corrected.v1';

export interface OrganisationState {
  readonly kind: OrganisationKind;
  readonly country: Country;
  readonly code: string;
  businessId?: string | undefined;
  location?: Point | undefined;
  languages: readonly string[];
  provenance: Provenance;
  period: Period;
  names: readonly DatedName[];
}

/** What a source states of an organisation as it has been all along; what it does not state stays as it is. */
export interface StatedOrganisation {
  /** What it was called first; later names come by renaming. */
  readonly name: LocalisedText;
  readonly businessId?: string | undefined;
  readonly location?: Point | undefined;
  readonly languages?: readonly string[] | undefined;
  readonly period?: Period | undefined;
  readonly provenance: Provenance;
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

  /** Corrects what a source states differently; without a difference nothing happens. It never reopens what has ended. */
  correct(stated: StatedOrganisation): void {
    const { state } = this;
    const [first, ...later] = state.names;
    if (first === undefined) throw new Error(`Organisation without a name: ${this.id}`);
    const period = Period.of(stated.period?.from ?? state.period.from, stated.period?.to ?? state.period.to);
    if (period === undefined) throw new OrganisationEnded(['period']);
    const name = { ...first.name, ...stated.name };
    const differences = {
      ...(!state.names.some((each) => sameText(each.name, name)) && { name }),
      ...(stated.businessId !== undefined &&
        stated.businessId !== state.businessId && { businessId: stated.businessId }),
      ...(stated.location && !samePoint(stated.location, state.location) && { location: stated.location }),
      ...(stated.languages && !sameSet(stated.languages, state.languages) && { languages: [...stated.languages] }),
      ...(!period.equals(state.period) && { period }),
      ...(stated.provenance !== state.provenance && { provenance: stated.provenance }),
    };
    if (Object.keys(differences).length === 0) return;
    const { name: corrected, ...facts } = differences;
    Object.assign(state, facts);
    state.names = withinPeriod([{ ...first, name: corrected ?? first.name }, ...later], period);
    this.record('organisation.corrected.v1', differences);
  }

  protected concerned(): readonly OrganisationId[] {
    return [this.id];
  }
}

const sameText = (one: LocalisedText, other: LocalisedText): boolean =>
  LOCALES.every((locale) => one[locale] === other[locale]);

const samePoint = (one: Point, other: Point | undefined): boolean =>
  one.latitude === other?.latitude && one.longitude === other.longitude;

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
