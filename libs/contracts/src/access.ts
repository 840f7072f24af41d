import { oneOf, say } from './catalogue.js';
import { declared } from './declared.js';
import { COLLABORATION_KINDS, type Id, type IdKind, type OrganisationId, type PersonId } from './ids.js';
import type { Translations } from './localised-text.js';

/**
 * How the viewer's organisation stands to the thing. `self`: the thing is that organisation or its own part. `named`: the person is
 * the one who is to do it, for that organisation where one is responsible; `person`: the same, whomever they act for. The read model
 * of each type says who they are (`relations`).
 */
export const RELATIONS = [
  'self',
  'owner',
  'coordinator',
  'partner',
  'invited',
  'inviter',
  'applicant',
  'secretariat',
  'seated',
  'present',
  'responsible',
  'named',
  'person',
  'adopter',
  'consulted',
  'asked',
  'proposer',
  'addressee',
  'programme-owner',
] as const;
export type Relation = (typeof RELATIONS)[number];

/** What a person is within the organisation acted for; a later one includes the earlier. */
export const AFFILIATION_ROLES = ['member', 'editor', 'manager'] as const;
export type AffiliationRole = (typeof AFFILIATION_ROLES)[number];

/** operator: runs the service; auditor: reads everything, writes nothing. */
export const PLATFORM_ROLES = ['operator', 'auditor'] as const;
export type PlatformRole = (typeof PLATFORM_ROLES)[number];

/** What a token can be asked for: a role within the organisation, or to run or audit the service as one of its people. */
export const TOKEN_ROLES = [...AFFILIATION_ROLES, ...PLATFORM_ROLES] as const;
export type TokenRole = (typeof TOKEN_ROLES)[number];

/** By what a request shows who asks: a token of the command line, the session of a browser, the key of a system, a provider's token. */
export const CREDENTIAL_KINDS = ['token', 'session', 'key', 'access-token'] as const;

/** What it was in the very case: its id, and the name that a person gave it. Neither is secret. */
export interface Credential {
  readonly kind: (typeof CREDENTIAL_KINDS)[number];
  readonly id: string;
  readonly name?: string;
}

/** What a system may do with its key: read, and change things of a context. */
export type Scope = 'read' | `write_${string}`;

/** Who asks: somebody acting for an organisation, the system of an organisation, or anybody. */
export interface Viewer {
  readonly credential?: Credential;
  /** The key of the system that asks, and what it is good for; people are not bound by scopes. */
  readonly key?: Id<'key'>;
  readonly scopes?: readonly Scope[];
  readonly person?: PersonId;
  readonly affiliation?: Id<'affiliation'>;
  readonly organisation?: OrganisationId;
  readonly role?: AffiliationRole;
  readonly platformRoles: readonly PlatformRole[];
}

export const ANYBODY: Viewer = { platformRoles: [] };

/** Whether it is known who asks: a person, or the system of an organisation. */
export const isSignedIn = ({ person, key }: Viewer): boolean => person !== undefined || key !== undefined;

/** Who may do something. */
export interface Rule {
  /** What it allows, for people: docs/access.md is written from it. */
  readonly allows: string;
  /** Any of these relations of the viewer's organisation to the thing is enough; none: only the operator. */
  readonly relations: readonly Relation[];
  /** The least role within the organisation; a person who is named for it needs only to be a member. */
  readonly role: AffiliationRole;
  /**
   * On which kinds of things it is done. What is to be made is made below one of them, or by one’s own organisation; `collaboration`:
   * collaborations of every kind.
   */
  readonly on: readonly (IdKind | 'collaboration')[];
  /** It is nobody else's: also an auditor may. */
  readonly isOnesOwn?: boolean;
  /** Nobody does it for others, not even an operator. */
  readonly neverForOthers?: boolean;
  /** A person does it, for that is whom it is about: no key of a system may. */
  readonly byPersonOnly?: boolean;
  /** It is the auditors' work: they may, and operators. */
  readonly isAuditing?: boolean;
}
export type Rules = Readonly<Record<string, Rule>>;

/** What can be done. Each context adds its own; what is not here nobody may. */
export interface Actions {
  'audit:read': Rule;
}
export type Action = keyof Actions;

