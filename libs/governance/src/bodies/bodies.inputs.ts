import {
  bodyKind,
  clearable,
  code,
  emailAddress,
  expectedVersion,
  id,
  lasting,
  givenDay,
  localisedLine,
  mandateRole,
  mergerRule,
  organisationOrCollaborationId,
  period,
  Period,
  type PersonId,
  provenance,
  quorum,
  rhythm,
  saidOrNull,
  seatBasis,
  seatKind,
  versionRead,
} from '@talkoot/contracts';
import { z } from 'zod';
import { MOST_SEATS } from './seating.js';

/** The fields that name a person: the id, or the e-mail address. */
export const person = id('person');
export const personAddress = emailAddress.optional();

/** A person as an input names them; null: nobody any more. */
export interface NamedPerson<P extends PersonId | null = PersonId | null> {
  readonly person?: P | undefined;
  readonly personAddress?: string | undefined;
}

/** That the id and the address are not both given. */
export function namedOnce(input: NamedPerson, context: z.core.$RefinementCtx): void {
  if (input.person && input.personAddress)
    context.addIssue({ code: 'custom', path: ['personAddress'], message: 'not_here' });
}

/** What the use cases take. The input types of the API, their descriptions and their parsers are made from it. */
const name = localisedLine(300);
const organisation = id('organisation');
const stated = provenance.default('reported').describe('Where this comes from. Default: reported.');
const body = id('body').describe('The body.');
const seat = id('seat').describe('The seat.');
const place = z.int().min(1).max(MOST_SEATS);
/** A quarter of a year is more than anybody asks for. */
const noticeDays = z.int().min(0).max(60);

export const foundBody = z
  .strictObject({
    of: organisationOrCollaborationId.describe('The organisation or collaboration to which it belongs.'),
    kind: bodyKind.describe('What kind of body it is.'),
    code: code.optional().describe('Its code: capital letters, digits and hyphens.'),
    name: name.describe('Its name.'),
    quorum: quorum.default({}).describe('When it can decide. Default: always.'),
    noticeDays: noticeDays
      .optional()
      .describe('Working days between convening a meeting and the meeting. Default: none.'),
    mergerRule: mergerRule
      .default('joined')
      .describe('What becomes of the seats of two organisations that merge while both have one here. Default: joined.'),
    rhythm: rhythm.optional().describe('How often it meets.'),
    reportsTo: body.optional().describe('The body that receives its reports next.'),
    period: period.default(Period.always).describe('When it exists. Default: without an end.'),
    secretariat: organisation
      .optional()
      .describe(
        'The organisation that prepares and convenes its meetings. Your own is it at once; another one is invited, and becomes it by accepting.',
      ),
    provenance: stated,
  })
  .describe('A new body.');
export type FoundBody = z.output<typeof foundBody>;

export const changeBody = z
  .strictObject({
    body,
    name: lasting(name).describe('Its name.'),
    /** Null: it can always decide. */
    quorum: quorum
      .nullable()
      .transform((given) => given ?? {})
      .optional()
      .describe('When it can decide; null or `{}`: always.'),
    noticeDays: clearable(noticeDays).describe('Working days between convening a meeting and the meeting; null: none.'),
    mergerRule: lasting(mergerRule).describe(
      'What becomes of the seats of two organisations that merge while both have one here.',
    ),
    rhythm: clearable(rhythm).describe('How often it meets.'),
    reportsTo: clearable(body).describe('The body that receives its reports next.'),
    period: lasting(period).describe(
      'When it exists; its seats lie within. Where it ends earlier than before, they end with it.',
    ),
    expectedVersion: versionRead,
  })
  .describe(
    'What is left out stays as it is; null takes away the quorum, the notice, the rhythm and the body that receives its reports.',
  );
export type ChangeBody = z.output<typeof changeBody>;

export const setSecretariat = z
  .strictObject({
    body,
    organisation: saidOrNull(organisation).describe(
      'The organisation: your own at once, another one when it accepts the invitation. Required: null means that nobody is from that day on.',
    ),
    on: givenDay.describe('The first day.'),
    expectedVersion: versionRead,
  })
  .describe('The secretariat of a body, and from when.');
export type SetSecretariat = z.output<typeof setSecretariat>;

export const addSeat = z
  .strictObject({
    body,
    kind: seatKind.describe('Whose side it speaks for.'),
    basis: seatBasis.optional().describe('By what somebody comes to sit there.'),
    title: name.optional().describe('The office or role that it is for: Prime Minister.'),
    organisation: organisation.optional().describe('The organisation that the seat is for.'),
    place: place.optional().describe('Its place at the table. Default: the last one.'),
    period: period.default(Period.always).describe('When it exists. Default: as long as the body.'),
    provenance: stated,
    expectedVersion,
  })
  .describe('A new seat of a body.');
export type AddSeat = z.output<typeof addSeat>;

export const changeSeat = z
  .strictObject({
    seat,
    kind: lasting(seatKind).describe('Whose side it speaks for.'),
    basis: clearable(seatBasis).describe('By what somebody comes to sit there.'),
    title: clearable(name).describe('The office or role that it is for.'),
    place: lasting(place).describe('Its place at the table; the others stand around it.'),
    /** For whom it is from the day on. Default: today. */
    organisation: clearable(organisation).describe('The organisation that the seat is for from a day on; null: none.'),
    on: givenDay.optional().describe('The first day of that organisation. Default: today.'),
    expectedVersion: versionRead,
  })
  .describe('What is left out stays as it is; null empties all but the kind and the place.');
export type ChangeSeat = z.output<typeof changeSeat>;

export const endSeat = z
  .strictObject({
    seat,
    lastDay: givenDay.describe('Its last day; those who sit there stop with it.'),
    expectedVersion: versionRead,
  })
  .describe('Which seat is no more, and when.');
export type EndSeat = z.output<typeof endSeat>;

export const beginMandate = z
  .strictObject({
    seat,
    role: mandateRole.default('holder').describe('For the seat or for standing in. Default: for the seat.'),
    person: person.optional().describe('The person.'),
    personAddress: personAddress.describe(
      'The e-mail address of the person, in place of the id. Others than those whom you may name are invited.',
    ),
    organisation: organisation
      .optional()
      .describe('The organisation for which the person sits there, or which names nobody yet.'),
    period: period.describe('Since when and until when, within the time of the seat; an open end is the seat’s.'),
    provenance: stated,
    expectedVersion,
  })
  .superRefine(namedOnce)
  .describe(
    'Who holds a seat or stands in for its holder: a person, an organisation, or a person for an organisation.',
  );
export type BeginMandate = z.output<typeof beginMandate>;

export const endMandate = z
  .strictObject({
    mandate: id('mandate').describe('The mandate.'),
    lastDay: givenDay.describe('The last day; a day before its first one takes back a mandate that has not begun yet.'),
    expectedVersion: versionRead,
  })
  .describe('Whose mandate is over, and when.');
export type EndMandate = z.output<typeof endMandate>;
