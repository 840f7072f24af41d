import { context, type Each, type Of, type Rules, sentenceBuilder, type Visibilities } from '@talkoot/contracts';
import { fundingEvents } from './funding.events.js';
import { APPROPRIATION_FLOW, GRANT_FLOW } from './funding-flow.js';
import { fundingSentences } from './funding.sentences.js';
import { say } from './messages/index.js';

const ids = ['appropriation', 'grant', 'posting'] as const;

const actions = {
  'money:manage': {
    allows: 'Record appropriations and decide grants; correct their amounts',
    relations: ['owner'],
    on: ['pilotprogramme', 'appropriation', 'grant'],
    role: 'manager',
  },
} as const satisfies Rules;

const visible = {
  grant: { thing: 'An appropriation and a decided grant', seenBy: 'anybody' },
} as const satisfies Visibilities;

const errors = {
  APPROPRIATION_EXCEEDED: 'The grants would exceed the appropriation.',
  CURRENCY_DIFFERS: 'The amount is in another currency.',
} as const;

declare module '@talkoot/contracts' {
  interface IdKinds extends Each<typeof ids> {}
  interface Actions extends Of<typeof actions> {}
  interface Visibles extends Of<typeof visible> {}
  interface ErrorCodes extends Of<typeof errors> {}
  interface Events extends Of<typeof fundingEvents> {}
}

const { sentences } = sentenceBuilder({ say });

context({
  name: 'funding',
  ids,
  actions,
  visible,
  errors,
  events: fundingEvents,
  sentences: sentences(fundingSentences),
  flows: {
    'Appropriation (by the status of its programme)': APPROPRIATION_FLOW,
    'Grant (by the status of its pilot)': GRANT_FLOW,
  },
  load: () => import('./index.js'),
});
