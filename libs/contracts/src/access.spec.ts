import {
  type Action,
  ACTIONS,
  ANYBODY,
  isSignedIn,
  may,
  mayEver,
  notAllowed,
  ruleOf,
  type Scope,
  scopesKnown,
  type Viewer,
  WRITE_SCOPES,
} from './access.js';
import { newId } from './ids.js';

const acting = (role: Viewer['role'], platformRoles: Viewer['platformRoles'] = []): Viewer => ({
  person: newId('person'),
  organisation: newId('organisation'),
  ...(role && { role }),
  platformRoles,
});
const actions = Object.keys(ACTIONS) as Action[];

describe('who may', () => {
  it.each(actions)('anybody may never %s, an auditor changes nothing by it, an operator may', (action) => {
    expect(mayEver(ANYBODY, action)).toBe(false);
    // To read the trail changes nothing.
    expect(may({ platformRoles: ['auditor'] }, action, ['owner', 'self'])).toBe(action === 'audit:read');
    expect(may(acting(undefined, ['operator']), action, [])).toBe(ruleOf(action).neverForOthers !== true);
  });

  it('lets not even an operator do for others what is theirs alone', () => {
    const others = actions.filter((action) => !may(acting('manager', ['operator']), action, []));
    expect(others.toSorted()).toEqual(['calendar-address:revoke', 'invitation:answer', 'seat:answer']);
    expect(may(acting('member', ['operator']), 'seat:answer', ['named'])).toBe(true);
    expect(may(acting('member', ['operator']), 'invitation:answer', ['invited'])).toBe(false);
  });

  it('lets an auditor who acts for an organisation audit and do what is their own, and nothing else', () => {
    const auditor = acting('manager', ['auditor']);
    const allowed = actions.filter((action) => mayEver(auditor, action));
    expect(allowed.toSorted()).toEqual([
      'audit:read',
      'calendar-address:make',
      'calendar-address:revoke',
      'report:request',
      'self:use',
      'session:manage',
    ]);
  });

  it('needs the relation and the role', () => {
    expect(may(acting('manager'), 'pilot-programme:manage', ['owner'])).toBe(true);
    expect(may(acting('editor'), 'pilot-programme:manage', ['owner'])).toBe(false);
    expect(may(acting('manager'), 'pilot-programme:manage', ['coordinator', 'partner'])).toBe(false);
    expect(may(acting('manager'), 'pilot-programme:manage', [])).toBe(false);
  });

  it('needs no role of anyone who is named in person, for that alone', () => {
    const member = acting('member');
    expect(mayEver(member, 'action-item:report')).toBe(true);
    expect(may(member, 'action-item:report', ['named', 'responsible'])).toBe(true);
    expect(may(member, 'action-item:report', ['responsible', 'secretariat', 'owner'])).toBe(false);
    expect(may(member, 'action-item:give', ['named', 'secretariat', 'owner'])).toBe(false);
    expect(may({ platformRoles: [] }, 'action-item:report', ['named'])).toBe(false);
  });

  it.each([
    ['too low a role of the right organisation', acting('member'), ['owner'], 'at least EDITOR is needed'],
    [
      'another organisation',
      acting('manager'),
      ['seated'],
      'Only the secretariat of the body or the owner may do this',
    ],
    ['too low a role, before the thing is known', acting('member'), undefined, 'in at least the role EDITOR'],
    ['an auditor', acting('manager', ['auditor']), ['owner'], 'An auditor reads everything and changes nothing'],
  ] as const)('of %s says who may', (_, viewer, relations, text) => {
    expect(notAllowed(viewer, 'meeting:prepare', relations).text.en).toContain(text);
  });

  it('of the audit trail names auditors and operators', () => {
    expect(notAllowed(acting('manager'), 'audit:read').text.en).toContain('Only auditors and operators');
  });

  it('of what only an operator may says so', () => {
    expect(notAllowed(acting('manager'), 'registry:maintain', []).text.fi).toContain('vain palvelun ylläpitäjä');
  });
});

describe('what a key may', () => {
  const withKey = (scopes: readonly Scope[]): Viewer => ({
    key: newId('key'),
    organisation: newId('organisation'),
    role: 'manager',
    scopes,
    platformRoles: [],
  });
  const BY_PERSONS = [
    'calendar-address:make',
    'calendar-address:revoke',
    'key:manage',
    'people:answer',
    'people:end',
    'people:manage',
    'report:request',
    'seat:answer',
    'self:use',
    'session:manage',
  ];

  it.each(actions)('%s: by the scope of its context alone, and nothing that is a person’s', (action) => {
    const relations = ACTIONS[action]?.relations ?? [];
    const expected = scopesKnown().filter(
      (scope) => scope === WRITE_SCOPES[action] && !BY_PERSONS.includes(action) && relations.length > 0,
    );
    expect(scopesKnown().filter((scope) => may(withKey([scope]), action, relations))).toEqual(expected);
    expect(scopesKnown().filter((scope) => mayEver(withKey(['read', scope]), action))).toEqual(expected);
  });

  it('is told by the name of the scope, or that a person does it', () => {
    expect(notAllowed(withKey(['read']), 'pilot:manage').text.en).toContain('WRITE_PILOTS');
    expect(notAllowed(withKey(scopesKnown()), 'self:use').text.en).toContain('Only a person');
  });

  it('has somebody who asks, but no person', () => {
    expect(isSignedIn(withKey([]))).toBe(true);
    expect(isSignedIn(acting('member'))).toBe(true);
    expect(isSignedIn(ANYBODY)).toBe(false);
  });
});
