import { exampleId } from '@talkoot/contracts';
import { mutations } from '@talkoot/platform/graphql';
import { Network } from './network.read-model.js';
import {
  changeNetwork,
  foundNetwork,
  joinNetwork,
  leaveNetwork,
  NetworksService,
  setNetworkThemes,
} from './networks.service.js';

export const NetworksMutations = mutations(NetworksService, (change) => ({
  foundNetwork: change({
    description: 'Enter a network of an area or a theme.',
    may: 'registry:maintain',
    input: foundNetwork,
    example: { kind: 'area', code: 'GREEN-2026', name: { en: 'Network of harbour towns' } },
    gives: { network: () => Network },
    run: (networks, operation, command) => networks.found(operation, command),
  }),
  changeNetwork: change({
    description: 'Change the name, the description or the period of a network.',
    may: 'registry:maintain',
    input: changeNetwork,
    example: { network: exampleId('network'), expectedVersion: 1, name: { en: 'Network of harbour towns' } },
    gives: { network: () => Network },
    run: (networks, operation, command) => networks.change(operation, command),
  }),
  joinNetwork: change({
    description: 'Let an organisation or a collaboration join a network from a day on.',
    may: 'registry:maintain',
    input: joinNetwork,
    example: { network: exampleId('network'), member: exampleId('pilot'), on: '2026-03-02', expectedVersion: 1 },
    gives: { network: () => Network },
    run: (networks, operation, command) => networks.join(operation, command),
  }),
  leaveNetwork: change({
    description: 'Let a member leave a network after its last day.',
    may: 'registry:maintain',
    input: leaveNetwork,
    example: { network: exampleId('network'), member: exampleId('pilot'), lastDay: '2027-12-31', expectedVersion: 1 },
    gives: { network: () => Network },
    run: (networks, operation, command) => networks.leave(operation, command),
  }),
  setNetworkThemes: change({
    description: 'Say with which themes a network deals from a day on.',
    may: 'registry:maintain',
    input: setNetworkThemes,
    example: { network: exampleId('network'), themes: [exampleId('theme')], on: '2026-03-02', expectedVersion: 1 },
    gives: { network: () => Network },
    run: (networks, operation, command) => networks.setThemes(operation, command),
  }),
}));
