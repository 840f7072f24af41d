import {
  AFFILIATION_ROLES,
  emailAddress,
  givenDay,
  id,
  locale,
  localisedLine,
  plainLine,
  versionRead,
} from '@talkoot/contracts';
import { z } from 'zod';

/** What the use cases take. The input types of the API, their descriptions and their parsers are made from it. */
const affiliation = id('affiliation').describe(
  'That the person acts for the organisation: one of `Organisation.people`.',
);
const LONGEST_NAME = 200;
export const role = z.enum(AFFILIATION_ROLES);
export const nameOfSomebody = plainLine(LONGEST_NAME);

export const changeRole = z
  .strictObject({
    affiliation,
    role: role.describe('The new role.'),
    from: givenDay.optional().describe('The first day of the new role, today or later. Default: today.'),
    expectedVersion: versionRead,
  })
  .describe('Another role of somebody who acts for the organisation.');
export type ChangeRole = z.output<typeof changeRole>;

export const endAffiliation = z
  .strictObject({
    affiliation,
    lastDay: givenDay.describe('The last day, yesterday or later. Yesterday: it stops at once.'),
    expectedVersion: versionRead,
  })
  .describe('That somebody acts for the organisation no longer.');
export type EndAffiliation = z.output<typeof endAffiliation>;

export const appointManager = z
  .strictObject({
    organisation: id('organisation').describe('The organisation that has no manager yet, or asks for another one.'),
    address: emailAddress.describe('The e-mail address of the manager.'),
    name: nameOfSomebody.optional().describe('The name, for somebody who is not known yet.'),
    language: locale
      .optional()
      .describe('The language in which mails are written to somebody who is not known yet. Default: Finnish.'),
  })
  .describe('Who is to be manager of an organisation from today on.');
export type AppointManager = z.output<typeof appointManager>;

export const changeMyDetails = z
  .strictObject({
    name: localisedLine(LONGEST_NAME).optional().describe('Your name. Without it, it stays.'),
    language: locale.optional().describe('The language of the mails to you. Without it, it stays.'),
    expectedVersion: versionRead,
  })
  .describe('What is known of you.');
export type ChangeMyDetails = z.output<typeof changeMyDetails>;
