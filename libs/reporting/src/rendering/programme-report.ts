import type {
  Country,
  FundingPurpose,
  Instant,
  Light,
  LocalDate,
  LocalisedText,
  Money,
  OrganisationKind,
  Period,
  PilotStatus,
  PlanStatus,
  Point,
  PilotProgrammeStatus,
  Provenance,
  ZoneId,
} from '@talkoot/contracts';

/**
 * What the report on a pilot programme says, as of one day: facts only, each text in every language that it has. The same
 * facts are rendered as HTML and CSV in any of the product's languages.
 */
export interface PilotProgrammeReport {
  readonly code: string;
  readonly name: LocalisedText;
  readonly owner: ReportOrganisation;
  readonly period: Period;
  /** Whether it was ended or cancelled by the day of the report, and when. */
  readonly over: { readonly status: PilotProgrammeStatus; readonly on: LocalDate } | undefined;
  /** Where the facts about the programme itself come from; what comes from elsewhere is marked. */
  readonly provenance: Provenance;
  /** What the programme rests on, such as a government's action programme. */
  readonly basis: LocalisedText | undefined;
  readonly aims: readonly LocalisedText[];
  /** What sets the programme apart, such as being experimental. */
  readonly characteristics: readonly LocalisedText[];
  /** The day that the report describes; names, regions and partners are those of that day. */
  readonly asOf: LocalDate;
  readonly generatedAt: Instant;
  /** The instance's time zone, in which `generatedAt` is shown. */
  readonly timeZone: ZoneId;
  /** How many partner municipalities a source states; shown beside the number counted from the pilots' partners. */
  readonly documentedPartnerMunicipalities: DocumentedCount | undefined;
  readonly appropriations: readonly ReportAppropriation[];
  /** In the order in which the report shows them. */
  readonly pilots: readonly ReportPilot[];
  /** In the order of submission. */
  readonly plans: readonly ReportPlan[];
  /** The separate projects beside the pilots. */
  readonly projects: readonly ReportProject[];
}

export interface ReportOrganisation {
  readonly kind: OrganisationKind;
  /** Every municipality has one; others may not. */
  readonly country: Country | undefined;
  /** Official or own code; a municipality's keeps its leading zeros ("061"). */
  readonly code: string;
  readonly name: LocalisedText;
}

export interface ReportRegion {
  readonly country: Country;
  readonly code: string;
  readonly name: LocalisedText;
}

/** A number that a source states. */
export interface DocumentedCount {
  readonly count: number;
  /** The day that the source speaks of, if it says so. */
  readonly asOf: LocalDate | undefined;
  readonly provenance: Provenance;
}

/** An appropriation and, from its account in the ledger, what of it is granted and what is left. */
export interface ReportAppropriation {
  readonly amount: Money;
  readonly granted: Money;
  readonly left: Money;
  readonly provenance: Provenance;
}

export interface ReportPilot {
  readonly code: string;
  readonly name: LocalisedText;
  readonly themes: readonly LocalisedText[];
  readonly applicant: ReportOrganisation | undefined;
  readonly coordinator: ReportOrganisation | undefined;
  readonly period: Period;
  readonly status: PilotStatus;
  /** The day of the decision, or of the source, that gave it its status. */
  readonly statusOn: LocalDate;
  readonly provenance: Provenance;
  /** The coordinator's last status report up to the day of the report; its reason isn't public and not here. */
  readonly statusReport: ReportStatus | undefined;
  /** Those who joined, also when they have left since; never those who are only invited. */
  readonly partners: readonly ReportPartner[];
  readonly grants: readonly ReportGrant[];
  readonly milestones: readonly ReportMilestone[];
  readonly experiments: readonly ReportExperiment[];
  readonly results: readonly ReportResult[];
}

export interface ReportStatus {
  readonly light: Light;
  readonly on: LocalDate;
}

export interface ReportPartner {
  readonly organisation: ReportOrganisation;
  readonly region: ReportRegion | undefined;
  /** From the day of joining to the last day as a partner. */
  readonly period: Period;
  readonly provenance: Provenance;
  readonly location: Point | undefined;
}

export interface ReportGrant {
  readonly decidedOn: LocalDate | undefined;
  readonly amount: Money;
  readonly purposes: readonly FundingPurpose[];
  readonly conditions: readonly LocalisedText[];
  readonly provenance: Provenance;
}

export interface ReportMilestone {
  readonly name: LocalisedText;
  readonly due: LocalDate | undefined;
  readonly reachedOn: LocalDate | undefined;
  readonly droppedOn: LocalDate | undefined;
  readonly provenance: Provenance;
}

/** What a partner tried in a pilot. */
export interface ReportExperiment {
  readonly organisation: ReportOrganisation;
  readonly name: LocalisedText;
  readonly tried: LocalisedText;
  readonly expected: LocalisedText;
  readonly begunOn: LocalDate;
  /** Both are there when it was concluded by the day of the report. */
  readonly outcome: LocalisedText | undefined;
  readonly concludedOn: LocalDate | undefined;
  readonly provenance: Provenance;
}

export interface ReportResult {
  readonly organisation: ReportOrganisation;
  readonly name: LocalisedText;
  readonly description: LocalisedText | undefined;
  readonly link: string | undefined;
  readonly on: LocalDate;
  readonly provenance: Provenance;
}

/** An answer to the programme's call, as it stood on the day of the report. */
export interface ReportPlan {
  readonly name: LocalisedText;
  readonly applicant: ReportOrganisation | undefined;
  readonly coordinator: ReportOrganisation | undefined;
  readonly status: PlanStatus;
  readonly submittedOn: LocalDate;
  /** The day of the decision, or on which it was withdrawn. */
  readonly closedOn: LocalDate | undefined;
  /** Why it was redirected, rejected or withdrawn. */
  readonly reason: LocalisedText | undefined;
  /** The code of the pilot or the project that it became. */
  readonly became: string | undefined;
  readonly provenance: Provenance;
}

/** A separate project beside the pilots. */
export interface ReportProject {
  readonly code: string;
  readonly name: LocalisedText;
  readonly coordinator: ReportOrganisation | undefined;
  readonly period: Period;
  readonly provenance: Provenance;
}
