import type { LocalDate, Money, Provenance } from '@talkoot/contracts';
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
  readonly provenance: Provenance;
}

const STRENGTH: Record<Provenance, number> = { documented: 0, reported: 1, estimated: 2, illustrative: 3 };

/** The provenance of a figure that rests on several facts; a figure that rests on none is the system's own. */
export function weakest(provenances: readonly Provenance[]): Provenance {
  return provenances.reduce<Provenance>((a, b) => (STRENGTH[b] > STRENGTH[a] ? b : a), 'documented');
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
export function sumsByCurrency(amounts: readonly { amount: Money; provenance: Provenance }[]): Figure<Money>[] {
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

export function stateOf(milestone: ReportMilestone, on: LocalDate): MilestoneState {
  if (milestone.reachedOn && !milestone.reachedOn.isAfter(on)) return 'reached';
  if (milestone.droppedOn && !milestone.droppedOn.isAfter(on)) return 'dropped';
  return milestone.due?.isBefore(on) ? 'overdue' : 'ahead';
}
