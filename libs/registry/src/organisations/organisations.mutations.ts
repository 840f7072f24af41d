import { exampleId } from '@talkoot/contracts';
import { mutations } from '@talkoot/platform/graphql';
import { Organisation } from './organisation.read-model.js';
import {
  changeOrganisation,
  joinJointAuthority,
  leaveJointAuthority,
  moveMunicipality,
  OrganisationsService,
  registerOrganisation,
} from './organisations.service.js';

export const OrganisationsMutations = mutations(OrganisationsService, (change) => ({
  registerOrganisation: change({
    description: 'Enter an organisation into the registry.',
    may: 'registry:maintain',
    input: registerOrganisation,
    example: { kind: 'municipality', country: 'FI', code: '999', name: { en: 'Example town' } },
    gives: { organisation: () => Organisation },
    run: (organisations, operation, command) => organisations.register(operation, command),
  }),
  changeOrganisation: change({
    description:
      'Correct what was recorded wrongly about an organisation. To give it a new name, use renameOrganisation.',
    may: 'organisation:change',
    input: changeOrganisation,
    example: { organisation: exampleId('organisation'), expectedVersion: 1, businessId: '0204819-8' },
    gives: { organisation: () => Organisation },
    run: (organisations, operation, command) => organisations.change(operation, command),
  }),
  moveMunicipality: change({
    description: 'Let a municipality lie in another region from a day on.',
    may: 'registry:maintain',
    input: moveMunicipality,
    example: {
      municipality: exampleId('organisation'),
      region: exampleId('region'),
      on: '2026-03-02',
      expectedVersion: 1,
    },
    gives: { organisation: () => Organisation },
    run: (organisations, operation, command) => organisations.move(operation, command),
  }),
  joinJointAuthority: change({
    description: 'Let an organisation join a joint authority from a day on.',
    may: 'registry:maintain',
    input: joinJointAuthority,
    example: {
      organisation: exampleId('organisation'),
      member: exampleId('organisation', 2),
      on: '2026-03-02',
      expectedVersion: 1,
    },
    gives: { organisation: () => Organisation },
    run: (organisations, operation, command) => organisations.join(operation, command),
  }),
  leaveJointAuthority: change({
    description: 'Let a member leave a joint authority after its last day.',
    may: 'registry:maintain',
    input: leaveJointAuthority,
    example: {
      organisation: exampleId('organisation'),
      member: exampleId('organisation', 2),
      lastDay: '2027-12-31',
      expectedVersion: 1,
    },
    gives: { organisation: () => Organisation },
    run: (organisations, operation, command) => organisations.leave(operation, command),
  }),
}));
