import { type Action, type InputPath, type Operation, refuse, type Relation, requireAllowed } from '@talkoot/contracts';
import type { Saved } from './aggregate-tables.js';
import type { Transaction } from './transaction.js';
import type { UnitOfWork } from './unit-of-work.js';

/** An aggregate, as far as a change of it goes. */
interface Changeable extends Saved {
  expectVersion(expected: number | undefined): void;
}

/** How the aggregates of a kind are loaded for a change, and saved. `L`: an aggregate with what its changes need besides. */
export interface Kept<I, A extends Changeable, L> {
  /** Where an input names the aggregate. */
  readonly path: InputPath;
  /** Holds it until the end of the transaction; undefined: there is none, or none of which the viewer may know. */
  readonly load: (transaction: Transaction, id: I) => Promise<L | undefined>;
  readonly aggregate: (loaded: L) => A;
  /** How the viewer stands to it. */
  readonly relations: (loaded: L, operation: Operation) => readonly Relation[];
  readonly repository: { save(transaction: Transaction, aggregates: readonly A[]): Promise<void> };
}

/** Which aggregate is to be changed, by somebody who has read which version of it, and who may. */
export interface Target<I, L> {
  readonly id: I;
  readonly expectedVersion: number | undefined;
  readonly action: Action;
  /** How the viewer stands to what the change is about, besides to the aggregate. */
  readonly besides?: readonly Relation[];
  /** Refuses those who may not for a reason of its own. */
  readonly require?: (loaded: L) => void;
  /** Where the input names the aggregate, if not in the usual place. */
  readonly path?: InputPath;
}

/** The one way to change an aggregate: load it, ask who may, compare the version, do the work, save. */
export class AggregateStore<I, A extends Changeable, L = A> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly kept: Kept<I, A, L>,
  ) {}

  /** Changes an aggregate in a transaction of its own. `afterwards`: what may follow only once it is saved. */
  change<T>(
    operation: Operation,
    target: Target<I, L>,
    work: (loaded: L, transaction: Transaction) => T | Promise<T>,
    afterwards?: (loaded: L, transaction: Transaction) => Promise<void>,
  ): Promise<T> {
    return this.unitOfWork.run(operation, async (transaction) => {
      const loaded = await this.load(transaction, target.id, target.path);
      const aggregate = this.kept.aggregate(loaded);
      target.require?.(loaded);
      requireAllowed(operation, target.action, [...this.kept.relations(loaded, operation), ...(target.besides ?? [])]);
      aggregate.expectVersion(target.expectedVersion);
      const answer = await work(loaded, transaction);
      await this.kept.repository.save(transaction, [aggregate]);
      await afterwards?.(loaded, transaction);
      return answer;
    });
  }

  /** The aggregate, held until the end of the transaction. What the viewer may not know of is not there. */
  async load(transaction: Transaction, id: I, path: InputPath = this.kept.path): Promise<L> {
    const loaded = await this.find(transaction, id);
    if (!loaded) throw refuse('NOT_FOUND', path);
    return loaded;
  }

  /** The same; undefined where it is not there. */
  find(transaction: Transaction, id: I): Promise<L | undefined> {
    return this.kept.load(transaction, id);
  }
}
