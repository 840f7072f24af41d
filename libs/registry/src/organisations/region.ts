import {
  Aggregate,
  changed,
  type Changes,
  type Country,
  type Id,
  type LocalisedText,
  newId,
  type OrganisationId,
  sameText,
} from '@talkoot/contracts';

/** A code of a classification, and the year of the version in which it means this. */
export interface VersionedCode {
  readonly code: string;
  readonly version: number;
}

/** What may be known of a region besides its code. */
export interface RegionFacts {
  name: LocalisedText;
  /** The year of the version of the code list. */
  codeVersion?: number | undefined;
  /** NUTS 3. */
  nuts?: VersionedCode | undefined;
  /** ISO 3166-2, which is not the code of the region: maakunta 01 is FI-18. */
  iso?: string | undefined;
}

export interface RegionState extends RegionFacts {
  readonly country: Country;
  /** Of the national code list: maakunta, län. */
  readonly code: string;
}

/** A region of the national code list: maakunta in Finland, län in Sweden. */
export class Region extends Aggregate<'region', 'region.registered.v1' | 'region.corrected.v1'> {
  constructor(
    id: Id<'region'>,
    version: number,
    readonly state: RegionState,
  ) {
    super(id, version);
  }

  static register(state: RegionState): Region {
    const region = new Region(newId('region'), 0, { ...state });
    const { country, code, name } = state;
    region.record('region.registered.v1', { country, code, name, ...known(state) });
    return region;
  }

  /** Corrects what is stated differently; without a difference nothing happens. */
  correct({ name, codeVersion, nuts, iso }: Changes<RegionFacts>): void {
    const { state } = this;
    const differences = {
      ...(name && !sameText(name, state.name) && { name }),
      ...(codeVersion !== undefined && codeVersion !== (state.codeVersion ?? null) && { codeVersion }),
      ...(nuts !== undefined && !sameCode(nuts ?? undefined, state.nuts) && { nuts }),
      ...(iso !== undefined && iso !== (state.iso ?? null) && { iso }),
    };
    if (Object.keys(differences).length === 0) return;
    Object.assign(state, changed<RegionFacts>(state, differences));
    this.record('region.corrected.v1', differences);
  }

  protected concerned(): readonly OrganisationId[] {
    return [];
  }
}

const sameCode = (one: VersionedCode | undefined, other: VersionedCode | undefined): boolean =>
  one?.code === other?.code && one?.version === other?.version;

/** Only what is there, so that an event tells no emptiness. */
const known = ({ codeVersion, nuts, iso }: Omit<RegionFacts, 'name'>) => ({
  ...(codeVersion !== undefined && { codeVersion }),
  ...(nuts && { nuts }),
  ...(iso !== undefined && { iso }),
});
