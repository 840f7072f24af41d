import { context, type Each, type Of, type Rules, sentenceBuilder, type Visibilities } from '@talkoot/contracts';
import { CONSULTATION_FLOW, OPINION_FLOW } from './consultations/consultation-flow.js';
import { PARKED_ITEM_FLOW } from './consultations/parked-item-flow.js';
import { ACTION_PLAN_FLOW } from './action-plans/action-plan-flow.js';
import { ACTIVITY_FLOW } from './action-plans/activity-flow.js';
import { OBLIGATION_FLOW } from './cycle/obligation-flow.js';
import { say } from './messages/index.js';
import { PROGRAMME_FLOW } from './programmes/programme-flow.js';
import { programmesEvents } from './programmes.events.js';
import { programmesSentences } from './programmes.sentences.js';
import { REVISION_FLOW } from './revisions/revision-flow.js';
import { WORK_PROGRAMME_FLOW, WORK_TASK_FLOW } from './work-programmes/work-programme-flow.js';

const ids = [
  'programme',
  'revision',
  'programmeitem',
  'itemlineage',
  'obligation',
  'workprogramme',
  'worktask',
  'consultation',
  'opinion',
  'parkeditem',
  'actionplan',
  'activity',
  'activitynote',
  'measurereport',
] as const;

const collaborations = ['programme'] as const;

const actions = {
  'programme:create': {
    allows: 'Draft a programme of one’s own organisation',
    relations: ['self'],
    on: ['organisation', 'programme'],
    role: 'manager',
  },
  'programme:manage': {
    allows: 'Run a programme: its details; adopt it and its revisions; withdraw a draft',
    relations: ['owner'],
    on: ['programme', 'revision'],
    role: 'manager',
  },
  'programme:draft': {
    allows: 'Draft a revision of a programme and edit its plan',
    relations: ['owner'],
    on: ['programme', 'revision', 'programmeitem'],
    role: 'editor',
  },
  'programme:adopt': {
    allows: 'Record that one’s own organisation adopts a programme',
    relations: ['self'],
    on: ['programme'],
    role: 'manager',
  },
  'measure:report': {
    allows: 'Report how a measure of a programme stands',
    relations: ['responsible', 'owner'],
    on: ['programmeitem'],
    role: 'editor',
  },
  'programme:end-adoption': {
    allows: 'Record that one’s own organisation, or another one in a programme of one’s own, is an adopter no more',
    relations: ['self', 'owner'],
    on: ['programme'],
    role: 'manager',
  },
  'obligation:fulfil': {
    allows: 'Record that an obligation of a programme is fulfilled',
    relations: ['responsible', 'owner'],
    on: ['obligation'],
    role: 'editor',
  },
  'obligation:decide': {
    allows: 'Waive an obligation of a programme, or move its last day',
    relations: ['owner'],
    on: ['obligation'],
    role: 'manager',
  },
  'work-programme:prepare': {
    allows: 'Draft the work programme of one’s own working group, edit, adopt or discard it, and change its tasks',
    relations: ['owner', 'secretariat'],
    on: ['body', 'workprogramme', 'worktask'],
    role: 'editor',
  },
  'work-programme:report': {
    allows: 'Report a task of a work programme as done or dropped, or open again',
    relations: ['responsible', 'owner', 'secretariat'],
    on: ['worktask'],
    role: 'editor',
  },
  'consultation:manage': {
    allows: 'Ask for opinions on the draft of a plan, and say what was taken up of them',
    relations: ['owner'],
    on: ['revision', 'consultation', 'opinion'],
    role: 'manager',
  },
  'opinion:give': {
    allows: 'Give the opinion for which one’s own organisation is asked',
    relations: ['consulted'],
    on: ['opinion'],
    role: 'manager',
  },
  'programme:park': {
    allows: 'Park something beside the plan of a programme; who is consulted, while its opinion is asked for',
    relations: ['owner', 'adopter', 'asked'],
    on: ['programme'],
    role: 'editor',
  },
  'parked-item:decide': {
    allows: 'Say what became of something that is parked beside a plan',
    relations: ['owner'],
    on: ['parkeditem'],
    role: 'editor',
  },
  'action-plan:draft': {
    allows: 'Draft an action plan of one’s own organisation; plan its activities, drop and link them',
    relations: ['self'],
    on: ['programme', 'actionplan', 'activity'],
    role: 'editor',
  },
  'action-plan:adopt': {
    allows: 'Record that an action plan of one’s own organisation was adopted',
    relations: ['self'],
    on: ['actionplan'],
    role: 'manager',
  },
  'activity:report': {
    allows: 'Report how an activity of one’s own action plan goes, or one that one is responsible for',
    relations: ['responsible', 'self'],
    on: ['activity'],
    role: 'editor',
  },
} as const satisfies Rules;

const visible = {
  'programme-draft': { thing: 'A programme before its adoption, or withdrawn', seenBy: ['owner', 'consulted'] },
  programme: { thing: 'A programme from its adoption, with its plan and its adopters', seenBy: 'anybody' },
  'work-programme-draft': {
    thing: 'The work programme of a working group before its adoption, or given up',
    seenBy: ['programme-owner', 'owner', 'secretariat'],
  },
  'work-programme': { thing: 'The work programme of a working group from its adoption', seenBy: 'anybody' },
  'revision-draft': { thing: 'The draft of a revision', seenBy: ['owner', 'consulted'] },
  'consultation-draft': {
    thing: 'A consultation on the draft of a plan, and who is asked',
    seenBy: ['owner', 'consulted'],
  },
  consultation: { thing: 'A consultation from the adoption of the plan', seenBy: 'anybody' },
  'opinion-draft': { thing: 'An opinion before the adoption of the plan', seenBy: ['owner', 'self'] },
  opinion: { thing: 'An opinion from the adoption of the plan, with what was taken up of it', seenBy: 'anybody' },
  'parked-item': { thing: 'Something that is parked beside a plan', seenBy: ['owner', 'self'] },
  'action-plan-draft': {
    thing: 'An action plan before its adoption, or given up, with its activities',
    seenBy: ['self'],
  },
  'action-plan': { thing: 'An action plan from its adoption, with its activities', seenBy: 'anybody' },
} as const satisfies Visibilities;

declare module '@talkoot/contracts' {
  interface IdKinds extends Each<typeof ids> {}
  interface Collaborations extends Each<typeof collaborations> {}
  interface Actions extends Of<typeof actions> {}
  interface Visibles extends Of<typeof visible> {}
  interface Events extends Of<typeof programmesEvents> {}
}

const { sentences } = sentenceBuilder({ say });

context({
  name: 'programmes',
  ids,
  collaborations,
  actions,
  visible,
  events: programmesEvents,
  sentences: sentences(programmesSentences),
  flows: {
    Programme: PROGRAMME_FLOW,
    'Revision of a programme': REVISION_FLOW,
    'Obligation of a programme': OBLIGATION_FLOW,
    'Work programme of a working group': WORK_PROGRAMME_FLOW,
    'Task of a work programme': WORK_TASK_FLOW,
    'Consultation on a draft': CONSULTATION_FLOW,
    Opinion: OPINION_FLOW,
    'Parked item': PARKED_ITEM_FLOW,
    'Action plan': ACTION_PLAN_FLOW,
    'Activity of an action plan': ACTIVITY_FLOW,
  },
  load: () => import('./index.js'),
});
