import { exampleId } from '@talkoot/contracts';
import { mutations } from '@talkoot/platform/graphql';
import { Region } from './region.read-model.js';
import { changeRegion, RegionsService, registerRegion } from './regions.service.js';

export const RegionsMutations = mutations(RegionsService, (change) => ({
  registerRegion: change({
    description: 'Enter a region of a national code list.',
    may: 'registry:maintain',
    input: registerRegion,
    example: { country: 'FI', code: '01', name: { en: 'Example region' } },
    gives: { region: () => Region },
    run: (regions, operation, command) => regions.register(operation, command),
  }),
  changeRegion: change({
    description: 'Correct what is known of a region.',
    may: 'registry:maintain',
    input: changeRegion,
    example: { region: exampleId('region'), expectedVersion: 1, name: { en: 'Example region' } },
    gives: { region: () => Region },
    run: (regions, operation, command) => regions.change(operation, command),
  }),
}));
