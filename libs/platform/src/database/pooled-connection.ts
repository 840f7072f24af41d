import type pg from 'pg';
import { Connection } from './connection.js';

/** A text that is sent with more values is one of many, a batch of an import. */
const MOST_VALUES = 60;
/** PostgreSQL keeps the plans of each connection in memory. */
const MOST_TEXTS = 500;

/** How prepared statements are called, the same over all connections of the process. */
const names = new Map<string, string>();

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_TEXTS) return known;
  const name = `s${names.size + 1}`;
  names.set(text, name);
  return name;
}

/**
 * A connection of the pool that changes are made over. TypeORM can neither keep a statement prepared, so that PostgreSQL would plan each
 * one anew, nor send one behind another.
 */
export class PooledConnection extends Connection {
  constructor(config?: pg.ClientConfig) {
    super(config);
    const send = this.query.bind(this) as (...given: unknown[]) => unknown;
    const query = (...given: unknown[]): unknown => {
      const [text, values] = given;
      if (text === 'START TRANSACTION') return begun(send(text));
      if (given.length !== 2 || typeof text !== 'string' || !Array.isArray(values)) return send(...given);
      const name = values.length > 0 && values.length <= MOST_VALUES ? nameOf(text) : undefined;
      return send(name === undefined ? { text, values } : { name, text, values });
    };
    this.query = query as typeof this.query;
  }
}

/** Nobody waits for the answer: it fails only when the connection is gone, and then so does the statement that is sent behind it. */
function begun(answer: unknown): Promise<{ rows: [] }> {
  Promise.resolve(answer).catch(() => undefined);
  return Promise.resolve({ rows: [] });
}
