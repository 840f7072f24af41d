import type { AtPageQuery } from '../../api/operations.js';
import { addressOf } from '../../things.js';

type Found = NonNullable<AtPageQuery['node']>;

/** Where each type of thing is seen: on its own page, on that of the thing it belongs to, or among others. Undefined: its page is hidden. */
const LEADS: { readonly [Type in Found['__typename']]: (thing: Found & { __typename: Type }) => string | undefined } = {
  ActionItem: ({ askedBy }) => addressOf(askedBy),
  ActionPlan: ({ programme }) => addressOf(programme),
  Activity: ({ actionPlan }) => addressOf(actionPlan.programme),
  Affiliation: () => '/mine/people',
  AgendaItem: ({ meeting }) => addressOf(meeting),
  Alliance: addressOf,
  Appropriation: ({ pilotProgramme }) => addressOf(pilotProgramme),
  Body: addressOf,
  ColleagueInvitation: () => '/mine/people',
  CompanyLink: ({ pilot }) => addressOf(pilot),
  Consultation: ({ programme }) => addressOf(programme),
  Decision: addressOf,
  Experiment: ({ pilot }) => addressOf(pilot),
  Grant: ({ pilot }) => addressOf(pilot),
  Key: () => '/mine/keys',
  Mandate: ({ seat }) => addressOf(seat.body),
  MeasureReport: ({ programme }) => addressOf(programme),
  Meeting: addressOf,
  Milestone: ({ pilot }) => addressOf(pilot),
  Network: addressOf,
  Obligation: ({ programme }) => addressOf(programme),
  Opinion: ({ consultation }) => addressOf(consultation.programme),
  Organisation: addressOf,
  ParkedItem: ({ ofProgramme }) => addressOf(ofProgramme),
  Partnership: ({ pilot }) => addressOf(pilot),
  Pilot: addressOf,
  PilotProgramme: addressOf,
  PilotResult: ({ pilot }) => addressOf(pilot),
  Plan: addressOf,
  Programme: addressOf,
  ProgrammeItem: ({ revision }) => addressOf(revision.programme),
  Project: addressOf,
  Proposal: addressOf,
  Region: addressOf,
  Remark: ({ seat }) => addressOf(seat.body),
  Revision: ({ programme }) => addressOf(programme),
  Seat: ({ body }) => addressOf(body),
  // The body is hidden from who is invited.
  SeatInvitation: ({ offered }) => (offered ? addressOf(offered.body) : '/mine'),
  StatusReport: ({ pilot }) => addressOf(pilot),
  Succession: () => '/successions',
  Theme: addressOf,
  ThemeGroup: ({ alliance }) => addressOf(alliance),
  WorkProgramme: ({ programme }) => addressOf(programme),
  WorkTask: ({ workProgramme }) => addressOf(workProgramme.programme),
};

/** What the API reads by no id, by the kind that its ids begin with: it is seen among others. */
const LEADS_BY_KIND = new Map([
  ['calendaraddress', '/mine/settings'],
  ['invitation', '/mine'],
  ['notification', '/mine/notifications'],
  ['person', '/mine/people'],
  ['report', '/report-requests'],
  ['session', '/mine/settings'],
]);

/** Where a thing is seen. Undefined: it is not there, or hidden from the reader. */
export function placeOf(id: string, thing: Found | null): string | undefined {
  if (thing) return leadOf(thing);
  return LEADS_BY_KIND.get(id.split('_')[0] ?? '');
}

/** Each function takes the type that it stands at, which TypeScript cannot follow. */
const leadOf = (thing: Found): string | undefined =>
  (LEADS[thing.__typename] as (thing: Found) => string | undefined)(thing);
