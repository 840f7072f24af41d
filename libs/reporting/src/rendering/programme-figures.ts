import { type LocalDate, type Money, type PilotStatus, type Provenance, PROVENANCES } from '@talkoot/contracts';
import type {
  PilotProgrammeReport,
  ReportMilestone,
  ReportOrganisation,
  ReportPartner,
  ReportPilot,
} from './programme-report.js';

/** A figure worked out from several facts: it is no better than the weakest of them. */
export interface Figure<T> {
  readonly value: T;
  /** Undefined when it rests on no fact. */
  readonly provenance: Provenance | undefined;
}

const STRENGTH: Record<Provenance, number> = { documented: 0, reported: 1, estimated: 2, illustrative: 3 };

/** The provenance of a figure that rests on several facts; undefined when it rests on none. */
export function weakest(provenances: readonly (Provenance | undefined)[]): Provenance | undefined {
  return provenances.reduce((a, b) => {
    if (a === undefined || b === undefined) return a ?? b;
    return STRENGTH[b] > STRENGTH[a] ? b : a;
  }, undefined);
}

/** Where most of the facts come from, so that only the others need a mark of their own. */
export function usualProvenance(provenances: readonly (Provenance | undefined)[], otherwise: Provenance): Provenance {
  const known = provenances.filter((each) => each !== undefined);
  const share = (provenance: Provenance): number => known.filter((each) => each === provenance).length / known.length;
  return PROVENANCES.find((each) => share(each) > 0.5) ?? otherwise;
}

export function currentPartners(pilot: ReportPilot, on: LocalDate): ReportPartner[] {
  return pilot.partners.filter((partner) => partner.period.includes(on));
}

/** What tells one organisation from another within a report. */
export function organisationKey({ kind, country, code }: ReportOrganisation): string {
  return `${kind} ${country ?? ''} ${code}`;
}

/** How many different municipalities are partners of the programme's pilots on the day of the report. */
export function countPartnerMunicipalities(report: PilotProgrammeReport): Figure<number> {
  const partners = report.pilots
    .flatMap((pilot) => currentPartners(pilot, report.asOf))
    .filter(({ organisation }) => organisation.kind === 'municipality');
  return {
    value: new Set(partners.map(({ organisation }) => organisationKey(organisation))).size,
    provenance: weakest(partners.map(({ provenance }) => provenance)),
  };
}

/** Sums of money, one for each currency that occurs, in the order of the currencies' codes. */
export function sumsByCurrency(
  amounts: readonly { amount: Money; provenance: Provenance | undefined }[],
): Figure<Money>[] {
  const sums = new Map<string, Figure<Money>>();
  for (const { amount, provenance } of amounts) {
    const sum = sums.get(amount.currency);
    sums.set(amount.currency, {
      value: sum ? sum.value.plus(amount) : amount,
      provenance: sum ? weakest([sum.provenance, provenance]) : provenance,
    });
  }
  return [...sums.keys()].toSorted().flatMap((currency) => sums.get(currency) ?? []);
}

export type MilestoneState = 'reached' | 'overdue' | 'ahead' | 'dropped';

/** How the milestone stands on the day, and since which day if something happened to it. */
export function stateOf(
  { reachedOn, droppedOn, due }: ReportMilestone,
  on: LocalDate,
): { readonly state: MilestoneState; readonly since?: LocalDate } {
  if (reachedOn && !reachedOn.isAfter(on)) return { state: 'reached', since: reachedOn };
  if (droppedOn && !droppedOn.isAfter(on)) return { state: 'dropped', since: droppedOn };
  return { state: due?.isBefore(on) ? 'overdue' : 'ahead' };
}

const UNFINISHED: readonly PilotStatus[] = ['draft', 'approved', 'running'];

/** How many pilots stand as unfinished, by a decision or a source from before the end of the programme's period. */
export function countLeftUnfinished({ pilots, period }: PilotProgrammeReport): number {
  return pilots.filter(({ status, statusOn }) => UNFINISHED.includes(status) && !period.to?.isBefore(statusOn)).length;
}
