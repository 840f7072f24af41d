import {
  AFFILIATION_ROLES,
  event,
  id,
  invitationRole,
  invitedToId,
  localDate,
  period,
  PLATFORM_ROLES,
  provenance,
} from '@talkoot/contracts';
import { z } from 'zod';
import { KEY_ROLES } from './keys/key-roles.js';

const INVITATION = { aggregate: 'invitation', visibility: 'concerned' } as const;
const invited = { to: invitedToId, organisation: id('organisation') };
const invitedExample = {
  to: 'alliance_01jd0000000000000000000000',
  organisation: 'organisation_01jd0000000000000000000000',
} as const;

const KEY = { aggregate: 'key', visibility: 'concerned' } as const;
/** `system`: what the system is that has the key, in the words of who made it. */
const ofKey = { organisation: id('organisation'), system: z.string().min(1) };
const ofKeyExample = {
  organisation: 'organisation_01jd0000000000000000000000',
  system: 'Case management',
} as const;
const COLLEAGUE = { aggregate: 'colleagueinvitation', visibility: 'concerned' } as const;
const colleague = { organisation: id('organisation'), role: z.enum(AFFILIATION_ROLES) };
const colleagueExample = { organisation: 'organisation_01jd0000000000000000000000', role: 'editor' } as const;

