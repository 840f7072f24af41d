import { context, type Each, type Of, type Rules, sentenceBuilder, type Visibilities } from '@talkoot/contracts';
import { pilotsEvents } from './pilots.events.js';
import { PARTNERSHIP_FLOW } from './pilots/partnership-flow.js';
import { PILOT_FLOW } from './pilots/pilot-flow.js';
import { COMPANY_LINK_FLOW, EXPERIMENT_FLOW, MILESTONE_FLOW } from './pilot-work/pilot-work-flow.js';
import { PLAN_FLOW } from './plans/plan-flow.js';
import { PILOT_PROGRAMME_FLOW } from './programmes/programme-flow.js';
import { pilotsSentences } from './pilots.sentences.js';
import { say } from './messages/index.js';

const ids = [
  'pilotprogramme',
  'plan',
  'project',
  'pilot',
  'partnership',
  'milestone',
  'experiment',
  'companylink',
  'result',
  'statusreport',
] as const;

const collaborations = ['pilotprogramme', 'project', 'pilot'] as const;

const actions = {
  'pilot-programme:create': {
    allows: 'Create a pilot programme owned by one’s own organisation (a ministry or agency)',
    relations: ['self'],
    on: ['organisation'],
    role: 'manager',
  },
  'pilot-programme:manage': {
    allows: 'Run a pilot programme: its details and call; end or cancel it',
    relations: ['owner'],
    on: ['pilotprogramme', 'project'],
    role: 'manager',
  },
  'plan:submit': {
    allows: 'Submit a plan as its applicant or coordinator; correct or withdraw it before the decision',
    relations: ['applicant', 'coordinator'],
    on: ['organisation', 'plan'],
    role: 'editor',
  },
  'plan:decide': { allows: 'Approve, redirect or reject a plan', relations: ['owner'], on: ['plan'], role: 'manager' },
  'pilot:decide': {
    allows: 'Start, complete, close or cancel a pilot',
    relations: ['owner'],
    on: ['pilot'],
    role: 'manager',
  },
  'pilot:manage': {
    allows: 'Milestones, experiments, company links, results, status reports',
    relations: ['coordinator', 'owner'],
    on: ['pilot', 'milestone', 'companylink'],
    role: 'editor',
  },
  'pilot:manage-partners': {
    allows: 'Invite partners; let a town join without an invitation',
    relations: ['coordinator', 'owner'],
    on: ['pilot'],
    role: 'editor',
  },
  'pilot:join': {
    allows:
      'Let a town join, leave or decline: the coordinator and the owner any, a town itself (to join, by invitation)',
    relations: ['self', 'coordinator', 'owner'],
    on: ['pilot', 'partnership'],
    role: 'editor',
  },
  'pilot:report-part': {
    allows: 'Record experiments and results of one’s own part',
    relations: ['partner', 'coordinator', 'owner'],
    on: ['pilot', 'experiment'],
    role: 'editor',
  },
} as const satisfies Rules;

const visible = {
  'pilot-programme-before-call': { thing: 'A pilot programme before the opening of its call', seenBy: ['owner'] },
  'pilot-programme': { thing: 'A pilot programme from the opening of its call', seenBy: 'anybody' },
  'plan-before-decision': {
    thing: 'A plan before the decision',
    seenBy: ['owner', 'applicant', 'coordinator', 'invited'],
  },
  plan: { thing: 'A plan from the decision', seenBy: 'anybody' },
  'plan-partner': {
    thing: 'A partner that a plan names, also after the decision: it has not agreed',
    seenBy: ['owner', 'applicant', 'coordinator', 'self'],
  },
  'pilot-draft': {
    thing: 'A pilot before its approval',
    seenBy: ['owner', 'applicant', 'coordinator', 'partner', 'invited'],
  },
  pilot: { thing: 'A pilot from its approval, its milestones and results', seenBy: 'anybody' },
  partnership: { thing: 'A partner that joined or left', seenBy: 'anybody' },
  invitation: { thing: 'An invitation that was not taken up', seenBy: ['owner', 'coordinator', 'invited'] },
  'status-light': { thing: 'The light of a status report', seenBy: 'anybody' },
  'status-reason': {
    thing: 'The reason of a status report',
    seenBy: ['owner', 'applicant', 'coordinator', 'partner', 'invited'],
  },
} as const satisfies Visibilities;

const errors = {
  ALREADY_PARTNER: 'The organisation is a partner on that day already.',
  NOT_PARTNER: 'The organisation is no partner on that day.',
  NOT_INVITED:
    'The organisation has no open invitation to the pilot: it cannot join by itself, and there is none to end.',
  CALL_NOT_OPEN: 'The call is not open on that day.',
  COORDINATOR_STAYS: 'The coordinator cannot leave its pilot.',
} as const;

declare module '@talkoot/contracts' {
  interface IdKinds extends Each<typeof ids> {}
  interface Collaborations extends Each<typeof collaborations> {}
  interface Actions extends Of<typeof actions> {}
  interface Visibles extends Of<typeof visible> {}
  interface ErrorCodes extends Of<typeof errors> {}
  interface Events extends Of<typeof pilotsEvents> {}
}

const { sentences } = sentenceBuilder({ say });

context({
  name: 'pilots',
  ids,
  collaborations,
  actions,
  visible,
  errors,
  events: pilotsEvents,
  sentences: sentences(pilotsSentences),
  flows: {
    'Pilot programme': PILOT_PROGRAMME_FLOW,
    Plan: PLAN_FLOW,
    Pilot: PILOT_FLOW,
    'Partner of a pilot': PARTNERSHIP_FLOW,
    Milestone: MILESTONE_FLOW,
    Experiment: EXPERIMENT_FLOW,
    'Company in a pilot': COMPANY_LINK_FLOW,
  },
  load: () => import('./index.js'),
});
