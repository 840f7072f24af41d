import type { Operation } from '@talkoot/contracts';
import type { FieldNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { createHash } from 'node:crypto';
import { scopeOf } from './read-context.js';
import type { ReadModel } from './model.js';
import { OperationPlanner } from './operation-planner.js';
import type { Form, Plan } from './plan.js';
import type { Statement } from './read-database.js';
import { roots } from './registered.js';
import type { Document } from './selection.js';

/** An operation of a validated document, with coerced variables. */
export interface ReadRequest {
  readonly schema: GraphQLSchema;
  readonly definition: OperationDefinitionNode;
  readonly document: Document;
  readonly operation: Operation;
}

/** A root field, or an object in the payload of a mutation, with its selection. */
export type ReadTarget =
  | { readonly kind: 'root'; readonly key: string; readonly nodes: readonly [FieldNode, ...FieldNode[]] }
  | {
      readonly kind: 'thing';
      readonly key: string;
      readonly nodes: readonly FieldNode[];
      readonly model: ReadModel<object>;
      readonly uuid: string;
    };

/** A plan with its statement. */
export interface PreparedPlan extends Plan {
  readonly statement: Statement;
}

/** How an operation is read: with all that it asks for, or without what the process remembers, if it can remember anything. */
export interface Plans {
  readonly whole: PreparedPlan;
  readonly short: PreparedPlan | undefined;
  readonly backoff: ShortPlanBackoff;
}

/** After this number of whole statements at most, the short one is tried again. */
const LONGEST_WAIT = 32;

/** Whether to try the short statement: after a whole one has filled the cache, and less often each time that it lacked an object. */
class ShortPlanBackoff {
  private skips = 1;
  private delay = 0;

  isDue(): boolean {
    if (this.skips === 0) return true;
    this.skips -= 1;
    return false;
  }

  record({ sufficed }: { readonly sufficed: boolean }): void {
    this.skips = sufficed ? 0 : this.delay;
    this.delay = sufficed ? 0 : Math.min(this.delay * 2 + 1, LONGEST_WAIT);
  }
}

export function plansOf(request: ReadRequest, targets: readonly ReadTarget[]): Plans {
  const whole = planOf(request, targets, 'whole');
  const short = whole.cached.length > 0 ? planOf(request, targets, 'short') : undefined;
  return { whole: prepared(whole), short: short && prepared(short), backoff: new ShortPlanBackoff() };
}

/** The plan of the targets. */
function planOf({ schema, document, operation }: ReadRequest, targets: readonly ReadTarget[], form: Form): Plan {
  const context = { scope: scopeOf(operation.viewer), locale: operation.locale };
  const planner = new OperationPlanner(schema, document, context, form);
  for (const each of targets) {
    if (each.kind === 'thing') planner.byId(each.key, each.model, each.nodes);
    else planRoot(planner, each.key, each.nodes);
  }
  return planner.finish();
}

function planRoot(planner: OperationPlanner, key: string, nodes: readonly [FieldNode, ...FieldNode[]]): void {
  const name = nodes[0].name.value;
  const root = roots.get(name);
  if (root) planner.root(key, root, nodes);
  else if (name === 'node') planner.node(key, nodes);
  else planner.nodes(key, nodes);
}

function prepared(plan: Plan): PreparedPlan {
  const name = createHash('sha256').update(plan.text).digest('base64url').slice(0, 32);
  return { ...plan, statement: { name, text: plan.text } };
}
