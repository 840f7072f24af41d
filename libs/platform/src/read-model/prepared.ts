import type { Operation } from '@talkoot/contracts';
import type { FieldNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { createHash } from 'node:crypto';
import { sightOf } from './looking.js';
import type { ReadModel } from './model.js';
import { OperationPlanner } from './operation-planner.js';
import type { Form, Plan } from './plan.js';
import type { Statement } from './read-database.js';
import { roots } from './registered.js';
import type { Document } from './selection.js';

/** An operation of a validated document. */
export interface Asked {
  readonly schema: GraphQLSchema;
  readonly definition: OperationDefinitionNode;
  readonly document: Document;
  readonly operation: Operation;
}

/** A root field, or a thing that a mutation gives back, with what is selected of it. */
export type Wanted =
  | { readonly kind: 'root'; readonly key: string; readonly nodes: readonly [FieldNode, ...FieldNode[]] }
  | {
      readonly kind: 'thing';
      readonly key: string;
      readonly nodes: readonly FieldNode[];
      readonly model: ReadModel<object>;
      readonly uuid: string;
    };

/** A plan with its statement. */
export interface Prepared extends Plan {
  readonly statement: Statement;
}

/** How an operation is read: with all that it asks for, or without what the process remembers, if it can remember anything. */
export interface Plans {
  readonly whole: Prepared;
  readonly short: Prepared | undefined;
  readonly trust: Trust;
}

/** Short statements that fall short are tried after at most this number of whole ones. */
const LONGEST_WAIT = 32;

/** Whether a short statement is worth a try: once a whole one was learnt from, and less and less often while it falls short. */
class Trust {
  private left = 1;
  private wait = 0;

  isDue(): boolean {
    if (this.left === 0) return true;
    this.left -= 1;
    return false;
  }

  note({ sufficed }: { readonly sufficed: boolean }): void {
    this.left = sufficed ? 0 : this.wait;
    this.wait = sufficed ? 0 : Math.min(this.wait * 2 + 1, LONGEST_WAIT);
  }
}

export function plansOf(asked: Asked, wanted: readonly Wanted[]): Plans {
  const whole = planOf(asked, wanted, 'whole');
  const short = whole.kept.length > 0 ? planOf(asked, wanted, 'short') : undefined;
  return { whole: prepared(whole), short: short && prepared(short), trust: new Trust() };
}

/** The plan of what is wanted. */
function planOf({ schema, document, operation }: Asked, wanted: readonly Wanted[], form: Form): Plan {
  const looking = { sight: sightOf(operation.viewer), locale: operation.locale };
  const planner = new OperationPlanner(schema, document, looking, form);
  for (const each of wanted) {
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

function prepared(plan: Plan): Prepared {
  const name = createHash('sha256').update(plan.text).digest('base64url').slice(0, 32);
  return { ...plan, statement: { name, text: plan.text } };
}
