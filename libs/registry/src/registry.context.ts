import { context, type Each, type Of, type Rules, sentenceBuilder, type Visibilities } from '@talkoot/contracts';
import { registryEvents } from './registry.events.js';
import { registrySentences } from './registry.sentences.js';
import { say } from './messages/index.js';

const ids = ['organisation', 'region', 'theme', 'network', 'succession', 'membership'] as const;

const collaborations = ['network'] as const;

const actions = {
  'registry:maintain': {
    allows: 'Register and change organisations, regions, themes and networks; record successions',
    relations: [],
    on: ['organisation', 'region', 'theme', 'network'],
    role: 'manager',
  },
  'organisation:change': {
    allows: "Change an organisation's own details",
    relations: ['self'],
    on: ['organisation'],
    role: 'manager',
  },
} as const satisfies Rules;

const visible = {
  organisation: { thing: 'Organisations, their regions and members, networks, themes, successions', seenBy: 'anybody' },
} as const satisfies Visibilities;

const errors = {
  CODE_OF_OTHERS:
    'The code begins with that of another organisation, or the thing is not public and its code does not begin with the owner’s.',
  INVALID_BUSINESS_ID: 'The check digit of the business id is wrong.',
  THEME_CYCLE: 'A theme cannot stand below itself.',
} as const;

declare module '@talkoot/contracts' {
  interface IdKinds extends Each<typeof ids> {}
  interface Collaborations extends Each<typeof collaborations> {}
  interface Actions extends Of<typeof actions> {}
  interface Visibles extends Of<typeof visible> {}
  interface ErrorCodes extends Of<typeof errors> {}
  interface Events extends Of<typeof registryEvents> {}
}

const { sentences } = sentenceBuilder({ say });

context({
  name: 'registry',
  ids,
  collaborations,
  actions,
  visible,
  errors,
  events: registryEvents,
  sentences: sentences(registrySentences),
  load: () => import('./index.js'),
});
