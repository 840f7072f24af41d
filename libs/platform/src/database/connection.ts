import type { EventEmitter } from 'node:events';
import pg from 'pg';

// A calendar day stays the text it is: no JavaScript Date ever holds one.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

export const { DatabaseError } = pg;
export type Pool = pg.Pool;
export type PoolClient = pg.PoolClient;

/** Of every connection: a server that does not answer in this time is away, and one that is gone is noticed. */
export const ALIVE = { connectionTimeoutMillis: 10_000, keepAlive: true } as const;

/**
 * A connection to PostgreSQL that may break at any moment, also in the packet in which the server says that it is ready: Node ends a
 * process in which an `error` event finds no listener, and code that opens a connection or takes it from a pool listens a moment later.
 */
export class Connection extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super({ ...ALIVE, ...config });
    listenFromTheStart(this);
  }
}

/** Hears errors, and repeats one that nobody heard to the next listener, which would wait for ever on a broken connection otherwise. */
function listenFromTheStart(events: EventEmitter): void {
  let unheard: Error | undefined;
  events.on('error', (error: Error) => {
    if (events.listenerCount('error') === 1) unheard = error;
  });
  events.on('newListener', (event) => {
    if (event !== 'error' || unheard === undefined) return;
    const told = unheard;
    unheard = undefined;
    process.nextTick(() => events.emit('error', told));
  });
}

/** A pool of such connections. One that breaks while it is idle is replaced at the next use. */
export function openPool(config: pg.PoolConfig): Pool {
  return new pg.Pool({ ...ALIVE, ...config, Client: Connection }).on('error', () => undefined);
}
