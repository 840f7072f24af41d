import {
  type Action,
  AFFILIATION_ROLES,
  atLeast,
  isByPersonOnly,
  leastRole,
  type Relation,
  type Rule,
  ruleOf,
  writeScopeOf,
} from '@talkoot/contracts';
import { ActionEnum } from '../graphql/enums.js';
import { arrayOf, enumeration } from './encode.js';
import type { ReadModel, ValueField } from './model.js';
import type { ReadContext } from './read-context.js';
import { declares, standsTo } from './relations.js';
import { all, any, FALSE, identifier, quoted, sql, Sql, TRUE } from './sql.js';

const NOTHING = new Sql('ARRAY[]::text[]');
const STANDS = new Sql('stands');

/** What the viewer may do to a thing, as `may` of the contracts decides it. */
export function viewerCan(model: () => ReadModel<object>, actions: readonly Action[]): ValueField {
  const names = Object.fromEntries(
    Object.entries(ActionEnum).filter(([, action]) => actions.some((each) => each === action)),
  );
  return {
    kind: 'value',
    type: () => [ActionEnum],
    description:
      'What you may do to it, or make below it, by your role and how your organisation stands to it. Whether it can be done now depends on its status as well: the mutation tells.',
    nullable: false,
    localised: false,
    dated: false,
    expression: (row, context) => allowed(model(), actions, row, context),
    encode: arrayOf(enumeration(names)),
    mayBeMissing: false,
  };
}

function allowed(model: ReadModel<object>, actions: readonly Action[], row: object, context: ReadContext): Sql {
  if (context.scope === 'anybody') return NOTHING;
  // Each relation is asked once, however many actions go by it.
  const asked = new Map<Relation, Sql>();
  const stands = (relation: Relation): Sql => {
    if (!declares(model.standing, relation)) return relation === 'self' ? actsForOne(context) : FALSE;
    if (!asked.has(relation)) asked.set(relation, standsTo(model, [relation], row, context));
    return sql`${STANDS}.${identifier(relation)}`;
  };
  const each = actions.map((action) => {
    const condition = all([isFit(action, context), mayDo(ruleOf(action), stands, context)]);
    return sql`CASE WHEN ${condition} THEN ${quoted(action)} END`;
  });
  const found = new Sql(`SELECT array_remove(ARRAY[${each.join(', ')}], NULL)`);
  if (asked.size === 0) return sql`(${found})`;
  const columns = [...asked].map(([relation, condition]) => sql`${condition} AS ${identifier(relation)}`);
  return new Sql(`(${found} FROM (SELECT ${columns.join(', ')} OFFSET 0) ${STANDS})`);
}

/** What is done below a thing for one's own organisation, such as to adopt it, anybody may who acts for one. */
const actsForOne = (context: ReadContext): Sql =>
  context.scope === 'organisation' ? TRUE : sql`${context.organisation} IS NOT NULL`;

/** Whether the viewer's key, where it is one, is good for the action. */
function isFit(action: Action, { scopes }: ReadContext): Sql {
  if (isByPersonOnly(action)) return sql`${scopes} IS NULL`;
  return sql`(${scopes} IS NULL OR ${quoted(writeScopeOf(action))} = ANY (${scopes}))`;
}

/** As `may` has it. */
function mayDo(rule: Rule, stands: (relation: Relation) => Sql, context: ReadContext): Sql {
  const byRelation = () =>
    any(
      rule.relations.map((relation) => {
        const holds = stands(relation);
        if (holds === FALSE) return FALSE;
        const roles = AFFILIATION_ROLES.filter((role) => atLeast(role, leastRole(rule, relation))).map(quoted);
        return all([holds, sql`${context.role} IN (${new Sql(roles.join(', '))})`]);
      }),
    );
  if (context.scope === 'organisation') return byRelation();
  // Those who see everything: operators, and auditors, who may do what is their own alone.
  const forOthers = rule.neverForOthers === true ? FALSE : context.isOperator;
  const theirs = rule.isOnesOwn === true ? byRelation() : FALSE;
  const operators = rule.neverForOthers === true && theirs === FALSE ? all([context.isOperator, byRelation()]) : FALSE;
  return any([forOthers, theirs, operators]);
}
