import type { ConsolePlace } from '../../console-addresses.js';

/** What an address needs to know of a thing: its type, and its code where it has one. */
export interface Linked {
  readonly __typename: string;
  readonly id?: string;
  readonly code?: string | null;
  readonly country?: string;
}

/** Where the pages of each kind are: those of its things stand below the address of the list. */
const PLACES = {
  ActionPlan: 'action-plans',
  Activity: 'activities',
  Alliance: 'alliances',
  Body: 'bodies',
  Consultation: 'consultations',
  Decision: 'decisions',
  Meeting: 'meetings',
  Network: 'networks',
  Organisation: 'organisations',
  Pilot: 'pilots',
  PilotProgramme: 'pilot-programmes',
  Plan: 'plans',
  Programme: 'programmes',
  ProgrammeItem: 'programme-items',
  Project: 'projects',
  Proposal: 'proposals',
  Region: 'regions',
  Revision: 'revisions',
  Theme: 'themes',
  WorkProgramme: 'work-programmes',
} as const satisfies Readonly<Record<string, ConsolePlace>>;

type Placed = keyof typeof PLACES;

/** Things that are addressed by their ids: few of them have a code that anybody knows. */
const BY_ID: ReadonlySet<string> = new Set<Placed>([
  'ActionPlan',
  'Activity',
  'Body',
  'Consultation',
  'Decision',
  'Meeting',
  'Plan',
  'ProgrammeItem',
  'Proposal',
  'Revision',
  'WorkProgramme',
]);

const hasPage = (type: string): type is Placed => type in PLACES;

/** The address of the page of a thing; undefined: there is none, or the thing is hidden. */
export function addressOf(thing: Linked | null): string | undefined {
  if (!thing) return undefined;
  const { __typename: type, id = '', code, country } = thing;
  if (!hasPage(type)) return undefined;
  const place = `/${PLACES[type]}`;
  if (BY_ID.has(type)) return `${place}/${id}`;
  return country === undefined ? `${place}/${encodeURIComponent(code ?? '')}` : `${place}/${country}/${code ?? ''}`;
}
