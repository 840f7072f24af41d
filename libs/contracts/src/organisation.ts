import { z } from 'zod';
import { sentAs } from './wire.js';
import { formed } from './text.js';

/** What an organisation is. A regional company is a company. */
export const ORGANISATION_KINDS = [
  'municipality',
  'joint-authority',
  'regional-council',
  'ministry',
  'agency',
  'university',
  'company',
  'association',
  'other',
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];
export const organisationKind = z.enum(ORGANISATION_KINDS);

/** ISO 3166-1 alpha-2 codes of the countries of the network. */
export const COUNTRIES = ['FI', 'SE'] as const;
export type Country = (typeof COUNTRIES)[number];
export const country = z.enum(COUNTRIES);

const TIME_ZONES: Record<Country, string> = { FI: 'Europe/Helsinki', SE: 'Europe/Stockholm' };

/** The time zone (of the IANA database) by whose clocks the organisations of a country live. */
export const timeZoneOf = (of: Country): string => TIME_ZONES[of];

/** A point in WGS 84, degrees. */
export const point = sentAs(
  { object: 'GeoPointInput' },
  z
    .strictObject({
      latitude: sentAs('float', z.number().min(-90).max(90)).describe('North of the equator, degrees.'),
      longitude: sentAs('float', z.number().min(-180).max(180)).describe('East of Greenwich, degrees.'),
    })
    .describe('A place in WGS 84, degrees.'),
);
export type Point = z.output<typeof point>;

/** The one grammar of codes: capital letters and digits, hyphens after the first of them. */
const CODE = /^[A-Z0-9ÅÄÖ][A-Z0-9ÅÄÖ-]{0,39}$/;

/** An official code as text, leading zeros kept: kuntanumero, kommunkod, or an organisation's own ("TEM"). */
export const code = formed(CODE, 'invalid_code');

/**
 * How files and the command line refer to an organisation: a municipality by country and code (`FI-232`), another by its own code
 * (`TEM`), with its country where two have the same (`SE-TEM`). All of these are codes.
 */
export const organisationReference = formed(CODE, 'invalid_reference').describe(
  'An organisation: a municipality by country and code (FI-232), another by its own code (TEM), with its country where two have the same (SE-TEM).',
);

/** Kuntanumero or kommunkod, alone or as a reference to the municipality. */
const OF_MUNICIPALITY: Record<Country, RegExp> = { FI: /^\d{3}$/, SE: /^\d{4}$/ };
const REFERENCE_TO_MUNICIPALITY = new RegExp(`^(${COUNTRIES.join('|')})-\\d{3,4}$`);

/** That the code of an organisation of another kind is none of a municipality, so that it can be told from it in references. */
export function refuseCodeOfMunicipality(
  { kind, country: of, code: given }: { kind: OrganisationKind; country: Country; code: string },
  context: z.RefinementCtx,
): void {
  const isTaken = OF_MUNICIPALITY[of].test(given) || REFERENCE_TO_MUNICIPALITY.test(given);
  if (kind !== 'municipality' && isTaken)
    context.addIssue({ code: 'custom', path: ['code'], message: 'code_of_municipality' });
}

/** How organisations follow each other: several become one, one becomes several, one goes on under another name. */
export const SUCCESSION_KINDS = ['merger', 'split', 'renaming'] as const;
export type SuccessionKind = (typeof SUCCESSION_KINDS)[number];
