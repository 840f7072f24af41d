import {
  type Action,
  type Clock,
  DEFAULT_LOCALE,
  type Id,
  type IdKind,
  type Operation,
  type Relation,
  type Viewer,
  type Visible,
} from '@talkoot/contracts';
import type { EntityManager } from 'typeorm';
import { rows } from './rows.js';
import type { Statement } from './table.js';

/** SQLSTATE division_by_zero: how a statement fails in which something does not hold. */
export const NOT_SO = '22012';

/** How the one who acts stands to a thing. */
export interface Standing {
  /** Whether there is such a thing of which they may know. */
  readonly isSeen: boolean;
  /** Those of the relations that the rule of the action names which hold; none without an action. */
  readonly relations: readonly Relation[];
}

/** A transaction, as far as it is asked in it. */
export interface Asking {
  readonly operation: Operation;
  rows<Row>(sql: string, parameters: unknown[]): Promise<Row[]>;
}

/** The same outside a transaction, where somebody only looks: at a report, a calendar. */
export const looking = (manager: Pick<EntityManager, 'query'>, clock: Clock, viewer: Viewer): Asking => ({
  operation: {
    viewer,
    origin: 'request',
    locale: DEFAULT_LOCALE,
    now: clock.now(),
    today: clock.today(),
    requestId: 'none',
  },
  rows: (sql, parameters) => rows(manager, sql, parameters),
});

/** Asks how the one who acts stands to things, by what their types declare; sees what the transaction has changed. */
export abstract class Standings {
  abstract of(asking: Asking, thing: Id<IdKind>, action?: Action): Promise<Standing>;

  /** Fails with `NOT_SO` unless they may still do it to the thing; undefined: there is nothing to ask. */
  abstract still(operation: Operation, thing: Id<IdKind>, action: Action): Statement | undefined;

  /** Which of the things, of any kind, they may know of. */
  abstract seen<I extends Id<IdKind>>(asking: Asking, things: readonly I[]): Promise<ReadonlySet<I>>;

  /** Those of the things about which they may know something that is not for all who see them, such as drafts. */
  abstract seenAs<I extends Id<IdKind>>(asking: Asking, things: readonly I[], what: Visible): Promise<ReadonlySet<I>>;
}
