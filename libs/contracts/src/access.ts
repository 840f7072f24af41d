import { oneOf, say } from './catalogue.js';
import type { Id, OrganisationId, PersonId } from './ids.js';
import type { Translations } from './localised-text.js';

/**
 * How the viewer's organisation stands to the thing. `self`: the thing is that organisation or its own part. `named`: the person is
 * the one who is to do it, for that organisation where one is responsible.
 */
export type Relation =
  | 'self'
  | 'owner'
  | 'coordinator'
  | 'partner'
  | 'invited'
  | 'inviter'
  | 'applicant'
  | 'funder'
  | 'secretariat'
  | 'seated'
  | 'responsible'
  | 'named'
  | 'proposer'
  | 'addressee';

/** What a person is within the organisation acted for; a later one includes the earlier. */
export const AFFILIATION_ROLES = ['member', 'editor', 'manager'] as const;
export type AffiliationRole = (typeof AFFILIATION_ROLES)[number];

/** operator: runs the service; auditor: reads everything, writes nothing. */
export const PLATFORM_ROLES = ['operator', 'auditor'] as const;
export type PlatformRole = (typeof PLATFORM_ROLES)[number];

/** What a token can be asked for: a role within the organisation, or to run or audit the service as one of its people. */
export const TOKEN_ROLES = [...AFFILIATION_ROLES, ...PLATFORM_ROLES] as const;
export type TokenRole = (typeof TOKEN_ROLES)[number];

/** Who asks: somebody acting for an organisation, or anybody. */
export interface Viewer {
  readonly person?: PersonId;
  readonly affiliation?: Id<'affiliation'>;
  readonly organisation?: OrganisationId;
  readonly role?: AffiliationRole;
  readonly platformRoles: readonly PlatformRole[];
}

export const ANYBODY: Viewer = { platformRoles: [] };

interface Rule {
  /** What it allows, for people: docs/access.md is written from it. */
  readonly allows: string;
  /** Any of these relations of the viewer's organisation to the thing is enough; none: only the operator. */
  readonly relations: readonly Relation[];
  /** The least role within the organisation; anyone who is named in person needs no more than to be a member. */
  readonly role: AffiliationRole;
}

const MONEY_AND_PROGRAMME: Pick<Rule, 'relations' | 'role'> = { relations: ['owner'], role: 'manager' };

