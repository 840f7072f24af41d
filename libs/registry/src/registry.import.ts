import { Injectable } from '@nestjs/common';
import { type Country, type LocalDate, Period } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import {
  attempt,
  type ImportRecord,
  type ImportSection,
  importSection,
  type ImportStep,
  lookup,
  stateEach,
  type Tally,
  tally,
} from '@talkoot/platform/import';
import type { z } from 'zod';
import { CollaborationRepository } from './collaborations/collaboration.repository.js';
import { Network } from './collaborations/network.js';
import { NetworkRepository } from './collaborations/network.repository.js';
import { Theme } from './collaborations/theme.js';
import { ThemeRepository } from './collaborations/theme.repository.js';
import { Organisation } from './organisations/organisation.js';
import { OrganisationLookup } from './organisations/organisation.lookup.js';
import { OrganisationRepository } from './organisations/organisation.repository.js';
import { Region } from './organisations/region.js';
import { RegionRepository } from './organisations/region.repository.js';
import {
  municipalities,
  networks,
  organisations,
  regionMemberships,
  regions,
  themes,
} from './registry.import-format.js';

type Step = ImportStep<Transaction>;
type Records<F extends { row: z.ZodType }> = readonly ImportRecord<z.output<F['row']>>[];

/** Brings the registry's part of an import into the database; successions come after everything else, see SuccessionsImport. */
@Injectable()
export class RegistryImport {
  /** In the order in which they build on each other. */
  readonly sections: readonly ImportSection<Transaction>[] = [
    importSection(regions, (records, step) => this.stateRegions(records, step)),
    importSection(municipalities, (records, step) => this.stateMunicipalities(records, step)),
    importSection(regionMemberships, (records, step) => this.stateRegionMemberships(records, step)),
    importSection(organisations, (records, step) => this.stateOrganisations(records, step)),
    importSection(themes, (records, step) => this.stateThemes(records, step)),
    importSection(networks, (records, step) => this.stateNetworks(records, step)),
  ];

  constructor(
    private readonly regions: RegionRepository,
    private readonly organisations: OrganisationRepository,
    private readonly known: OrganisationLookup,
    private readonly themes: ThemeRepository,
    private readonly networks: NetworkRepository,
    private readonly collaborations: CollaborationRepository,
  ) {}

  private async stateRegions(records: Records<typeof regions>, step: Step): Promise<Tally> {
    const codes = records.map(({ row }) => row.code);
    const known = byReference(await this.regions.loadByCodes(step.tx, codes));
    const stated = stateEach(records, step, ({ key }) => known.get(key), {
      add: ({ row }) => Region.register(row),
      state: (region, { row }) => region.correct({ ...row, name: { ...region.state.name, ...row.name } }),
    });
    await this.regions.save(step.tx, stated.aggregates);
    return stated.tally;
  }

  private async stateMunicipalities(records: Records<typeof municipalities>, step: Step): Promise<Tally> {
    const codes = records.map(({ row }) => row.code);
    const known = byReference(await this.organisations.loadByCodes(step.tx, codes));
    const stated = stateEach(records, step, ({ key }) => known.get(key), {
      add: ({ row }) => Organisation.register({ ...row, kind: 'municipality' }),
      state: (organisation, { row }) => organisation.correct(row),
    });
    await this.organisations.save(step.tx, stated.aggregates);
    return stated.tally;
  }

  private async stateRegionMemberships(records: Records<typeof regionMemberships>, step: Step): Promise<Tally> {
    const codes = records.map(({ row }) => row.municipality);
    const found = await this.organisations.loadByCodes(step.tx, codes);
    const named = records.map(({ row }) => `${row.country}-${row.region}`);
    const regionOf = lookup(await this.regions.findByReferences(step.tx, named), step);
    const municipalityOf = lookup(byReference(found), step);
    const before = new Map(found.map((each) => [each, each.version]));

    let [added, changed] = [0, 0];
    for (const record of records) {
      const { country, municipality, region, period, provenance } = record.row;
      const organisation = municipalityOf(`${country}-${municipality}`, record.at(['municipality']));
      const regionId = regionOf(`${country}-${region}`, record.at(['region']));
      if (!organisation || !regionId) continue;
      const { version, state } = organisation;
      const facts = state.regions.length;
      attempt(record, step, () => organisation.stateRegion(regionId, period, provenance));
      if (state.regions.length > facts) added += 1;
      else if (organisation.version > version) changed += 1;
    }
    await this.organisations.save(
      step.tx,
      found.filter((each) => each.version !== before.get(each)),
    );
    return tally(records.length, added, changed);
  }

