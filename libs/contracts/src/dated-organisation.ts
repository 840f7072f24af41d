import { refuse } from './catalogue.js';
import { newUuid, type OrganisationId } from './ids.js';
import type { LocalDate } from './local-date.js';
import { Period } from './period.js';

/** Who has a role, such as coordinator, in a period; the periods of one role never overlap. */
export interface DatedOrganisation {
  readonly id: string;
  readonly organisation: OrganisationId;
  readonly period: Period;
}

/** The one who has the role from the beginning, as long as there is something to have it in. */
export const fromTheStart = (organisation: OrganisationId, period = Period.always): DatedOrganisation => ({
  id: newUuid(),
  organisation,
  period,
});

export const organisationOn = (dated: readonly DatedOrganisation[], day: LocalDate): OrganisationId | undefined =>
  dated.find(({ period }) => period.includes(day))?.organisation;

/** With the organisation as a source states it: it was so all along, unless somebody known is it already, before or after others. */
export function corrected(
  dated: readonly DatedOrganisation[],
  stated: OrganisationId,
  allAlong = Period.always,
): readonly DatedOrganisation[] {
  if (dated.some(({ organisation }) => organisation === stated)) return dated;
  const [first, ...later] = dated.toSorted((a, b) => startOf(a) - startOf(b));
  return first ? [{ ...first, organisation: stated }, ...later] : [fromTheStart(stated, allAlong)];
}

const startOf = ({ period }: DatedOrganisation): number => period.from?.toEpochDay() ?? -Infinity;

/** The organisations that have the role at any time from the day on. */
export const organisationsFrom = (dated: readonly DatedOrganisation[], day: LocalDate): OrganisationId[] =>
  dated.filter(({ period }) => !period.endedBefore(day)).map(({ organisation }) => organisation);

/** What of each lies within the period. */
export const heldWithin = (outer: Period, dated: readonly DatedOrganisation[]): DatedOrganisation[] =>
  dated.flatMap((each) => {
    const period = each.period.common(outer);
    return period ? [{ ...each, period }] : [];
  });

/**
 * From the day on this one has the role, or nobody, no matter who had it or would have had it; the same list where it is so already. Throws
 * OUTSIDE_PERIOD for a day that is not of the whole time in which there is something to have it in.
 */
export function heldFrom(
  on: LocalDate,
  after: OrganisationId | undefined,
  dated: readonly DatedOrganisation[],
  allAlong: Period,
): readonly DatedOrganisation[] {
  const rest = allAlong.startingAt(on);
  if (!rest || !allAlong.includes(on)) throw refuse('OUTSIDE_PERIOD', ['on'], { period: allAlong });
  const isSo = organisationOn(dated, on) === after && organisationsFrom(dated, on).every((each) => each === after);
  if (isSo) return dated;
  const kept = dated.flatMap((each) => each.period.without([rest]).map((period) => ({ ...each, period })));
  return after ? [...kept, fromTheStart(after, rest)] : kept;
}

/** `after` has the role instead of `before` from the day on; the days before stay as they were. */
export function handedOver(
  dated: readonly DatedOrganisation[],
  before: OrganisationId,
  after: OrganisationId,
  on: LocalDate,
): DatedOrganisation[] {
  return dated.flatMap((each) => {
    const rest = each.organisation === before ? each.period.startingAt(on) : undefined;
    if (!rest) return [each];
    const kept = each.period.endingBefore(on);
    if (!kept) return [{ ...each, organisation: after }];
    return [
      { ...each, period: kept },
      { id: newUuid(), organisation: after, period: rest },
    ];
  });
}
