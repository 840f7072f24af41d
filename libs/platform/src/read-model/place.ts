import type { FieldNode } from 'graphql';
import type { Parts } from './encode.js';
import type { ReadModel } from './model.js';
import type { Call, PlanBuilder, Run } from './plan.js';
import type { Select } from './select.js';
import type { Document } from './selection.js';
import type { Sql } from './sql.js';
import type { View } from './view.js';

/** Where an object's fields are read: a row in a SELECT. */
export interface Place {
  readonly model: ReadModel<object>;
  readonly select: Select;
  readonly alias: Sql;
  readonly row: object;
  readonly view: View;
  /** Whether no other row has the same id. */
  readonly isUnique: boolean;
  /** Whether there is at most one row. */
  readonly isAlone: boolean;
  /** How many rows there are at most, by the page sizes above. */
  readonly rows: (run: Run) => number;
}

/** What plans the fields of an object, as lists need it for their elements. */
export interface ObjectPlanner {
  readonly builder: PlanBuilder;
  readonly document: Document;
  /** The JSON of one of many objects, from what the process remembers if that may be. */
  element(nodes: readonly FieldNode[], place: Place): Parts;
  /** The names by which fragments can mean the type. */
  namesOf(type: string): ReadonlySet<string>;
  /** The values of a field's arguments at planning. */
  argumentsOf(type: string, node: FieldNode): Readonly<Record<string, unknown>>;
  /** The day that the argument `on` says, or that of what is above. */
  viewOf(view: View, call: Call | undefined): View;
}
