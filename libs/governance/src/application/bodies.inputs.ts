import {
  bodyKind,
  clearable,
  code,
  COLLABORATION_KINDS,
  expectedVersion,
  id,
  idOfKinds,
  lasting,
  localDate,
  localisedLine,
  mandateRole,
  mergerRule,
  period,
  Period,
  provenance,
  quorum,
  rhythm,
  saidOrNull,
  seatBasis,
  seatKind,
} from '@talkoot/contracts';
import { z } from 'zod';
import { MOST_SEATS } from '../domain/body.errors.js';
import { namedOnce, person, personAddress } from './named-person.js';

/** What the use cases take: the API's inputs are parsed into these. */
const name = localisedLine(300);
const organisation = id('organisation');
const stated = provenance.default('reported');
const body = id('body');
const seat = id('seat');
const place = z.int().min(1).max(MOST_SEATS);
/** A quarter of a year is more than anybody asks for. */
const noticeDays = z.int().min(0).max(60);

export const foundBody = z.strictObject({
  of: idOfKinds(['organisation', ...COLLABORATION_KINDS]),
  kind: bodyKind,
  code: code.optional(),
  name,
  quorum: quorum.default({}),
  noticeDays: noticeDays.optional(),
  mergerRule: mergerRule.default('joined'),
  rhythm: rhythm.optional(),
  reportsTo: body.optional(),
  period: period.default(Period.always),
  secretariat: organisation.optional(),
  provenance: stated,
});
export type FoundBody = z.output<typeof foundBody>;

export const changeBody = z.strictObject({
  body,
  name: lasting(name),
  /** Null: it can always decide. */
  quorum: quorum
    .nullable()
    .transform((given) => given ?? {})
    .optional(),
  noticeDays: clearable(noticeDays),
  mergerRule: lasting(mergerRule),
  rhythm: clearable(rhythm),
  reportsTo: clearable(body),
  period: lasting(period),
  expectedVersion,
});
export type ChangeBody = z.output<typeof changeBody>;

export const setSecretariat = z.strictObject({
  body,
  organisation: saidOrNull(organisation),
  on: localDate,
  expectedVersion,
});
export type SetSecretariat = z.output<typeof setSecretariat>;

export const addSeat = z.strictObject({
  body,
  kind: seatKind,
  basis: seatBasis.optional(),
  title: name.optional(),
  organisation: organisation.optional(),
  place: place.optional(),
  period: period.default(Period.always),
  provenance: stated,
  expectedVersion,
});
export type AddSeat = z.output<typeof addSeat>;

export const changeSeat = z.strictObject({
  seat,
  kind: lasting(seatKind),
  basis: clearable(seatBasis),
  title: clearable(name),
  place: lasting(place),
  /** For whom it is from the day on. Default: today. */
  organisation: clearable(organisation),
  on: localDate.optional(),
  expectedVersion,
});
export type ChangeSeat = z.output<typeof changeSeat>;

export const endSeat = z.strictObject({ seat, lastDay: localDate, expectedVersion });
export type EndSeat = z.output<typeof endSeat>;

export const beginMandate = z
  .strictObject({
    seat,
    role: mandateRole.default('holder'),
    person: person.optional(),
    personAddress,
    organisation: organisation.optional(),
    period,
    provenance: stated,
    expectedVersion,
  })
  .superRefine(namedOnce);
export type BeginMandate = z.output<typeof beginMandate>;

export const endMandate = z.strictObject({ mandate: id('mandate'), lastDay: localDate, expectedVersion });
export type EndMandate = z.output<typeof endMandate>;
