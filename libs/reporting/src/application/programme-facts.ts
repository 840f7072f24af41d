import { Injectable } from '@nestjs/common';
import {
  Clock,
  type Id,
  idsIn,
  type LocalDate,
  type OrganisationId,
  type PublishedEvent,
  type Viewer,
  timeZoneOf,
  ZoneId,
} from '@talkoot/contracts';
import { FundingApi, type KnownGrant } from '@talkoot/funding';
import { type KnownPilot, type KnownProgramme, type PilotRecord, PilotsApi } from '@talkoot/pilots';
import { type KnownTheme, RegistryApi } from '@talkoot/registry';
import type { PilotProgrammeReport, ReportPilot } from '../rendering/programme-report.js';
import { ReportOrganisations } from './report-organisations.js';

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
  ) {}

  /** Whether there is such a programme that the viewer may know of, today. */
  async isVisible(programme: ProgrammeId, viewer: Viewer): Promise<boolean> {
    const today = this.clock.today();
    const known = (await this.pilots.programmes([programme], today)).get(programme);
    if (!known) return false;
    const relations = await this.pilots.relationsToProgramme(viewer.organisation, known, today);
    return this.pilots.maySee(viewer, known, relations);
  }

  /** What the viewer may see of the programme on the day; undefined when there is none that they may know of. */
  async of(programme: ProgrammeId, on: LocalDate, viewer: Viewer): Promise<PilotProgrammeReport | undefined> {
    if (!(await this.isVisible(programme, viewer))) return undefined;
    const known = (await this.pilots.programmes([programme], on)).get(programme);
    if (!known?.owner) throw new Error(`Nobody owns ${programme}`);
    const { appropriations, grants } = await this.funding.ofProgramme(programme, on);
    const pilots = await this.pilotsOf(programme, on, viewer, grants);
    const involved = new Set([known.owner, ...pilots.flatMap(organisationsIn)]);
    const organisations = await ReportOrganisations.read(this.registry, [...involved], on);
    const owner = organisations.get(known.owner);
    return {
      ...programmePart(known),
      owner,
      asOf: on,
      generatedAt: this.clock.now(),
      timeZone: ZoneId.of(timeZoneOf(owner.country)),
      appropriations,
      pilots: pilots.map((each) => pilotPart(each, organisations)),
    };
  }

  /** The programmes whose reports the event changes; what is common to many, such as a theme, may change any. */
  async concernedBy({ aggregate, data }: PublishedEvent): Promise<readonly ProgrammeId[] | 'any'> {
    const named = { aggregate, data };
    if (idsIn(aggregate, ['theme', 'region']).length > 0) return 'any';
    const programmes = idsIn(named, ['pilotprogramme']);
    if (programmes.length > 0) return programmes;
    const pilots = await this.pilots.pilots(idsIn(named, ['pilot']), this.clock.today());
    if (pilots.size > 0) return [...new Set([...pilots.values()].map((pilot) => pilot.programme))];
    return this.pilots.programmesWith(idsIn(named, ['organisation']));
  }

  /** The pilots that the viewer may see today, with all that the report shows of them on its day. */
  private async pilotsOf(
    programme: ProgrammeId,
    on: LocalDate,
    viewer: Viewer,
    grants: readonly KnownGrant[],
  ): Promise<PilotWithRecord[]> {
    const today = await this.pilots.pilotsOf(programme, this.clock.today());
    const seen = [...today.values()].filter((pilot) =>
      this.pilots.maySee(viewer, pilot, this.pilots.relationsToPilot(viewer.organisation, pilot)),
    );
    const ids = seen.map(({ id }) => id);
    const [then, records, themes] = await Promise.all([
      this.pilots.pilots(ids, on),
      this.pilots.recordsOf(ids, on),
      this.registry.themesOf(ids, on),
    ]);
    return [...then.values()].map((pilot) => ({
      pilot,
      record: records.get(pilot.id) ?? { partners: [], milestones: [], statusReport: undefined },
      themes: themes.get(pilot.id) ?? [],
      grants: grants.filter((grant) => grant.pilot === pilot.id),
    }));
  }
}

function organisationsIn({ pilot, record }: PilotWithRecord): OrganisationId[] {
  const partners = record.partners.map(({ organisation }) => organisation);
  return [pilot.coordinator, pilot.applicant, ...partners].filter((each) => each !== undefined);
}

function programmePart(known: KnownProgramme) {
  const { code, name, period, basis, aims, characteristics, documentedPartners } = known;
  return {
    code,
    name,
    period,
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
  const { code, name, period, status, coordinator, applicant } = pilot;
  return {
    code,
    name,
    period,
    status,
    grants,
    themes: themes.map((theme) => theme.name),
    coordinator: coordinator && organisations.get(coordinator),
    applicant: applicant && organisations.get(applicant),
    statusReport: record.statusReport,
    milestones: record.milestones,
    partners: record.partners.map(({ organisation, ...partner }) => ({
      ...partner,
      ...organisations.placeOf(organisation),
      organisation: organisations.get(organisation),
    })),
  };
}
