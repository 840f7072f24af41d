import { byId, context, type Each, type Of, type Rules, sentenceBuilder, type Visibilities } from '@talkoot/contracts';
import { OBLIGATION_FLOW } from './cycle/obligation-flow.js';
import { say } from './messages/index.js';
import { PROGRAMME_FLOW } from './programmes/programme-flow.js';
import { programmesEvents } from './programmes.events.js';
import { programmesSentences } from './programmes.sentences.js';
import { REVISION_FLOW } from './revisions/revision-flow.js';

const ids = ['programme', 'revision', 'programmeitem', 'itemlineage', 'obligation', 'measurereport'] as const;

const collaborations = ['programme'] as const;

const actions = {
  'programme:create': {
    allows: 'Draft a programme of one’s own organisation',
    relations: ['self'],
    role: 'manager',
  },
  'programme:manage': {
    allows: 'Run a programme: its details; adopt it and its revisions; withdraw a draft',
    relations: ['owner'],
    role: 'manager',
  },
  'programme:draft': {
    allows: 'Draft a revision of a programme and edit its plan',
    relations: ['owner'],
    role: 'editor',
  },
  'programme:adopt': {
    allows: 'Record that one’s own organisation adopts a programme, or adopts it no more',
    relations: ['self'],
    role: 'manager',
  },
  'measure:report': {
    allows: 'Report how a measure of a programme stands',
    relations: ['responsible', 'owner'],
    role: 'editor',
  },
  'obligation:fulfil': {
    allows: 'Record that an obligation of a programme is fulfilled',
    relations: ['responsible', 'owner'],
    role: 'editor',
  },
  'obligation:decide': {
    allows: 'Waive an obligation of a programme, or move its last day',
    relations: ['owner'],
    role: 'manager',
  },
} as const satisfies Rules;

const visible = {
  'programme-draft': { thing: 'A programme before its adoption, or withdrawn', seenBy: ['owner'] },
  programme: { thing: 'A programme from its adoption, with its plan and its adopters', seenBy: 'anybody' },
  'revision-draft': { thing: 'The draft of a revision', seenBy: ['owner'] },
} as const satisfies Visibilities;

declare module '@talkoot/contracts' {
  interface IdKinds extends Each<typeof ids> {}
  interface Collaborations extends Each<typeof collaborations> {}
  interface Actions extends Of<typeof actions> {}
  interface Visibles extends Of<typeof visible> {}
  interface Events extends Of<typeof programmesEvents> {}
}

const { sentences } = sentenceBuilder({ say });

/** What a notification shows of a thing. */
const shown = {
  programme: byId('Programme { name code status period { from to } adoptedOn owner { name } }'),
  obligation: byId('Obligation { kind turn due status owedBy { name } programme { id name code } }'),
  measurereport: byId('MeasureReport { status on note item { id name code } programme { id name code } }'),
  revision: byId('Revision { number status adoptedOn programme { id name code } }'),
};

context({
  name: 'programmes',
  ids,
  collaborations,
  actions,
  visible,
  shown,
  events: programmesEvents,
  sentences: sentences(programmesSentences),
  flows: {
    Programme: PROGRAMME_FLOW,
    'Revision of a programme': REVISION_FLOW,
    'Obligation of a programme': OBLIGATION_FLOW,
  },
  load: () => import('./index.js'),
});
