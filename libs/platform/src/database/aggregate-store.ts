import {
  type Action,
  type Id,
  type IdKind,
  type InputPath,
  isAllowed,
  type Operation,
  refuse,
  type Relation,
  requireAllowed,
} from '@talkoot/contracts';
import type { Saved } from './aggregate-tables.js';
import type { Transaction } from './transaction.js';
import type { UnitOfWork } from './unit-of-work.js';

/** An aggregate, as far as a change of it goes. */
interface Changeable extends Saved {
  expectVersion(expected: number | undefined): void;
}

/** How the aggregates of a kind are loaded for a change, and saved. `L`: an aggregate with what its changes need besides. */
export interface Kept<I extends Id<IdKind> | object, A extends Changeable, L> {
  /** Where an input names the aggregate. */
  readonly path: InputPath;
  /** Holds it until the end of the transaction, no matter who sees it; undefined: there is none. */
  readonly load: (transaction: Transaction, id: I) => Promise<L | undefined>;
  readonly aggregate: (loaded: L) => A;
  /** To which thing the one who acts has to stand in a relation, if not to that with the id. */
  readonly thing?: (id: I) => Id<IdKind>;
  readonly repository: { save(transaction: Transaction, aggregates: readonly A[]): Promise<void> };
}

/** Which aggregate is to be changed, by somebody who has read which version of it, and who may. */
export interface Target<I extends Id<IdKind> | object, L> {
  readonly id: I;
  readonly expectedVersion: number | undefined;
  readonly action: Action;
  /** How the viewer stands to what the change is about, besides to the aggregate. */
  readonly besides?: readonly Relation[];
  /** Refuses those who may not for a reason of its own. `relations`: how they stand to the aggregate. */
  readonly require?: (loaded: L, relations: readonly Relation[], transaction: Transaction) => void | Promise<void>;
  /** Where the input names the aggregate, if not in the usual place. */
  readonly path?: InputPath;
}

/** The one way to change an aggregate: ask who may, load it, compare the version, do the work, save. What the viewer may not know of is not there. */
export class AggregateStore<I extends Id<IdKind> | object, A extends Changeable, L = A> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly kept: Kept<I, A, L>,
  ) {}

  /**
   * Changes an aggregate in a transaction of its own. The work is told how the viewer stands to it, as far as the action asks for it.
   * `afterwards`: what may follow only once it is saved.
   */
  change<T>(
    operation: Operation,
    target: Target<I, L>,
    work: (loaded: L, transaction: Transaction, relations: readonly Relation[]) => T | Promise<T>,
    afterwards?: (loaded: L, transaction: Transaction) => Promise<void>,
  ): Promise<T> {
    return this.unitOfWork.run(operation, async (transaction) => {
      const { id, action, path = this.kept.path, besides = [] } = target;
      const found = await this.standingTo(transaction, id, action, besides);
      if (!found) throw refuse('NOT_FOUND', path);
      const { loaded, relations } = found;
      const aggregate = this.kept.aggregate(loaded);
      await target.require?.(loaded, relations, transaction);
      requireAllowed(operation, action, [...relations, ...besides]);
      aggregate.expectVersion(target.expectedVersion);
      const answer = await work(loaded, transaction, relations);
      await this.kept.repository.save(transaction, [aggregate]);
      await afterwards?.(loaded, transaction);
      return answer;
    });
  }

  /** The aggregate, held until the end of the transaction. `action`: by those who may do it to it. */
  async load(
    transaction: Transaction,
    id: I,
    { action, path = this.kept.path }: { readonly action?: Action; readonly path?: InputPath } = {},
  ): Promise<L> {
    const found = await this.standingTo(transaction, id, action);
    if (!found) throw refuse('NOT_FOUND', path);
    if (action !== undefined) requireAllowed(transaction.operation, action, found.relations);
    return found.loaded;
  }

  /**
   * Asks before anything of it is read or held: what is hidden takes no longer than what is not there. Once it is held, it is asked
   * again: the one who acts may have waited for another change.
   */
  private async standingTo(
    transaction: Transaction,
    id: I,
    action?: Action,
    besides: readonly Relation[] = [],
  ): Promise<{ readonly loaded: L; readonly relations: readonly Relation[] } | undefined> {
    const thing = this.thing(id);
    const { isSeen, relations } = await transaction.standing(thing, action);
    const loaded = isSeen ? await this.kept.load(transaction, id) : undefined;
    if (!loaded) return undefined;
    // Who was not allowed at first is refused with the reason for that.
    if (action !== undefined && restsOn(relations, besides, transaction.operation, action))
      transaction.requireStillAllowed(action, thing);
    return { loaded, relations };
  }

  private thing(id: I): Id<IdKind> {
    if (typeof id === 'string') return id;
    if (!this.kept.thing) throw new Error('`thing` is required where the id is an object');
    return this.kept.thing(id);
  }
}

/** Whether somebody is allowed by these relations, and would not be without them. */
const restsOn = (
  relations: readonly Relation[],
  besides: readonly Relation[],
  operation: Operation,
  action: Action,
): boolean => isAllowed(operation, action, [...relations, ...besides]) && !isAllowed(operation, action, besides);
