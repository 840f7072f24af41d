import type { Relation } from './access.js';

interface Visibility {
  /** The thing, for people: docs/access.md is written from it. */
  readonly thing: string;
  /** Whose organisation has one of these relations to it; besides them, auditors and operators see everything. */
  readonly seenBy: 'anybody' | readonly Relation[];
}

/**
 * What is public and what is not. What someone may not see is not there for them: not in lists, counts, events,
 * errors or by its id. `test/access` tries every row for every kind of viewer.
 */
export const VISIBILITY = {
  organisation: { thing: 'Organisations, their regions and members, networks, themes, successions', seenBy: 'anybody' },
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
    seenBy: ['owner', 'secretariat', 'seated'],
  },
  minutes: { thing: 'Who was present and the minutes, from their approval', seenBy: 'anybody' },
  'action-item': { thing: 'An action item', seenBy: ['responsible', 'owner', 'secretariat', 'seated'] },
  consent: {
    thing:
      'An invitation to an alliance, a proposal or a plan, or to be a secretariat: who is asked to take part and has not agreed',
    seenBy: ['inviter', 'invited'],
  },
  proposal: { thing: 'A proposal, who makes and supports it, and its answer', seenBy: 'anybody' },
  alliance: { thing: 'An alliance from its proposal, its proposers and members', seenBy: 'anybody' },
  'programme-before-call': { thing: 'A pilot programme before the opening of its call', seenBy: ['owner'] },
  programme: { thing: 'A pilot programme from the opening of its call', seenBy: 'anybody' },
  'plan-before-decision': {
    thing: 'A plan before the decision',
    seenBy: ['owner', 'applicant', 'coordinator', 'invited'],
  },
  'plan-partner': {
    thing: 'A partner that a plan names, also after the decision: it has not agreed',
    seenBy: ['owner', 'applicant', 'coordinator', 'invited'],
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
  grant: { thing: 'An appropriation and a decided grant', seenBy: 'anybody' },
  'standing-report': { thing: 'The standing report of a programme', seenBy: 'anybody' },
  'own-report': { thing: 'A report that somebody asked for', seenBy: ['self'] },
} as const satisfies Record<string, Visibility>;

export type Visible = keyof typeof VISIBILITY;
