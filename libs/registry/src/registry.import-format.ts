import {
  type Point,
  code,
  formed,
  refuseCodeOfMunicipality,
  COLLABORATION_KINDS,
  country,
  localDate,
  localisedLine,
  localisedText,
  ORGANISATION_KINDS,
  organisationReference,
  period,
  plainLine,
  provenance,
  type Translations,
} from '@talkoot/contracts';
import {
  degrees,
  eachOnce,
  eachOnceADay,
  format,
  inOrder,
  municipalityCode,
  nameColumns,
  nameInColumns,
  nuts3Code,
  regionCode,
  validity,
  validityPeriod,
  year,
} from '@talkoot/platform/import';
import { z } from 'zod';
import { say } from './messages/index.js';

const name = localisedLine(300);

/** Official lists have no coordinates: both or neither. */
function locationOf(
  { latitude, longitude }: { latitude?: number | undefined; longitude?: number | undefined },
  context: z.RefinementCtx,
): Point | undefined {
  if (latitude !== undefined && longitude !== undefined) return { latitude, longitude };
  if (latitude !== undefined || longitude !== undefined) {
    const path = [latitude === undefined ? 'latitude' : 'longitude'];
    context.addIssue({ code: 'custom', path, message: 'needed_here' });
  }
  return undefined;
}

/** ISO 639 codes separated by spaces; their order says nothing. */
const languages = formed(/^[a-z]{2,3}( [a-z]{2,3})*$/, 'invalid_languages')
  .transform((text) => text.split(' ').toSorted())
  .refine((codes) => new Set(codes).size === codes.length, 'given_twice');

export const regions = format({
  kind: 'regions',
  files: 'regions.csv',
  layout: 'table',
  description: 'Regions: maakunta in Finland, län in Sweden, with their NUTS 3 codes of the year of the version.',
  row: z
    .strictObject({ country, code: regionCode, ...nameColumns, nuts3: nuts3Code, nuts_version: year })
    .transform((row, context) => ({
      country: row.country,
      code: row.code,
      name: nameInColumns(row, context),
      nuts: { code: row.nuts3, version: row.nuts_version },
    })),
  key: (row) => `${row.country}-${row.code}`,
});

export const municipalities = format({
  kind: 'municipalities',
  files: 'municipalities.csv',
  layout: 'table',
  description:
    'Municipalities. An empty valid_from is unknown (on or before 2014-01-01); coordinates may be left out, both together; valid_to is the last day of one that has ended.',
  row: z
    .strictObject({
      country,
      code: municipalityCode,
      ...nameColumns,
      languages,
      ...validity,
      latitude: degrees(90).optional(),
      longitude: degrees(180).optional(),
      provenance,
    })
    .transform((row, context) => ({
      country: row.country,
      code: row.code,
      name: nameInColumns(row, context),
      languages: row.languages,
      period: validityPeriod(row, context),
      location: locationOf(row, context),
      provenance: row.provenance,
    })),
  key: (row) => `${row.country}-${row.code}`,
});

export const organisations = format({
  kind: 'organisations',
  files: 'organisations.yaml',
  layout: 'list',
  description:
    'Organisations of every kind but municipalities; a joint authority with its dated member municipalities.',
  row: z
    .strictObject({
      code,
      kind: z.enum(ORGANISATION_KINDS).exclude(['municipality']),
      country,
      name,
      businessId: plainLine(20).optional(),
      period: period.optional(),
      provenance,
      members: z
        .array(
          z
            .strictObject({
              municipality: organisationReference,
              from: localDate.optional(),
              to: localDate.optional(),
              provenance,
            })
            .superRefine(inOrder),
        )
        .max(500)
        .default([]),
    })
    .superRefine(refuseCodeOfMunicipality),
  key: (row) => `${row.country}-${row.code}`,
  lists: ({ members }) => [eachOnceADay(['members'], members, 'municipality', ({ municipality }) => municipality)],
});

