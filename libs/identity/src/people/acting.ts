import { AFFILIATION_ROLES, type AffiliationRole, type LocalDate, Period, type Provenance } from '@talkoot/contracts';

/** A stretch of time in which a person acts in a role. */
export interface Stretch {
  readonly role: AffiliationRole;
  readonly period: Period;
  readonly provenance: Provenance;
}

const rank = ({ role }: Stretch): number => AFFILIATION_ROLES.indexOf(role);

/**
 * What stretches that may overlap amount to from a day on: at each time the strongest role that any of them gives. The
 * answer's stretches do not overlap, and no two with the same role touch.
 */
export function strongest(stretches: readonly Stretch[], from: LocalDate): Stretch[] {
  const rests = stretches.flatMap((each) => {
    const period = each.period.startingAt(from);
    return period ? [{ ...each, period }] : [];
  });
  const turns = rests.flatMap(({ period }) => [period.from ?? from, ...(period.to ? [period.to.plusDays(1)] : [])]);
  const days = [...new Map(turns.map((day) => [day.toString(), day])).values()].toSorted((a, b) => a.compareTo(b));
  return days.reduce<Stretch[]>((merged, day, place) => {
    const there = rests.filter(({ period }) => period.includes(day)).toSorted((a, b) => rank(b) - rank(a));
    const [strong] = there;
    const period = Period.of(day, days[place + 1]?.minusDays(1));
    if (!strong || !period) return merged;
    const last = merged.at(-1);
    const goesOn = last?.role === strong.role && last.period.to?.plusDays(1).equals(day);
    const joined = goesOn ? Period.of(last.period.from, period.to) : undefined;
    return joined && last ? [...merged.slice(0, -1), { ...last, period: joined }] : [...merged, { ...strong, period }];
  }, []);
}