  private async stateOrganisations(records: Records<typeof organisations>, step: Step): Promise<Tally> {
    const codes = records.map(({ row }) => row.code);
    const known = byReference(await this.organisations.loadByCodes(step.tx, codes));
    const named = records.flatMap(({ row }) => row.members.map(({ municipality }) => municipality));
    const memberOf = lookup(await this.known.byReferences(step.tx, named), step);
    const stated = stateEach(records, step, ({ row }) => known.get(referenceOf(row)), {
      add: ({ row: { members: _, ...row } }) =>
        Organisation.register({ ...row, period: row.period ?? Period.always, languages: [] }),
      state: (organisation, record) => {
        organisation.correct(record.row);
        for (const [place, each] of record.row.members.entries()) {
          const member = memberOf(each.municipality, record.at(['members', place, 'municipality']));
          if (member) organisation.stateMember(member, daysOf(each), each.provenance);
        }
      },
    });
    await this.organisations.save(step.tx, stated.aggregates);
    return stated.tally;
  }

  private async stateThemes(records: Records<typeof themes>, step: Step): Promise<Tally> {
    const vocabulary = [...(await this.themes.loadVocabulary(step.tx)).values()];
    const byCode = new Map(vocabulary.map((theme) => [theme.state.code, theme]));
    const before = new Map(vocabulary.map((theme) => [theme, theme.version]));
    for (const { row } of records) {
      const known = byCode.get(row.code);
      if (known) known.rename({ ...known.state.name, ...row.name });
      // A parent that comes later in the file is set below.
      else byCode.set(row.code, Theme.add({ ...row, parent: byCode.get(row.parent ?? '')?.id }));
    }
    const parentOf = lookup(byCode, step);
    const byId = new Map([...byCode.values()].map((theme) => [theme.id, theme]));
    for (const record of records) {
      if (record.row.parent === undefined) continue;
      const parent = parentOf(record.row.parent, record.at(['parent']));
      const place = () => byCode.get(record.key)?.place(parent?.id, (theme) => byId.get(theme)?.state.parent);
      if (parent) attempt(record, step, place);
    }
    const touched = [...byCode.values()].filter((theme) => theme.version !== before.get(theme));
    await this.themes.save(step.tx, touched);
    const added = touched.filter((theme) => !before.has(theme)).length;
    return tally(records.length, added, touched.length - added);
  }

  private async stateNetworks(records: Records<typeof networks>, step: Step): Promise<Tally> {
    const codes = records.map(({ row }) => row.code);
    const known = new Map((await this.networks.loadByCodes(step.tx, codes)).map((each) => [each.state.code, each]));
    const named = records.flatMap(({ row }) =>
      [row.owner ?? [], row.members.map(({ organisation }) => organisation)].flat(),
    );
    const organisationOf = lookup(await this.known.byReferences(step.tx, named), step);
    const ownerOf = ({ row, at }: Records<typeof networks>[number]) =>
      row.owner === undefined ? undefined : organisationOf(row.owner, at(['owner']));
    const founded: Parameters<CollaborationRepository['save']>[1][number][] = [];
    const stated = stateEach(records, step, ({ key }) => known.get(key), {
      add: (record) => {
        const { members: _, ...row } = record.row;
        const details = { ...row, owner: ownerOf(record), period: row.period ?? Period.always };
        const network = Network.found(details);
        founded.push({ ...details, id: network.id });
        return network;
      },
      state: (network, record) => {
        const { row } = record;
        const { name, description } = network.state;
        network.change({
          name: { ...name, ...row.name },
          ...(row.description && { description: { ...description, ...row.description } }),
          ...(row.period && { period: row.period }),
          provenance: row.provenance,
        });
        for (const [place, each] of row.members.entries()) {
          const member = organisationOf(each.organisation, record.at(['members', place, 'organisation']));
          if (member) network.stateMember(member, daysOf(each), each.provenance);
        }
      },
    });
    await this.networks.save(step.tx, stated.aggregates);
    await this.collaborations.save(step.tx, founded);
    return stated.tally;
  }
}

const referenceOf = ({ country, code }: { country: Country; code: string }): string => `${country}-${code}`;

/** By country and code, as files refer to municipalities and regions: `FI-232`. */
function byReference<A extends { readonly state: { country: Country; code: string } }>(
  all: readonly A[],
): Map<string, A> {
  return new Map(all.map((each) => [referenceOf(each.state), each]));
}

/** The period of a member; the format has seen that its days stand in order. */
const daysOf = ({ from, to }: { from?: LocalDate | undefined; to?: LocalDate | undefined }): Period =>
  Period.of(from, to) ?? Period.always;
