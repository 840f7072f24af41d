import { exampleId } from '@talkoot/contracts';
import { mutations } from '@talkoot/platform/graphql';
import { AffiliationsService } from './affiliations.service.js';
import { Affiliation } from './affiliation.read-model.js';
import { appointManager, changeRole, endAffiliation } from './people.inputs.js';

export const PeopleMutations = mutations(AffiliationsService, (change) => ({
  changeRole: change({
    description: 'Give somebody who acts for your organisation another role. The last manager stays one.',
    may: 'people:manage',
    input: changeRole,
    example: { affiliation: exampleId('affiliation'), role: 'manager', from: '2026-12-01', expectedVersion: 1 },
    gives: { affiliation: () => Affiliation },
    run: (people, operation, command) => people.changeRole(operation, command),
  }),
  endAffiliation: change({
    description:
      'End that somebody acts for your organisation, or leave one yourself. The last manager stays until there is another one.',
    may: 'people:end',
    input: endAffiliation,
    example: { affiliation: exampleId('affiliation'), lastDay: '2026-12-31', expectedVersion: 1 },
    gives: { affiliation: () => Affiliation },
    run: (people, operation, command) => people.end(operation, command),
  }),
  appointManager: change({
    description: 'Make somebody manager of an organisation, such as its first one.',
    may: 'people:appoint',
    input: appointManager,
    example: {
      organisation: exampleId('organisation'),
      address: 'officer@town.example',
      name: 'Officer',
      language: 'fi',
    },
    gives: { affiliation: () => Affiliation },
    run: (people, operation, command) => people.appoint(operation, command),
  }),
}));
