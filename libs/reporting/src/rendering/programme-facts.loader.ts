import { Injectable } from '@nestjs/common';
import {
  Clock,
  type Id,
  type IdKind,
  idsIn,
  type LocalDate,
  type OrganisationId,
  type PublishedEvent,
  type Viewer,
  timeZoneOf,
  ZoneId,
} from '@talkoot/contracts';
import { FundingApi, type KnownGrant } from '@talkoot/funding';
import {
  type KnownPilot,
  type KnownPlan,
  type KnownProgramme,
  type KnownProject,
  type PilotRecord,
  PilotsApi,
} from '@talkoot/pilots';
import { looking, Standings } from '@talkoot/platform/database';
import { type KnownTheme, RegistryApi } from '@talkoot/registry';
import { DataSource } from 'typeorm';
import type { PilotProgrammeReport, ReportPilot, ReportPlan, ReportProject } from './programme-report.js';
import { ReportOrganisations } from './report-organisations.loader.js';

type ProgrammeId = Id<'pilotprogramme'>;

/** A pilot with all that a report shows of it. */
interface PilotWithRecord {
  readonly pilot: KnownPilot;
  readonly record: PilotRecord;
  readonly themes: readonly KnownTheme[];
  readonly grants: readonly KnownGrant[];
}

/** What the reports show of pilot programmes, read from the contexts that know it. */
@Injectable()
export class ProgrammeFacts {
  constructor(
    private readonly pilots: PilotsApi,
    private readonly funding: FundingApi,
    private readonly registry: RegistryApi,
    private readonly clock: Clock,
    private readonly source: DataSource,
    private readonly standings: Standings,
  ) {}

  /** Whether there is such a programme that the viewer may know of, today. */
  async isVisible(programme: ProgrammeId, viewer: Viewer): Promise<boolean> {
    return (await this.seen([programme], viewer)).has(programme);
  }

  /** What the viewer may see of the programme on the day; undefined when there is none that they may know of. */
  async of(programme: ProgrammeId, on: LocalDate, viewer: Viewer): Promise<PilotProgrammeReport | undefined> {
    if (!(await this.isVisible(programme, viewer))) return undefined;
    const known = (await this.pilots.programmes([programme], on)).get(programme);
    if (!known?.owner) throw new Error(`Nobody owns ${programme}`);
    const { appropriations, grants } = await this.funding.ofProgramme(programme, on);
    const [pilots, plans, projects] = await Promise.all([
      this.pilotsOf(programme, on, viewer, grants),
      this.plansOf(programme, on, viewer),
      this.pilots.projectsOf(programme, on),
    ]);
    const involved = [...pilots.flatMap(organisationsIn), ...plans.map(({ applicant }) => applicant)];
    const coordinators = [...plans, ...projects].map(({ coordinator }) => coordinator);
    const named = [known.owner, ...involved, ...coordinators].filter((each) => each !== undefined);
    const organisations = await ReportOrganisations.read(this.registry, [...new Set(named)], on);
    const owner = organisations.get(known.owner);
    return {
      ...programmePart(known, on),
      owner,
      asOf: on,
      generatedAt: this.clock.now(),
      timeZone: ZoneId.of(timeZoneOf(owner.country)),
      appropriations,
      pilots: pilots.map((each) => pilotPart(each, organisations)),
      plans: plans.map((each) => planPart(each, organisations)),
      projects: projects.map((each) => projectPart(each, organisations)),
    };
  }

  /** The programmes whose reports the event changes; what is common to many, such as a theme, may change any. */
  async concernedBy({ aggregate, data }: PublishedEvent): Promise<readonly ProgrammeId[] | 'any'> {
    const named = { aggregate, data };
    if (idsIn(aggregate, ['theme', 'region']).length > 0) return 'any';
    const programmes = idsIn(named, ['pilotprogramme']);
    if (programmes.length > 0) return programmes;
    const around = await this.pilots.programmesOf(idsIn(named, ['pilot', 'project']));
    if (around.length > 0) return around;
    return this.pilots.programmesWith(idsIn(named, ['organisation']));
  }

