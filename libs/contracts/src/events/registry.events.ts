import { z } from 'zod';
import { id } from '../ids.js';
import { localDate } from '../local-date.js';
import { localisedText } from '../localised-text.js';
import { code, country, organisationKind, point } from '../organisation.js';
import { period } from '../period.js';
import { provenance } from '../provenance.js';
import { event } from './event.js';

const name = localisedText(300);

/** What the registry tells: organisations, regions, themes, networks and successions. All of it is public. */
export const registryEvents = {
  'organisation.registered.v1': event({
    about: 'An organisation was entered into the registry.',
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
    aggregate: 'organisation',
    visibility: 'public',
    data: z.strictObject({ name, on: localDate, succession: id('succession').optional() }),
    example: { name: { fi: 'Uusi nimi' }, on: '2026-01-01', succession: 'succession_01jd0000000000000000000000' },
  }),
  'organisation.corrected.v1': event({
    about: 'What is known of an organisation was corrected, as if it had been so all along; only what differs is told.',
    aggregate: 'organisation',
    visibility: 'public',
    data: z.strictObject({
      name: name.optional(),
      businessId: z.string().optional(),
      location: point.optional(),
      languages: z.array(z.string()).optional(),
      period: period.optional(),
      provenance: provenance.optional(),
    }),
    example: { location: { latitude: 62.43, longitude: 22.18 } },
  }),
} as const;
