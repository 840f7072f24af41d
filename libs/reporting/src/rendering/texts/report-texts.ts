import type { Locale, Provenance } from '@talkoot/contracts';
import type { MilestoneState } from '../programme-figures.js';

/** Everything that the report itself says in one language. A language in which anything is missing doesn't compile. */
export interface ReportTexts {
  /** What kind of document this is. */
  title: string;
  code: string;
  owner: string;
  period: string;
  /** Heads the period of a pilot or a project, which is not the programme's. */
  ownPeriod: string;
  /** Says of a period that it ended before the day of the report. */
  over: string;
  notBegun: string;
  asOf: string;
  generated: string;
  /** Stands for a fact that isn't known. */
  unknown: string;
  none: string;
  total: string;
  /** Says of a text that it is in another language than the report, as in "(in Finnish)". */
  inLanguage: Record<Locale, string>;

  summary: string;
  situation: (day: string, pilots: number, municipalities: number) => string;
  moneySituation: (appropriated: string, granted: string, left: string) => string;
  /** Follows the situation when the programme's period is over. */
  periodOver: (day: string) => string;
  /** How many pilots nobody has brought up to date since. */
  leftUnfinished: (pilots: number) => string;
  pilots: string;
  partnerMunicipalities: string;
  accordingToSource: (count: string) => string;
  accordingToSourceOn: (count: string, day: string) => string;
  sameAsSource: string;
  differsFromSource: (difference: string) => string;
  noDocumentedCount: string;
  granted: string;
  ofAppropriation: (amount: string) => string;
  left: string;
  withoutStatusReport: string;

  marks: string;
  /** What is not marked, and what a mark in a heading and beside a total means. */
  marksIntroduction: (usual: string) => string;
  provenance: string;
  provenanceMeanings: Record<Provenance, string>;

  programme: string;
  basis: string;
  aims: string;
  characteristics: string;

  overview: string;
  overviewCaption: (day: string) => string;
  pilot: string;
  themes: string;
  coordinator: string;
  applicant: string;
  status: string;
  /** The day of the decision or of the source that gave a status. */
  statusOn: (day: string) => string;
  light: string;
  reportedOn: (day: string) => string;
  noStatusReport: string;
  partners: string;

  charts: string;
  chartTitle: string;
  chartCaption: string;
  grantedIn: (currency: string) => string;

  map: string;
  mapTitle: string;
  mapDescription: (towns: number) => string;
  mapCaption: string;
  mapNumbered: string;
  mapUnnamed: string;
  mapWithoutPlace: string;
  attribution: string;

  partnersCaption: string;
  partner: string;
  partnerCode: string;
  region: string;
  joined: string;
  lastDay: string;
  leftPilot: string;
  noPartners: string;
  grantsCaption: string;
  decidedOn: string;
  amount: string;
  purposes: string;
  conditions: string;
  noGrants: string;
  milestonesCaption: string;
  milestone: string;
  due: string;
  milestoneStates: Record<MilestoneState, string>;

  experiments: string;
  begunOn: (day: string) => string;
  tried: string;
  expected: string;
  outcome: string;
  goesOn: string;
  results: string;

  projects: string;
  projectsCaption: string;
  project: string;
  plans: string;
  plansCaption: (day: string) => string;
  plan: string;
  submittedOn: string;
  decision: string;

  money: string;
  moneyCaption: string;
  appropriation: string;
  noAppropriation: string;

  aboutText: (moment: string) => string;

  csv: CsvTexts;
}

/** The headers of the CSV file. */
export interface CsvTexts {
  programmeCode: string;
  programme: string;
  asOf: string;
  pilotCode: string;
  pilot: string;
  themes: string;
  pilotFrom: string;
  pilotLastDay: string;
  pilotStatus: string;
  pilotStatusOn: string;
  light: string;
  lightOn: string;
  coordinatorCode: string;
  coordinator: string;
  partnerCode: string;
  partner: string;
  partnerKind: string;
  regionCode: string;
  region: string;
  joinedOn: string;
  lastDay: string;
  provenance: string;
  latitude: string;
  longitude: string;
  isCoordinator: string;
  isPartner: string;
  countedMunicipality: string;
  grantsOfPilot: (currency: string) => string;
  grantsToSum: (currency: string) => string;
  grantPurposes: string;
  grantConditions: string;
  grantProvenance: string;
}