/** Who may do what. Operators may do everything; auditors only audit and do what is their own. */
export const ACTIONS: Record<string, Rule> = {
  'audit:read': {
    allows: 'Read the audit trail',
    relations: [],
    on: [],
    role: 'manager',
    isAuditing: true,
    byPersonOnly: true,
  },
};

export const ruleOf = (action: Action): Rule => declared(ACTIONS, action);

/** What can be done on things of a kind. */
export function actionsOn(kind: IdKind): readonly Action[] {
  const isCollaboration = COLLABORATION_KINDS.some((each) => each === kind);
  const actions = Object.keys(ACTIONS) as Action[];
  return actions.filter((action) =>
    ruleOf(action).on.some((each) => each === kind || (isCollaboration && each === 'collaboration')),
  );
}

/** The scope by which a key may do each action: that of its context. */
export const WRITE_SCOPES: Record<string, Scope> = {};

/** All scopes that a key can have. */
export const scopesKnown = (): [Scope, ...Scope[]] => ['read', ...new Set(Object.values(WRITE_SCOPES))];

/** Why the viewer’s key is not good for the action, whatever its role. Undefined: it is, or there is none. */
function unfit({ key, scopes = [] }: Viewer, action: Action): Translations | undefined {
  if (key === undefined) return undefined;
  if (isByPersonOnly(action)) return say('notAllowed.person');
  const needed = writeScopeOf(action);
  return scopes.includes(needed) ? undefined : say('notAllowed.scope', { scope: needed.toUpperCase() });
}

/** The scope that a key needs for the action. */
export const writeScopeOf = (action: Action): Scope => declared(WRITE_SCOPES, action);

export function isByPersonOnly(action: Action): boolean {
  const { relations, byPersonOnly } = ruleOf(action);
  return byPersonOnly === true || (relations.length > 0 && relations.every((each) => each === 'named'));
}

/** Whether the viewer's role is enough for the action at all, whatever the thing. */
export function mayEver(viewer: Viewer, action: Action): boolean {
  return viewer.platformRoles.includes('operator') || may(viewer, action, ruleOf(action).relations);
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
  const rule = ruleOf(action);
  const text = unfit(viewer, action);
  if (text) return new NotAllowed(action, text);
  if (rule.isAuditing === true) return new NotAllowed(action, say('notAllowed.auditing'));
  if (viewer.platformRoles.includes('auditor') && rule.isOnesOwn !== true)
    return new NotAllowed(action, say('notAllowed.auditor'));
  if (rule.relations.length === 0) return new NotAllowed(action, say('notAllowed.operator'));
  const role = rule.role.toUpperCase();
  if (relations && rule.relations.some((each) => relations.includes(each)))
    return new NotAllowed(action, say('notAllowed.role', { role }));
  const who = oneOf(rule.relations.map((each) => say(`relation.${each}`)));
  return new NotAllowed(action, say('notAllowed.relation', { who, role }));
}

/** Whether the viewer may do it to a thing to which their organisation has these relations. */
export function may(viewer: Viewer, action: Action, relations: readonly Relation[]): boolean {
  const { platformRoles, role } = viewer;
  if (unfit(viewer, action)) return false;
  const rule = ruleOf(action);
  const isOperator = platformRoles.includes('operator');
  if (isOperator && rule.neverForOthers !== true) return true;
  if (platformRoles.includes('auditor') && rule.isAuditing === true) return true;
  if (!isOperator && platformRoles.includes('auditor') && rule.isOnesOwn !== true) return false;
  if (role === undefined) return false;
  return rule.relations.some((each) => relations.includes(each) && atLeast(role, leastRole(rule, each)));
}

/** The least role for what the rule allows to those with the relation. */
export const leastRole = (rule: Rule, relation: Relation): AffiliationRole =>
  relation === 'named' ? 'member' : rule.role;

export function atLeast(role: AffiliationRole, least: AffiliationRole): boolean {
  return AFFILIATION_ROLES.indexOf(role) >= AFFILIATION_ROLES.indexOf(least);
}

/** Reads what only the concerned may see: operators (who run it) and auditors. */
export function seesEverything(viewer: Viewer): boolean {
  return viewer.platformRoles.length > 0;
}
