import { context, type Each, type Of, type Rules, sentenceBuilder, type Visibilities } from '@talkoot/contracts';
import { identityEvents } from './identity.events.js';
import { INVITATION_FLOW } from './invitations/invitation-flow.js';
import { COLLEAGUE_INVITATION_FLOW } from './colleagues/colleague-invitation-flow.js';
import { SESSION_FLOW } from './sessions/session-flow.js';
import { identityPersonalSentences, identitySentences } from './identity.sentences.js';
import { KEY_FLOW } from './keys/key-flow.js';
import { say } from './messages/index.js';

const ids = ['person', 'affiliation', 'invitation', 'colleagueinvitation', 'key', 'session'] as const;

const actions = {
  'invitation:answer': {
    allows:
      'Accept or decline an invitation of one’s own organisation; to propose an alliance asks for a manager. Nobody answers for others, no operator either',
    relations: ['invited'],
    on: ['invitation'],
    role: 'editor',
    neverForOthers: true,
  },
  'invitation:withdraw': {
    allows: 'Withdraw an invitation that nobody has answered; to an alliance asks for a manager',
    relations: ['inviter'],
    on: ['invitation'],
    role: 'editor',
  },
  'people:manage': {
    allows: 'Invite people to act for one’s own organisation, withdraw that, and change their roles',
    relations: ['self'],
    on: ['organisation', 'affiliation', 'colleagueinvitation'],
    role: 'manager',
    byPersonOnly: true,
  },
  'people:end': {
    allows: 'End that somebody acts for one’s own organisation; leave one oneself',
    relations: ['self', 'named'],
    on: ['affiliation'],
    role: 'manager',
    byPersonOnly: true,
  },
  'people:answer': {
    allows: 'Accept or decline an invitation to act for an organisation, in person, with the secret of its mail',
    relations: ['named'],
    on: [],
    role: 'member',
  },
  'people:appoint': {
    allows: 'Appoint a manager of an organisation, such as the first one',
    relations: [],
    on: ['organisation'],
    role: 'manager',
  },
  'session:manage': {
    allows: 'One’s own sessions: end them, and choose for which of one’s organisations to act',
    relations: ['self'],
    on: ['session'],
    role: 'member',
    isOnesOwn: true,
    byPersonOnly: true,
  },
  'self:use': {
    allows: 'One’s own notifications, reports and personal data',
    relations: ['self'],
    on: ['notification', 'report'],
    role: 'member',
    isOnesOwn: true,
    byPersonOnly: true,
  },
  'key:manage': {
    allows: 'Make, rotate and revoke the keys of one’s own organisation’s systems; no key does',
    relations: ['self'],
    on: ['organisation', 'key'],
    role: 'manager',
    byPersonOnly: true,
  },
} as const satisfies Rules;

const visible = {
  consent: {
    thing:
      'An invitation to an alliance, a proposal or a plan, or to be a secretariat: who is asked to take part and has not agreed',
    seenBy: ['inviter', 'invited', 'person'],
  },
  key: { thing: 'A key of an organisation’s system, without its secret', seenBy: ['self'] },
  colleague: { thing: 'Who acts for an organisation, and in which role', seenBy: ['self', 'named'] },
  'colleague-address': {
    thing: 'The e-mail address of somebody who acts for an organisation (of the organisation its managers alone)',
    seenBy: ['self', 'named'],
  },
  'colleague-invitation': {
    thing: 'An invitation to act for an organisation (its managers alone)',
    seenBy: ['self'],
  },
} as const satisfies Visibilities;

const errors = {
  NAME_TAKEN: 'Another thing of the organisation has this name already.',
  LAST_MANAGER: 'The organisation would be left without a manager.',
} as const;

declare module '@talkoot/contracts' {
  interface IdKinds extends Each<typeof ids> {}
  interface Actions extends Of<typeof actions> {}
  interface Visibles extends Of<typeof visible> {}
  interface ErrorCodes extends Of<typeof errors> {}
  interface Events extends Of<typeof identityEvents> {}
}

const { sentences } = sentenceBuilder({ say });

context({
  name: 'identity',
  ids,
  actions,
  visible,
  errors,
  events: identityEvents,
  sentences: sentences(identitySentences),
  personalSentences: identityPersonalSentences,
  flows: {
    Invitation: INVITATION_FLOW,
    'Invitation of a colleague': COLLEAGUE_INVITATION_FLOW,
    Key: KEY_FLOW,
    Session: SESSION_FLOW,
  },
  load: () => import('./index.js'),
});
