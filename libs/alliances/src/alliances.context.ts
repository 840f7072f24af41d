import { context, type Each, type Of, type Rules, sentenceBuilder, type Visibilities } from '@talkoot/contracts';
import { alliancesEvents } from './alliances.events.js';
import { ALLIANCE_FLOW } from './alliance-flow.js';
import { alliancesSentences } from './alliances.sentences.js';
import { say } from './messages/index.js';

const ids = ['alliance', 'themegroup'] as const;

const collaborations = ['alliance'] as const;

const actions = {
  'alliance:propose': {
    allows: 'Propose an alliance; invite others to propose it and to be its members',
    relations: ['self'],
    on: ['organisation'],
    role: 'manager',
  },
  'alliance:manage': {
    allows: 'Run an alliance: its details, status, members, themes and aims',
    relations: ['proposer', 'owner'],
    on: ['alliance', 'themegroup'],
    role: 'manager',
  },
  'alliance:leave': {
    allows: 'End one’s own organisation’s membership of an alliance',
    relations: ['self'],
    on: ['alliance'],
    role: 'editor',
  },
} as const satisfies Rules;

const visible = {
  alliance: { thing: 'An alliance from its proposal, its proposers and members', seenBy: 'anybody' },
} as const satisfies Visibilities;

declare module '@talkoot/contracts' {
  interface IdKinds extends Each<typeof ids> {}
  interface Collaborations extends Each<typeof collaborations> {}
  interface Actions extends Of<typeof actions> {}
  interface Visibles extends Of<typeof visible> {}
  interface Events extends Of<typeof alliancesEvents> {}
}

const { sentences } = sentenceBuilder({ say });

context({
  name: 'alliances',
  ids,
  collaborations,
  actions,
  visible,
  events: alliancesEvents,
  sentences: sentences(alliancesSentences),
  flows: { Alliance: ALLIANCE_FLOW },
  load: () => import('./index.js'),
});
