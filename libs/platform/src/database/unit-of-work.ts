import { Injectable } from '@nestjs/common';
import { DomainError, NotAllowed, type Operation, type Translations } from '@talkoot/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { say } from '../messages/index.js';
import { companionOf } from './companions.js';
import { Connection } from './connection.js';
import { sqlState } from './database-errors.js';
import { LOCKS } from './locks.js';
import { OutboxWake } from './outbox-wake.js';
import { Standings } from './standings.js';
import { Transaction } from './transaction.js';

/** serialization_failure, deadlock_detected: the same work may go through when tried again. */
const RETRIED = new Set(['40001', '40P01']);
const MOST_TRIES = 4;

/** Each has a digit; codes of the network, such as EPIPE, have none. */
const SQLSTATE = /^(?=.*\d)[0-9A-Z]{5}$/;

/** The connection was lost while the change was being committed: nobody knows whether it was made. */
export class OutcomeUnknown extends Error {
  readonly text: Translations = say('request.outcomeUnknown');

  constructor(cause: unknown) {
    super('The connection was lost during the commit', { cause });
  }
}

/** How many transactions of an operation are committed; what fails afterwards does not undo them. */
const commits = new WeakMap<Operation, number>();
export const commitsOf = (operation: Operation): number => commits.get(operation) ?? 0;

/** The transactions of which all that an operation does is a part. */
const wholes = new WeakMap<Operation, Transaction>();

/** From now on all that the operation does is a part of the transaction: kept with it, or not at all. */
export const makePartOf = (transaction: Transaction, operation: Operation): void =>
  void wholes.set(operation, transaction);

/**
 * Runs a piece of work in one transaction, with its events; what runs in it may be run again after a deadlock. What is tried
 * again runs alone, and holds nothing while it waits for that: of many that met in a circle all come through, and do not meet again.
 */
@Injectable()
export class UnitOfWork {
  constructor(
    private readonly source: DataSource,
    private readonly wake: OutboxWake,
    private readonly standings: Standings,
  ) {}

  async run<T>(operation: Operation, work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const part = wholes.get(operation)?.partFor(operation);
    if (part) {
      const done = await part.complete(work);
      await part.settled();
      return done;
    }
    for (let attempt = 1; ; attempt += 1) {
      try {
        // oxlint-disable-next-line no-await-in-loop -- each try follows the failure of the one before
        return await this.once(operation, attempt === 1 ? work : alone(work));
      } catch (error) {
        if (attempt === MOST_TRIES || !RETRIED.has(sqlState(error) ?? '')) throw error;
      }
    }
  }

  private async once<T>(operation: Operation, work: (transaction: Transaction) => Promise<T>): Promise<T> {
    let isCommitting = false;
    const companion = companionOf(operation);
    const { answer, transaction } = await this.source
      .transaction(async (manager) => {
        const begun = new Transaction(manager, await connectionOf(manager), operation, this.standings);
        const done = await begun.complete(async (within) => {
          await companion?.begin(within);
          return work(within);
        });
        isCommitting = true;
        return { answer: done, transaction: begun };
      })
      .then(async (committed) => {
        // Where a statement was refused PostgreSQL has rolled back, although it was told to commit.
        await committed.transaction.settled();
        return committed;
      })
      .catch((error: unknown) => {
        throw isCommitting && isOfConnection(error) ? new OutcomeUnknown(error) : error;
      });
    companion?.committed();
    commits.set(operation, commitsOf(operation) + 1);
    if (transaction.hasEvents) this.wake.soon();
    return answer;
  }
}

async function connectionOf({ queryRunner }: EntityManager): Promise<Connection> {
  const client: unknown = await queryRunner?.connect();
  if (!(client instanceof Connection)) throw new Error('A transaction without a connection');
  return client;
}

/** The work, while nobody else tries again. */
const alone =
  <T>(work: (transaction: Transaction) => Promise<T>) =>
  async (transaction: Transaction): Promise<T> => {
    await transaction.rows('SELECT pg_advisory_xact_lock($1)', [LOCKS.tryAgain]);
    return work(transaction);
  };

/** Whether the connection failed rather than the statement: SQLSTATE classes 08 and 57P, or a code of the network, such as ECONNRESET. */
function isOfConnection(error: unknown): boolean {
  if (error instanceof DomainError || error instanceof NotAllowed) return false;
  const state = sqlState(error);
  return state === undefined || !SQLSTATE.test(state) || state.startsWith('08') || state.startsWith('57P');
}
