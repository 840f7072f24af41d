import type { ConsolePlace } from '../../gateway/src/console-addresses.js';

/** What an address needs to know of a thing: its type, and its code where it has one. */
export interface Linked {
  readonly __typename: string;
  readonly id?: string;
  readonly code?: string | null;
  readonly country?: string;
}

/** Where the pages of each kind are: those of its things stand below the address of the list. */
const PLACES = {
  Alliance: 'alliances',
  Body: 'bodies',
  Decision: 'decisions',
  Meeting: 'meetings',
  Network: 'networks',
  Organisation: 'organisations',
  Pilot: 'pilots',
  PilotProgramme: 'pilot-programmes',
  Plan: 'plans',
  Programme: 'programmes',
  Project: 'projects',
  Proposal: 'proposals',
  Region: 'regions',
  Theme: 'themes',
} as const satisfies Readonly<Record<string, ConsolePlace>>;

type Placed = keyof typeof PLACES;

/** Things that are addressed by their ids: few of them have a code that anybody knows. */
const BY_ID: ReadonlySet<string> = new Set<Placed>(['Body', 'Decision', 'Meeting', 'Plan', 'Proposal']);

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
