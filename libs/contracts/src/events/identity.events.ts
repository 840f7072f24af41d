import { z } from 'zod';
import { AFFILIATION_ROLES, PLATFORM_ROLES } from '../access.js';
import { id } from '../ids.js';
import { localDate } from '../local-date.js';
import { period } from '../period.js';
import { provenance } from '../provenance.js';
import { event } from './event.js';

/** What the identity tells: who acts for whom. Names and addresses of people are in no event. */
export const identityEvents = {
  'person.registered.v1': event({
    about: 'A person who acts for an organisation, or runs the service, was entered.',
    aggregate: 'person',
    visibility: 'concerned',
    data: z.strictObject({ provenance }),
    example: { provenance: 'illustrative' },
  }),
  'person.details-changed.v1': event({
    about:
      'The name, address or language of a person changed; the event says which of them, never what they were or are.',
    aggregate: 'person',
    visibility: 'concerned',
    data: z.strictObject({ fields: z.array(z.enum(['name', 'address', 'locale'])).min(1) }),
    example: { fields: ['address'] },
  }),
  'person.platform-roles-set.v1': event({
    about: 'A person runs the service from now on, or reads everything for an audit, or no longer does.',
    aggregate: 'person',
    visibility: 'concerned',
    data: z.strictObject({ roles: z.array(z.enum(PLATFORM_ROLES)) }),
    example: { roles: ['operator'] },
  }),
  'affiliation.begun.v1': event({
    about: 'A person acts for an organisation, in a role and for a period.',
    aggregate: 'affiliation',
    visibility: 'concerned',
    data: z.strictObject({
      person: id('person'),
      organisation: id('organisation'),
      role: z.enum(AFFILIATION_ROLES),
      period,
      provenance,
    }),
    example: {
      person: 'person_01jd0000000000000000000000',
      organisation: 'organisation_01jd0000000000000000000000',
      role: 'manager',
      period: { from: '2014-01-01' },
      provenance: 'illustrative',
    },
  }),
  'affiliation.ended.v1': event({
    about: 'A person no longer acts for an organisation after the given last day.',
    aggregate: 'affiliation',
    visibility: 'concerned',
    data: z.strictObject({ person: id('person'), organisation: id('organisation'), lastDay: localDate }),
    example: {
      person: 'person_01jd0000000000000000000000',
      organisation: 'organisation_01jd0000000000000000000000',
      lastDay: '2026-12-31',
    },
  }),
} as const;
