import { z } from 'zod';

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
export const point = z.strictObject({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
});
export type Point = z.output<typeof point>;

/** An official code as text, leading zeros kept: kuntanumero, kommunkod, or an organisation's own ("TEM"). */
export const code = z.string().regex(/^[A-Z0-9][A-Z0-9ÅÄÖ-]{0,39}$/, { error: 'invalid_code' });

/** How organisations follow each other: several become one, one becomes several, one goes on under another name. */
export const SUCCESSION_KINDS = ['merger', 'split', 'renaming'] as const;
export type SuccessionKind = (typeof SUCCESSION_KINDS)[number];
