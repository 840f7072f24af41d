import {
  clearable,
  code,
  country,
  event,
  id,
  localDate,
  NETWORK_KINDS,
  networkMember,
  organisationKind,
  period,
  point,
  provenance,
  recordedText,
} from '@talkoot/contracts';
import { z } from 'zod';

const name = recordedText;
const description = recordedText;

/** Examples of organisations. */
const member = 'organisation_01jd0000000000000000000000';
const successor = 'organisation_01jd0000000000000000000001';

/** The year of the version of the code list. */
const codeVersion = z.int();
/** The NUTS 3 code and the year of its version. */
const nuts = z.strictObject({ code: z.string(), version: z.int() });
/** ISO 3166-2, which is not the code of the region. */
const iso = z.string();

/** What the registry tells: organisations, regions, themes, networks and successions. All of it is public. */
export const registryEvents = {
  'organisation.registered.v1': event({
    about: 'An organisation was entered into the registry.',
    heardBy: [],
    aggregate: 'organisation',
    visibility: 'public',
    data: z.strictObject({ kind: organisationKind, country, code, name, period, provenance }),
    example: {
      kind: 'municipality',
      country: 'FI',
      code: '232',
      name: { fi: 'Kauhajoki', sv: 'Kauhajoki' },
      period: {},
      provenance: 'documented',
    },
  }),
  'organisation.renamed.v1': event({
    about: 'An organisation has another name from a day on; before it, the old one stays true.',
    heardBy: ['notifications', 'standing-reports'],
    aggregate: 'organisation',
    visibility: 'public',
    data: z.strictObject({ name, on: localDate, succession: id('succession').optional() }),
    example: { name: { fi: 'Uusi nimi' }, on: '2026-01-01', succession: 'succession_01jd0000000000000000000000' },
  }),
  'organisation.corrected.v1': event({
    about:
      'What is known of an organisation was corrected, as if it had been so all along; only what differs is told, null where nothing is known any more.',
    heardBy: ['standing-reports'],
    aggregate: 'organisation',
    visibility: 'public',
    data: z.strictObject({
      name: name.optional(),
      businessId: clearable(z.string()),
      location: clearable(point),
      languages: z.array(z.string()).optional(),
      period: period.optional(),
      provenance: provenance.optional(),
    }),
    example: { location: { latitude: 62.43, longitude: 22.18 } },
  }),
  'organisation.ended.v1': event({
    about: 'An organisation exists no longer after the given last day; others go on for it since the succession.',
    heardBy: ['standing-reports'],
    aggregate: 'organisation',
    visibility: 'public',
    data: z.strictObject({ lastDay: localDate, succession: id('succession') }),
    example: { lastDay: '2015-12-31', succession: 'succession_01jd0000000000000000000000' },
  }),
  'organisation.region-set.v1': event({
    about: 'A municipality lies in a region in the given period; it lies in one region at a time.',
    heardBy: ['standing-reports'],
    aggregate: 'organisation',
    visibility: 'public',
    data: z.strictObject({ region: id('region'), period, provenance }),
    example: { region: 'region_01jd0000000000000000000000', period: { from: '2021-01-01' }, provenance: 'documented' },
  }),
  'organisation.member-joined.v1': event({
    about: 'A municipality is a member of a joint authority in the given period.',
    heardBy: ['notifications'],
    aggregate: 'organisation',
    visibility: 'public',
    data: z.strictObject({ member: id('organisation'), period, provenance }),
    example: { member, period: { from: '2014-01-01' }, provenance: 'documented' },
  }),
  'organisation.member-left.v1': event({
    about: 'A municipality is no longer a member of a joint authority after the given last day.',
    heardBy: ['notifications'],
    aggregate: 'organisation',
    visibility: 'public',
    data: z.strictObject({ member: id('organisation'), lastDay: localDate }),
    example: { member, lastDay: '2015-12-31' },
  }),
  'organisation.membership-corrected.v1': event({
    about: 'The period of a membership in a joint authority is another one than was known.',
    heardBy: [],
    aggregate: 'organisation',
    visibility: 'public',
    data: z.strictObject({ member: id('organisation'), period }),
    example: { member, period: { from: '2014-01-01', to: '2015-12-31' } },
  }),
  'organisations.merged.v1': event({
    about:
      'Organisations became one: the predecessors end the day before, the successor stands in for them from the given day on.',
    heardBy: ['notifications', 'standing-reports'],
    aggregate: 'succession',
    visibility: 'public',
    data: z.strictObject({
      predecessors: z.array(id('organisation')).min(1),
      successor: id('organisation'),
      on: localDate,
      provenance,
    }),
    example: { predecessors: [member], successor, on: '2016-01-01', provenance: 'documented' },
  }),
  'organisation.split.v1': event({
    about:
      'One organisation became several: it ends the day before, and for each thing that it was part of one of the successors goes on.',
    heardBy: ['notifications', 'standing-reports'],
    aggregate: 'succession',
    visibility: 'public',
    data: z.strictObject({
      predecessor: id('organisation'),
      successors: z.array(id('organisation')).min(2),
      on: localDate,
      provenance,
    }),
    example: {
      predecessor: member,
      successors: [successor, 'organisation_01jd0000000000000000000002'],
      on: '2022-01-01',
      provenance: 'illustrative',
    },
  }),
  'region.registered.v1': event({
    about: 'A region was entered into the code list.',
    heardBy: [],
    aggregate: 'region',
    visibility: 'public',
    data: z.strictObject({
      country,
      code: z.string(),
      name,
      codeVersion: codeVersion.optional(),
      nuts: nuts.optional(),
      iso: iso.optional(),
    }),
    example: { country: 'FI', code: '14', name: { fi: 'Etelä-Pohjanmaa' }, nuts: { code: 'FI194', version: 2021 } },
  }),
  'region.corrected.v1': event({
    about: 'What is known of a region was corrected; only what differs is told, null where nothing is known any more.',
    heardBy: ['standing-reports'],
    aggregate: 'region',
    visibility: 'public',
    data: z.strictObject({
      name: name.optional(),
      codeVersion: clearable(codeVersion),
      nuts: clearable(nuts),
      iso: clearable(iso),
    }),
    example: { iso: 'FI-03' },
  }),
  'theme.added.v1': event({
    about: 'A theme was added to the vocabulary.',
    heardBy: [],
    aggregate: 'theme',
    visibility: 'public',
    data: z.strictObject({ code, name, parent: id('theme').optional(), provenance }),
    example: { code: 'ARCTIC', name: { fi: 'Arktisuus', en: 'The Arctic' }, provenance: 'documented' },
  }),
  'theme.renamed.v1': event({
    about: 'A theme of the vocabulary is called otherwise.',
    heardBy: ['standing-reports'],
    aggregate: 'theme',
    visibility: 'public',
    data: z.strictObject({ name }),
    example: { name: { fi: 'Arktinen osaaminen' } },
  }),
  'theme.placed.v1': event({
    about: 'A theme stands below another one in the vocabulary, or at the top when none is given.',
    heardBy: [],
    aggregate: 'theme',
    visibility: 'public',
    data: z.strictObject({ parent: id('theme').optional() }),
    example: { parent: 'theme_01jd0000000000000000000000' },
  }),
  'network.founded.v1': event({
    about: 'A network of an area or a theme was entered.',
    heardBy: [],
    aggregate: 'network',
    visibility: 'public',
    data: z.strictObject({
      kind: z.enum(NETWORK_KINDS),
      code,
      name,
      description: description.optional(),
      period,
      owner: id('organisation').optional(),
      provenance,
    }),
    example: {
      kind: 'area',
      code: 'GROWTH-TRIANGLE',
      name: { en: 'Growth triangle' },
      period: {},
      provenance: 'documented',
    },
  }),
  'network.details-changed.v1': event({
    about:
      'The name, the description or the period of a network changed; only what differs is told, null where a description was taken away.',
    heardBy: ['notifications'],
    aggregate: 'network',
    visibility: 'public',
    data: z.strictObject({
      name: name.optional(),
      description: clearable(description),
      period: period.optional(),
      provenance: provenance.optional(),
    }),
    example: { period: { to: '2026-12-31' } },
  }),
  'network.owner-changed.v1': event({
    about: 'Another organisation owns the network from a day on.',
    heardBy: ['notifications'],
    aggregate: 'network',
    visibility: 'public',
    data: z.strictObject({ before: id('organisation'), after: id('organisation'), on: localDate }),
    example: { before: member, after: successor, on: '2016-01-01' },
  }),
  'network.member-joined.v1': event({
    about: 'An organisation or a collaboration is a member of a network in the given period.',
    heardBy: ['notifications'],
    aggregate: 'network',
    visibility: 'public',
    data: z.strictObject({ member: networkMember, period, provenance }),
    example: { member, period: { from: '2014-01-01' }, provenance: 'documented' },
  }),
  'network.member-left.v1': event({
    about: 'An organisation or a collaboration is no longer a member of a network after the given last day.',
    heardBy: ['notifications'],
    aggregate: 'network',
    visibility: 'public',
    data: z.strictObject({ member: networkMember, lastDay: localDate }),
    example: { member, lastDay: '2015-12-31' },
  }),
  'network.membership-corrected.v1': event({
    about: 'The period of a membership in a network is another one than was known.',
    heardBy: [],
    aggregate: 'network',
    visibility: 'public',
    data: z.strictObject({ member: networkMember, period }),
    example: { member, period: { from: '2014-01-01', to: '2015-12-31' } },
  }),
  'network.themes-changed.v1': event({
    about: 'A network deals with other themes from a day on.',
    heardBy: ['notifications'],
    aggregate: 'network',
    visibility: 'public',
    data: z.strictObject({ begun: z.array(id('theme')), ended: z.array(id('theme')), on: localDate }),
    example: { begun: ['theme_01jd0000000000000000000000'], ended: [], on: '2026-01-01' },
  }),
} as const;