/** What the identity tells: who acts for whom. Names and addresses of people are in no event. */
export const identityEvents = {
  'person.registered.v1': event({
    about: 'A person who acts for an organisation, or runs the service, was entered.',
    heardBy: [],
    aggregate: 'person',
    visibility: 'concerned',
    data: z.strictObject({ provenance }),
    example: { provenance: 'illustrative' },
  }),
  'person.details-changed.v1': event({
    about:
      'The name, address or language of a person changed; the event says which of them, never what they were or are.',
    heardBy: [],
    aggregate: 'person',
    visibility: 'concerned',
    data: z.strictObject({ fields: z.array(z.enum(['name', 'address', 'locale'])).min(1) }),
    example: { fields: ['address'] },
  }),
  'person.platform-roles-set.v1': event({
    about: 'A person runs the service from now on, or reads everything for an audit, or no longer does.',
    heardBy: [],
    aggregate: 'person',
    visibility: 'concerned',
    data: z.strictObject({ roles: z.array(z.enum(PLATFORM_ROLES)) }),
    example: { roles: ['operator'] },
  }),
  'person.erased.v1': event({
    about: 'A person had name and address erased. Others keep the bare id; mails and notifications are removed.',
    heardBy: ['notifications'],
    aggregate: 'person',
    visibility: 'concerned',
    data: z.strictObject({}),
    example: {},
  }),
  'affiliation.begun.v1': event({
    about: 'A person acts for an organisation, in a role and for a period.',
    heardBy: ['notifications'],
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
    heardBy: ['notifications'],
    aggregate: 'affiliation',
    visibility: 'concerned',
    data: z.strictObject({ person: id('person'), organisation: id('organisation'), lastDay: localDate }),
    example: {
      person: 'person_01jd0000000000000000000000',
      organisation: 'organisation_01jd0000000000000000000000',
      lastDay: '2026-12-31',
    },
  }),
  'affiliation.token-minted.v1': event({
    about:
      'An operator minted a bearer token for a person who acts for an organisation, by the command line. It holds for a week, at most in the role.',
    heardBy: [],
    aggregate: 'affiliation',
    visibility: 'concerned',
    data: z.strictObject({
      person: id('person'),
      organisation: id('organisation'),
      role: z.enum([...AFFILIATION_ROLES, ...PLATFORM_ROLES]),
    }),
    example: {
      person: 'person_01jd0000000000000000000000',
      organisation: 'organisation_01jd0000000000000000000000',
      role: 'editor',
    },
  }),
  'colleague-invitation.sent.v1': event({
    about:
      'Somebody is asked by e-mail to act for an organisation. The mail is written from the invitation; no event has its address or secret.',
    heardBy: ['notifications'],
    ...COLLEAGUE,
    data: z.strictObject({ ...colleague, expiresOn: localDate }),
    example: { ...colleagueExample, expiresOn: '2026-12-15' },
  }),
  'colleague-invitation.accepted.v1': event({
    about: 'Somebody who was invited acts for the organisation; an affiliation tells who and from when.',
    heardBy: ['notifications'],
    ...COLLEAGUE,
    data: z.strictObject(colleague),
    example: colleagueExample,
  }),
  'colleague-invitation.declined.v1': event({
    about: 'Somebody who was invited does not act for the organisation.',
    heardBy: ['notifications'],
    ...COLLEAGUE,
    data: z.strictObject(colleague),
    example: colleagueExample,
  }),
  'colleague-invitation.withdrawn.v1': event({
    about: 'An invitation to act for an organisation is withdrawn.',
    heardBy: [],
    ...COLLEAGUE,
    data: z.strictObject(colleague),
    example: colleagueExample,
  }),
  'invitation.sent.v1': event({
    about:
      'An organisation is invited to take part in an alliance or a proposal. Only the two organisations hear of it until it is accepted.',
    heardBy: ['notifications'],
    ...INVITATION,
    data: z.strictObject({
      ...invited,
      inviter: id('organisation').optional(),
      roles: z.array(invitationRole).min(1),
      startsOn: localDate.optional(),
      provenance,
    }),
    example: {
      ...invitedExample,
      inviter: 'organisation_01jd0000000000000000000001',
      roles: ['proposer', 'member'],
      startsOn: '2026-06-01',
      provenance: 'reported',
    },
  }),
  'invitation.accepted.v1': event({
    about: 'An invited organisation agrees. What it takes part in tells of it in an event of its own.',
    heardBy: [],
    ...INVITATION,
    data: z.strictObject(invited),
    example: invitedExample,
  }),
  'invitation.declined.v1': event({
    about: 'An invited organisation does not take part.',
    heardBy: ['notifications'],
    ...INVITATION,
    data: z.strictObject(invited),
    example: invitedExample,
  }),
  'invitation.withdrawn.v1': event({
    about: 'An invitation is withdrawn, or what it invited to is over.',
    heardBy: ['notifications'],
    ...INVITATION,
    data: z.strictObject(invited),
    example: invitedExample,
  }),
  'invitation.handed-over.v1': event({
    about:
      'At a succession another organisation is invited, or invites, from a day on. Where the successor takes part already, nobody is invited any more.',
    heardBy: [],
    ...INVITATION,
    data: z.strictObject({
      to: invitedToId,
      before: id('organisation'),
      after: id('organisation'),
      on: localDate,
      succession: id('succession').optional(),
    }),
    example: {
      to: invitedExample.to,
      before: invitedExample.organisation,
      after: 'organisation_01jd0000000000000000000001',
      on: '2026-01-01',
    },
  }),
  'key.made.v1': event({
    about: 'An organisation has a key for one of its systems. No event has its secret.',
    heardBy: ['notifications'],
    ...KEY,
    data: z.strictObject({
      ...ofKey,
      role: z.enum(KEY_ROLES),
      scopes: z.array(z.string()).min(1),
      expiresOn: localDate,
    }),
    example: { ...ofKeyExample, role: 'editor', scopes: ['read', 'write_pilots'], expiresOn: '2027-06-30' },
  }),
  'key.rotated.v1': event({
    about: 'A key has a new secret; the one before is good for 24 hours more.',
    heardBy: ['notifications'],
    ...KEY,
    data: z.strictObject(ofKey),
    example: ofKeyExample,
  }),
  'key.revoked.v1': event({
    about: 'A key is no longer valid.',
    heardBy: ['notifications'],
    ...KEY,
    data: z.strictObject(ofKey),
    example: ofKeyExample,
  }),
  'key.ended.v1': event({
    about: 'A key is good no longer than its organisation is there, which merges or splits.',
    heardBy: [],
    ...KEY,
    data: z.strictObject({ ...ofKey, lastDay: localDate }),
    example: { ...ofKeyExample, lastDay: '2025-12-31' },
  }),
} as const;