export const regionMemberships = format({
  kind: 'region-memberships',
  files: 'region-memberships.csv',
  layout: 'table',
  description: 'Which region a municipality belongs to, and when.',
  row: z
    .strictObject({ country, municipality: municipalityCode, region: regionCode, ...validity, provenance })
    .transform((row, context) => ({
      country: row.country,
      municipality: row.municipality,
      region: row.region,
      period: validityPeriod(row, context),
      provenance: row.provenance,
    })),
  key: (row) => `${row.country}-${row.municipality} ${row.period.from?.toString() ?? ''}`,
  // In one region at a time.
  listed: ({ country, municipality, period }) => ({ name: `${country}-${municipality}`, period }),
});

export const themes = format({
  kind: 'themes',
  files: 'themes.yaml',
  layout: 'list',
  description: 'The vocabulary of themes; a theme may stand below another one.',
  row: z.strictObject({ code, name, parent: code.optional(), provenance }),
  key: (row) => row.code,
});

export const networks = format({
  kind: 'networks',
  files: 'networks.yaml',
  layout: 'list',
  description: 'Networks of an area or a theme, with their dated members.',
  row: z.strictObject({
    code,
    kind: z.enum(['area', 'theme']),
    name,
    description: localisedText(2000).optional(),
    period: period.optional(),
    owner: organisationReference.optional(),
    provenance,
    members: z
      .array(
        z
          .strictObject({
            organisation: organisationReference,
            from: localDate.optional(),
            to: localDate.optional(),
            provenance,
          })
          .superRefine(inOrder),
      )
      .max(1000)
      .default([]),
  }),
  key: (row) => row.code,
  lists: ({ members }) => [eachOnceADay(['members'], members, 'organisation', ({ organisation }) => organisation)],
});
const SUCCESSORS = { merger: [1, 1], split: [2, 50], renaming: [0, 0] } as const;

export const successions = format({
  kind: 'successions',
  files: 'successions.yaml',
  layout: 'list',
  description:
    'Mergers, splits and renamings: the first day on which the successors stand in for the predecessors, or on which the name is new. They are applied last, so that they carry over what the other files say.',
  row: z
    .strictObject({
      kind: z.enum(['merger', 'split', 'renaming']),
      on: localDate,
      predecessors: z.array(organisationReference).min(1).max(50),
      successors: z.array(organisationReference).max(50).default([]),
      /** Of a split: the successor with which everything goes on that is not named below; the first unless given. */
      otherwise: organisationReference.optional(),
      /** Of a split: who goes on with which collaboration, and with which grant. */
      goingOn: z
        .array(
          z.strictObject({
            kind: z.enum([...COLLABORATION_KINDS, 'grant', 'body']),
            code,
            successor: organisationReference,
          }),
        )
        .max(1000)
        .default([]),
      /** The new name, of a renaming. */
      name: name.optional(),
      provenance,
    })
    .superRefine((row, context) => {
      const [least, most] = SUCCESSORS[row.kind];
      const refuse = (path: string, params: Translations) => context.addIssue({ code: 'custom', path: [path], params });
      if (row.kind !== 'merger' && row.predecessors.length > 1) refuse('predecessors', say('import.onePredecessor'));
      if (row.successors.length < least || row.successors.length > most)
        refuse('successors', say('import.numberOfSuccessors'));
      if (row.kind !== 'split' && row.otherwise !== undefined) refuse('otherwise', say('import.onlyOfASplit'));
      if (row.kind !== 'split' && row.goingOn.length > 0) refuse('goingOn', say('import.onlyOfASplit'));
      if ((row.name !== undefined) !== (row.kind === 'renaming')) refuse('name', say('import.nameOfARenaming'));
    }),
  key: (row) => `${row.kind} ${row.on.toString()} ${row.predecessors.toSorted().join(' ')}`,
  lists: ({ predecessors, successors, goingOn }) => [
    eachOnce(['predecessors'], predecessors),
    eachOnce(['successors'], successors),
    {
      ...eachOnce(
        ['goingOn'],
        goingOn.map(({ kind, code: of }) => `${kind} ${of}`),
      ),
      field: 'code',
    },
  ],
});
