import type { Country, Locale, Point } from '@talkoot/contracts';
import type { Language } from '../language.js';
import { currentPartners, organisationKey } from '../programme-figures.js';
import type { PilotProgrammeReport, ReportOrganisation } from '../programme-report.js';

/** A partner on the map, once however many pilots it is in. */
export interface Place {
  readonly name: string;
  /** The name's language when it isn't the report's. */
  readonly foreign: Locale | undefined;
  readonly country: Country | undefined;
  readonly location: Point;
  /** Which of the programme's pilots it is in, by their order. */
  readonly pilots: readonly number[];
}

interface Membership {
  readonly organisation: ReportOrganisation;
  readonly location: Point | undefined;
  readonly pilot: number;
}

/** The partners of the day whose location is known, in the order of their names. */
export function placesOf(report: PilotProgrammeReport, language: Language): Place[] {
  return byOrganisation(report)
    .flatMap((memberships) => {
      const organisation = memberships[0]?.organisation;
      const location = memberships.find((each) => each.location)?.location;
      if (!organisation || !location) return [];
      return {
        name: language.plain(organisation.name),
        foreign: language.foreign(organisation.name),
        country: organisation.country,
        location,
        pilots: memberships.map(({ pilot }) => pilot),
      };
    })
    .toSorted((a, b) => language.formats.compare(a.name, b.name));
}

/** The partners of the day that can't be shown since no one knows where they are. */
export function organisationsWithoutPlace(report: PilotProgrammeReport): ReportOrganisation[] {
  return byOrganisation(report).flatMap((memberships) =>
    memberships[0] && memberships.every(({ location }) => !location) ? memberships[0].organisation : [],
  );
}

function byOrganisation(report: PilotProgrammeReport): Membership[][] {
  const organisations = new Map<string, Membership[]>();
  report.pilots.forEach((pilot, index) => {
    for (const { organisation, location } of currentPartners(pilot, report.asOf)) {
      const key = organisationKey(organisation);
      organisations.set(key, [...(organisations.get(key) ?? []), { organisation, location, pilot: index }]);
    }
  });
  return [...organisations.values()];
}
