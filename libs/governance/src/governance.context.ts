import { context, type Each, type Of, type Rules, sentenceBuilder, type Visibilities } from '@talkoot/contracts';
import { governanceEvents } from './governance.events.js';
import { ACTION_ITEM_FLOW } from './action-items/action-item-flow.js';
import { MEETING_FLOW } from './meetings/meeting-flow.js';
import { SEAT_INVITATION_FLOW } from './bodies/seat-invitation-flow.js';
import { PROPOSAL_FLOW } from './proposals/proposal-flow.js';
import { governanceSentences, personalSentences } from './governance.sentences.js';
import { say } from './messages/index.js';

const ids = [
  'body',
  'seat',
  'mandate',
  'seatinvitation',
  'meeting',
  'agendaitem',
  'decision',
  'actionitem',
  'remark',
  'calendaraddress',
  'proposal',
] as const;

const actions = {
  'body:manage': {
    allows: 'Create a body; its details, secretariat, seats and mandates; invite people to seats',
    relations: ['owner', 'secretariat'],
    on: ['organisation', 'collaboration', 'body', 'seat', 'mandate', 'seatinvitation'],
    role: 'editor',
  },
  'seat:answer': {
    allows: 'Accept or decline a seat that one is invited to, in person; nobody answers for others, no operator either',
    relations: ['named'],
    on: ['seatinvitation'],
    role: 'member',
    neverForOthers: true,
  },
  'meeting:prepare': {
    allows:
      'Plan, convene, move and cancel meetings; record one that was held; the agenda, who was present, decisions, the minutes',
    relations: ['secretariat', 'owner'],
    on: ['body', 'meeting', 'agendaitem', 'decision'],
    role: 'editor',
  },
  'minutes:review': {
    allows: 'Remark on the minutes and accept them, for a seat that was present',
    relations: ['seated', 'named'],
    on: ['meeting'],
    role: 'member',
  },
  'action-item:give': {
    allows: 'Give, change and withdraw the action items of a meeting',
    relations: ['secretariat', 'owner'],
    on: ['meeting', 'actionitem'],
    role: 'editor',
  },
  'action-item:report': {
    allows: 'Report an action item as done',
    relations: ['named', 'responsible', 'secretariat', 'owner'],
    on: ['actionitem'],
    role: 'editor',
  },
  'proposal:submit': {
    allows: 'Make a proposal, invite others to make it together; change or withdraw it',
    relations: ['proposer'],
    on: ['organisation', 'proposal'],
    role: 'editor',
  },
  'proposal:support': { allows: 'Support a proposal', relations: ['self'], on: ['proposal'], role: 'editor' },
  'proposal:answer': { allows: 'Answer a proposal', relations: ['addressee'], on: ['proposal'], role: 'manager' },
  'calendar-address:make': {
    allows:
      'Make a calendar address of one’s own: for a body or a collaboration that one may see, or for the meetings where one sits',
    relations: ['self'],
    on: ['organisation', 'collaboration', 'body'],
    role: 'member',
    isOnesOwn: true,
    byPersonOnly: true,
  },
  'calendar-address:revoke': {
    allows: 'Revoke a calendar address of one’s own; nobody can revoke that of another person',
    relations: ['self'],
    on: ['calendaraddress'],
    role: 'member',
    neverForOthers: true,
    isOnesOwn: true,
    byPersonOnly: true,
  },
} as const satisfies Rules;

const visible = {
  body: { thing: 'A body, its seats and mandates', seenBy: 'anybody' },
  'seat-invitation': {
    thing: 'An invitation to a seat: who is asked to sit there and has not agreed',
    seenBy: ['named', 'owner', 'secretariat'],
  },
  'meeting-draft': { thing: 'A meeting before it is convened', seenBy: ['owner', 'secretariat', 'seated'] },
  meeting: { thing: 'A convened meeting and its agenda; what it decided', seenBy: 'anybody' },
  'meeting-link': {
    thing: 'The link to take part in a meeting from afar',
    seenBy: ['owner', 'secretariat', 'seated'],
  },
  'minutes-before-approval': {
    thing: 'Who was present and the minutes, with remarks and acceptances, before the approval',
    seenBy: ['owner', 'secretariat', 'seated', 'present'],
  },
  minutes: { thing: 'Who was present and the minutes, from their approval', seenBy: 'anybody' },
  'action-item': { thing: 'An action item', seenBy: ['person', 'responsible', 'owner', 'secretariat', 'seated'] },
  proposal: { thing: 'A proposal, who makes and supports it, and its answer', seenBy: 'anybody' },
} as const satisfies Visibilities;

const errors = {
  NOTICE_TOO_SHORT: 'There are fewer working days before the meeting than the notice of the body asks for.',
  AGENDA_EMPTY: 'The meeting has nothing on its agenda.',
  ALREADY_DECIDED: 'The item has been decided on already.',
  NO_QUORUM: 'Those present are not enough to decide.',
  TOO_MANY_VOTES: 'There are more votes than seats present.',
  NOT_PRESENT: 'Nobody was present for the seat.',
  NOT_OF_THE_BODY: 'The seat or the mandate is not of this body on that day.',
  MINUTES_OPEN: 'The minutes are not sent, not accepted, or a remark on them is not answered.',
  NO_RHYTHM: 'The body has no rhythm from which days could be told.',
  SEAT_TAKEN: 'The seat has a holder on those days already.',
  ALREADY_SEATED: 'The same person or organisation has a mandate of the seat on those days already.',
  SEAT_KEPT_APART: 'Since a merger the seat lasts only as long as its holder’s mandate.',
} as const;

declare module '@talkoot/contracts' {
  interface IdKinds extends Each<typeof ids> {}
  interface Actions extends Of<typeof actions> {}
  interface Visibles extends Of<typeof visible> {}
  interface ErrorCodes extends Of<typeof errors> {}
  interface Events extends Of<typeof governanceEvents> {}
}

const { sentences } = sentenceBuilder({ say });

context({
  name: 'governance',
  ids,
  actions,
  visible,
  errors,
  events: governanceEvents,
  sentences: sentences(governanceSentences),
  personalSentences,
  flows: {
    Meeting: MEETING_FLOW,
    'Seat invitation': SEAT_INVITATION_FLOW,
    'Action item': ACTION_ITEM_FLOW,
    Proposal: PROPOSAL_FLOW,
  },
  load: () => import('./index.js'),
});
