import { inEachLanguage, type LocalDate, type LocalisedText, type OrganisationId } from '@talkoot/contracts';
import type { KnownOrganisation, KnownRegion, RegistryApi } from '@talkoot/registry';
import type { ReportOrganisation, ReportPartner } from './programme-report.js';

/** Organisations as they are called, and where they lie, on the day of a report. */
export class ReportOrganisations {
  private constructor(
    private readonly known: ReadonlyMap<OrganisationId, KnownOrganisation>,
    private readonly names: ReadonlyMap<OrganisationId, LocalisedText>,
    private readonly regions: ReadonlyMap<OrganisationId, KnownRegion>,
  ) {}

  static async read(
    registry: RegistryApi,
    ids: readonly OrganisationId[],
    on: LocalDate,
  ): Promise<ReportOrganisations> {
    const [known, names, regions] = await Promise.all([
      registry.organisations(ids),
      registry.names(ids, on),
      registry.regionsOf(ids, on),
    ]);
    return new ReportOrganisations(known, names, regions);
  }

  get(id: OrganisationId): ReportOrganisation & Pick<KnownOrganisation, 'country'> {
    const { kind, country, code } = this.find(id);
    return { kind, country, code, name: this.names.get(id) ?? inEachLanguage(() => code) };
  }

  /** Where it lies. */
  placeOf(id: OrganisationId): Pick<ReportPartner, 'region' | 'location'> {
    return { region: this.regions.get(id), location: this.find(id).location ?? undefined };
  }

  private find(id: OrganisationId): KnownOrganisation {
    const found = this.known.get(id);
    if (!found) throw new Error(`No organisation ${id}`);
    return found;
  }
}