  /** The plans that the viewer may see today, as they stood on the day of the report. */
  private async plansOf(programme: ProgrammeId, on: LocalDate, viewer: Viewer): Promise<KnownPlan[]> {
    const plans = await this.pilots.plansOf(programme, on);
    const seen = await this.seen([...plans.keys()], viewer);
    return [...plans.values()].filter(({ id }) => seen.has(id));
  }

  private seen<I extends Id<IdKind>>(things: readonly I[], viewer: Viewer): Promise<ReadonlySet<I>> {
    return this.standings.seen(looking(this.source.manager, this.clock, viewer), things);
  }

  /** The pilots that the viewer may see today, with all that the report shows of them on its day. */
  private async pilotsOf(
    programme: ProgrammeId,
    on: LocalDate,
    viewer: Viewer,
    grants: readonly KnownGrant[],
  ): Promise<PilotWithRecord[]> {
    const today = await this.pilots.pilotsOf(programme, this.clock.today());
    const ids = [...(await this.seen([...today.keys()], viewer))];
    const [then, records, themes] = await Promise.all([
      this.pilots.pilots(ids, on),
      this.pilots.recordsOf(ids, on),
      this.registry.themesOf(ids, on),
    ]);
    return [...then.values()].map((pilot) => ({
      pilot,
      record: records.get(pilot.id) ?? NO_RECORD,
      themes: themes.get(pilot.id) ?? [],
      grants: grants.filter((grant) => grant.pilot === pilot.id),
    }));
  }
}

const NO_RECORD: PilotRecord = { partners: [], milestones: [], experiments: [], results: [], statusReport: undefined };

function organisationsIn({ pilot, record }: PilotWithRecord): OrganisationId[] {
  const parts = [...record.partners, ...record.experiments, ...record.results];
  return [pilot.coordinator, pilot.applicant, ...parts.map(({ organisation }) => organisation)].filter(
    (each) => each !== undefined,
  );
}

function programmePart(known: KnownProgramme, on: LocalDate) {
  const { code, name, period, status, statusOn, basis, aims, characteristics, documentedPartners, provenance } = known;
  return {
    code,
    name,
    period,
    over: statusOn && !statusOn.isAfter(on) ? { status, on: statusOn } : undefined,
    provenance,
    aims,
    characteristics,
    basis: basis ?? undefined,
    documentedPartnerMunicipalities: documentedPartners
      ? { ...documentedPartners, asOf: documentedPartners.asOf ?? undefined }
      : undefined,
  };
}

function pilotPart(
  { pilot, record, themes, grants }: PilotWithRecord,
  organisations: ReportOrganisations,
): ReportPilot {
  const { code, name, period, status, statusOn, provenance, coordinator, applicant } = pilot;
  const ofOrganisation = <Part extends { readonly organisation: OrganisationId }>(part: Part) => ({
    ...part,
    organisation: organisations.get(part.organisation),
  });
  return {
    code,
    name,
    period,
    status,
    statusOn,
    provenance,
    grants,
    themes: themes.map((theme) => theme.name),
    coordinator: coordinator && organisations.get(coordinator),
    applicant: applicant && organisations.get(applicant),
    statusReport: record.statusReport,
    milestones: record.milestones,
    experiments: record.experiments.map(ofOrganisation),
    results: record.results.map(ofOrganisation),
    partners: record.partners.map((partner) => ({
      ...ofOrganisation(partner),
      ...organisations.placeOf(partner.organisation),
    })),
  };
}

const planPart = ({ applicant, coordinator, ...plan }: KnownPlan, organisations: ReportOrganisations): ReportPlan => ({
  ...plan,
  applicant: applicant && organisations.get(applicant),
  coordinator: coordinator && organisations.get(coordinator),
});

const projectPart = ({ coordinator, ...project }: KnownProject, organisations: ReportOrganisations): ReportProject => ({
  ...project,
  coordinator: coordinator && organisations.get(coordinator),
});