/** Who may change what: the one place. What is not here nobody may. Operators may everything here; auditors nothing but what is their own. */
export const ACTIONS = {
  'registry:maintain': {
    allows: 'Register and change organisations, regions, themes and networks; record successions',
    relations: [],
    role: 'manager',
  },
  'organisation:change': { allows: "Change an organisation's own details", relations: ['self'], role: 'manager' },
  'body:manage': {
    allows: 'Found a body; its details, secretariat, seats and mandates; invite people to seats',
    relations: ['owner', 'secretariat'],
    role: 'editor',
  },
  'seat:answer': {
    allows: 'Accept or decline a seat that one is invited to, in person; nobody answers for others, no operator either',
    relations: ['named'],
    role: 'member',
  },
  'meeting:prepare': {
    allows:
      'Plan, convene, move and cancel meetings; record one that was held; the agenda, who was present, decisions, the minutes',
    relations: ['secretariat', 'owner'],
    role: 'editor',
  },
  'minutes:review': {
    allows: 'Remark on the minutes and accept them, for a seat that was present',
    relations: ['seated'],
    role: 'member',
  },
  'action-item:give': {
    allows: 'Give, change and withdraw the action items of a meeting',
    relations: ['secretariat', 'owner'],
    role: 'editor',
  },
  'action-item:report': {
    allows: 'Report an action item as done',
    relations: ['named', 'responsible', 'secretariat', 'owner'],
    role: 'editor',
  },
  'proposal:submit': {
    allows: 'Make a proposal, invite others to make it together; change or withdraw it',
    relations: ['proposer'],
    role: 'editor',
  },
  'proposal:support': { allows: 'Support a proposal', relations: ['self'], role: 'editor' },
  'proposal:answer': { allows: 'Answer a proposal', relations: ['addressee'], role: 'manager' },
  'invitation:answer': {
    allows:
      'Accept or decline an invitation of one’s own organisation; to propose an alliance asks for a manager. Nobody answers for others, no operator either',
    relations: ['invited'],
    role: 'editor',
  },
  'invitation:withdraw': {
    allows: 'Withdraw an invitation that nobody has answered; to an alliance asks for a manager',
    relations: ['inviter'],
    role: 'editor',
  },
  'alliance:propose': {
    allows: 'Propose an alliance; invite others to propose it and to be its members',
    relations: ['self'],
    role: 'manager',
  },
  'alliance:manage': {
    allows: 'Run an alliance: its details, status, members, themes and aims',
    relations: ['proposer', 'owner'],
    role: 'manager',
  },
  'alliance:leave': {
    allows: 'End one’s own organisation’s membership of an alliance',
    relations: ['self'],
    role: 'editor',
  },
  'programme:create': {
    allows: 'Create a pilot programme owned by one’s own organisation (a ministry or agency)',
    relations: ['self'],
    role: 'manager',
  },
  'programme:manage': {
    allows: 'Run a pilot programme: its details and call; end or cancel it',
    ...MONEY_AND_PROGRAMME,
  },
  'plan:submit': {
    allows: 'Submit a plan as its applicant or coordinator; correct or withdraw it before the decision',
    relations: ['applicant', 'coordinator'],
    role: 'editor',
  },
  'plan:decide': { allows: 'Approve, redirect or reject a plan', ...MONEY_AND_PROGRAMME },
  'pilot:decide': { allows: 'Start, complete, close or cancel a pilot', ...MONEY_AND_PROGRAMME },
  'pilot:manage': {
    allows: 'Milestones, experiments, company links, results, status reports',
    relations: ['coordinator', 'owner'],
    role: 'editor',
  },
  'pilot:manage-partners': {
    allows: 'Invite partners; let a town join without an invitation',
    relations: ['coordinator', 'owner'],
    role: 'editor',
  },
  'pilot:join': {
    allows:
      'Let a town join, leave or decline: the coordinator and the owner any, a town itself (to join, by invitation)',
    relations: ['self', 'coordinator', 'owner'],
    role: 'editor',
  },
  'pilot:report-part': {
    allows: 'Record experiments and results of one’s own part',
    relations: ['partner', 'coordinator', 'owner'],
    role: 'editor',
  },
  'money:manage': { allows: 'Record appropriations and decide grants; correct their amounts', ...MONEY_AND_PROGRAMME },
  'report:request': {
    allows: 'Request a report of a programme that one may see',
    relations: ['owner', 'coordinator', 'partner', 'self'],
    role: 'member',
  },
  'calendar-address:make': {
    allows:
      'Make a calendar address of one’s own: for a body or a collaboration that one may see, or for the meetings where one sits',
    relations: ['self'],
    role: 'member',
  },
  'calendar-address:revoke': {
    allows: 'Revoke a calendar address of one’s own; nobody can revoke that of another person',
    relations: ['self'],
    role: 'member',
  },
  'self:use': { allows: 'One’s own notifications and reports', relations: ['self'], role: 'member' },
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof ACTIONS;

/** Whether the viewer's role is enough for the action at all, whatever the thing. */
export function mayEver(viewer: Viewer, action: Action): boolean {
  return may(viewer, action, ACTIONS[action].relations);
}

/** The viewer may not do this; not about the input, so it is answered as an error of the request. */
export class NotAllowed extends Error {
  constructor(
    readonly action: string,
    readonly text: Translations,
  ) {
    super(`Not allowed: ${action}`);
  }
}

/**
 * Why the viewer may not do it, and who may. `relations`: how the organisation acted for stands to the thing; without them the role
 * is too low for any thing, and what the organisation is to this one is not known.
 */
export function notAllowed(viewer: Viewer, action: Action, relations?: readonly Relation[]): NotAllowed {
  const rule: Rule = ACTIONS[action];
  if (viewer.platformRoles.includes('auditor') && !OF_ONES_OWN.includes(action))
    return new NotAllowed(action, say('notAllowed.auditor'));
  if (rule.relations.length === 0) return new NotAllowed(action, say('notAllowed.operator'));
  const role = rule.role.toUpperCase();
  if (relations && rule.relations.some((each) => relations.includes(each)))
    return new NotAllowed(action, say('notAllowed.role', { role }));
  const who = oneOf(rule.relations.map((each) => say(`relation.${each}`)));
  return new NotAllowed(action, say('notAllowed.relation', { who, role }));
}

/** What is nobody else's: also an auditor reads notifications, asks for reports and follows calendars. */
const OF_ONES_OWN: readonly Action[] = [
  'self:use',
  'report:request',
  'calendar-address:make',
  'calendar-address:revoke',
];

/** Whether the viewer may do it to a thing to which their organisation has these relations. */
export function may(viewer: Viewer, action: Action, relations: readonly Relation[]): boolean {
  const { platformRoles, role } = viewer;
  if (platformRoles.includes('operator')) return true;
  if (platformRoles.includes('auditor') && !OF_ONES_OWN.includes(action)) return false;
  const rule: Rule = ACTIONS[action];
  if (role === undefined) return false;
  return rule.relations.some(
    (each) => relations.includes(each) && atLeast(role, each === 'named' ? 'member' : rule.role),
  );
}

export function atLeast(role: AffiliationRole, least: AffiliationRole): boolean {
  return AFFILIATION_ROLES.indexOf(role) >= AFFILIATION_ROLES.indexOf(least);
}

/** Reads what only the concerned may see: operators (who run it) and auditors. */
export function seesEverything(viewer: Viewer): boolean {
  return viewer.platformRoles.length > 0;
}
