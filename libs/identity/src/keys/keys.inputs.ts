import { expectedVersion, givenDay, id, plainLine, scopesKnown } from '@talkoot/contracts';
import { z } from 'zod';
import { KEY_ROLES } from './key-roles.js';

/** What the use cases take. The input types of the API, their descriptions and their parsers are made from it. */
export const makeKey = z
  .strictObject({
    organisation: id('organisation').describe('Your organisation, for which the system acts.'),
    name: plainLine(80).describe('What the system is, for people: events and the audit trail name it.'),
    role: z.enum(KEY_ROLES).default('editor').describe('As what it acts for the organisation. Default: EDITOR.'),
    scopes: z.array(z.enum(scopesKnown())).min(1).max(30).describe('What it is good for. READ is always among them.'),
    expiresOn: givenDay
      .optional()
      .describe('The last day on which it is good, in two years at the latest. Default: in a year.'),
  })
  .describe('A new key.');
export type MakeKey = z.output<typeof makeKey>;

export const rotateKey = z
  .strictObject({ key: id('key').describe('The key.'), expectedVersion })
  .describe('The key that gets a new secret.');
export type RotateKey = z.output<typeof rotateKey>;

export const revokeKey = z
  .strictObject({ key: id('key').describe('The key.'), expectedVersion })
  .describe('The key to revoke.');
export type RevokeKey = z.output<typeof revokeKey>;
