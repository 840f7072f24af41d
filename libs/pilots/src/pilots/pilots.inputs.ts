import { clearableList, code, expectedVersion, id, lasting, givenDay, period, versionRead } from '@talkoot/contracts';
import { z } from 'zod';
import { name, organisation, stated, text } from '../programmes/programmes.inputs.js';

export const pilot = id('pilot').describe('The pilot.');

export const draftPilot = z
  .strictObject({
    programme: id('pilotprogramme').describe('The programme to which it belongs.'),
    code: code.describe(
      'Its code: capital letters, digits and hyphens. A draft is not public, so it begins with the code of the programme’s owner and a hyphen (`TEM-…`).',
    ),
    name: name.describe('Its name.'),
    period: period.describe('When it runs. `{}` if neither end is known.'),
    coordinator: organisation.describe('Who is to lead it.'),
    applicant: organisation.optional().describe('Who applied for it.'),
    themes: z.array(id('theme')).max(20).default([]).describe('The themes it works on.'),
    provenance: stated,
  })
  .describe('A new pilot.');
export type DraftPilot = z.output<typeof draftPilot>;

export const changePilot = z
  .strictObject({
    pilot,
    name: lasting(name).describe('Its name.'),
    period: lasting(period).describe(
      'When it runs; the days on which partners joined lie within. `{}` if neither end is known.',
    ),
    themes: clearableList(z.array(id('theme')).max(20)).describe('The themes it works on from today; all of them.'),
    expectedVersion: versionRead,
  })
  .describe('What is left out stays as it is; null empties the themes.');
export type ChangePilot = z.output<typeof changePilot>;

export const decidePilot = z.strictObject({
  pilot,
  on: givenDay.optional().describe('The day of the decision. Default: today.'),
  expectedVersion,
});
export type DecidePilot = z.output<typeof decidePilot>;

export const cancelPilot = z
  .strictObject({
    pilot,
    on: givenDay.optional().describe('The day of the decision. Default: today.'),
    reason: text.optional().describe('The reason. Everyone who sees the pilot sees it.'),
    expectedVersion,
  })
  .describe('The pilot to give up.');
export type CancelPilot = z.output<typeof cancelPilot>;

export const changePilotCoordinator = z
  .strictObject({
    pilot,
    organisation: organisation.describe('The town or other organisation.'),
    on: givenDay.describe('The first day on which the organisation leads the pilot.'),
    expectedVersion: versionRead,
  })
  .describe('Who leads a pilot, and from when.');
export type ChangePilotCoordinator = z.output<typeof changePilotCoordinator>;

export const invitePartner = z
  .strictObject({ pilot, organisation: organisation.describe('The town or other organisation.'), expectedVersion })
  .describe('Whom to invite into a pilot.');
export type InvitePartner = z.output<typeof invitePartner>;

export const endInvitation = z
  .strictObject({ pilot, organisation: organisation.describe('The town or other organisation.'), expectedVersion })
  .describe('The invitation to end: of which organisation, to which pilot.');
export type EndInvitation = z.output<typeof endInvitation>;

export const joinPilot = z
  .strictObject({
    pilot,
    organisation: organisation.describe('The town or other organisation.'),
    on: givenDay.describe('The first day as a partner, within the pilot’s period; it may be past.'),
    provenance: stated,
    expectedVersion,
  })
  .describe('Who becomes a partner of a pilot, and from when.');
export type JoinPilot = z.output<typeof joinPilot>;

export const leavePilot = z
  .strictObject({
    pilot,
    organisation: organisation.describe('The town or other organisation.'),
    lastDay: givenDay.describe('The last day as a partner.'),
    expectedVersion: versionRead,
  })
  .describe('Whose part in a pilot ends, and when.');
export type LeavePilot = z.output<typeof leavePilot>;
