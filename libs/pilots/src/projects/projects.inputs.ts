import { code, id, lasting, givenDay, period, versionRead } from '@talkoot/contracts';
import { z } from 'zod';
import { name, organisation, stated } from '../programmes/programmes.inputs.js';

export const registerProject = z
  .strictObject({
    programme: id('pilotprogramme').describe('The programme beside whose pilots it stands.'),
    code: code.describe('Its code: capital letters, digits and hyphens.'),
    name: name.describe('Its name.'),
    period: period.describe('When it runs.'),
    coordinator: organisation.describe('Who leads it.'),
    provenance: stated,
  })
  .describe('A separate project beside the pilots of a programme.');
export type RegisterProject = z.output<typeof registerProject>;

export const changeProject = z
  .strictObject({
    project: id('project').describe('The project.'),
    name: lasting(name).describe('Its name.'),
    period: lasting(period).describe('When it runs.'),
    expectedVersion: versionRead,
  })
  .describe('What is left out stays as it is.');
export type ChangeProject = z.output<typeof changeProject>;

export const changeProjectCoordinator = z
  .strictObject({
    project: id('project').describe('The project.'),
    organisation: organisation.describe('The organisation.'),
    on: givenDay.describe('The first day on which it leads the project.'),
    expectedVersion: versionRead,
  })
  .describe('Who leads a project, and from when.');
export type ChangeProjectCoordinator = z.output<typeof changeProjectCoordinator>;
