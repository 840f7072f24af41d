import type pg from 'pg';
import { Connection } from './connection.js';

/** A text that is sent with more values is one of many, a batch of an import. */
const MOST_VALUES = 60;
/** PostgreSQL keeps the plans of each connection in memory. */
const MOST_TEXTS = 500;

/** How prepared statements are called, the same over all connections of the process. */
const names = new Map<string, string>();

/** The statement, to be kept prepared by each connection that sends it. */
export function prepared(text: string, values: readonly unknown[]): { name?: string; text: string; values: unknown[] } {
  const statement = { text, values: [...values] };
  if (values.length === 0 || values.length > MOST_VALUES) return statement;
  if (!names.has(text) && names.size < MOST_TEXTS) names.set(text, `s${names.size + 1}`);
  const name = names.get(text);
  return name === undefined ? statement : { name, ...statement };
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
      this.gather();
      const [text, values] = given;
      if (text === 'START TRANSACTION') return begun(send(text));
      return given.length === 2 && typeof text === 'string' && Array.isArray(values)
        ? send(prepared(text, values))
        : send(...given);
    };
    this.query = query as typeof this.query;
  }

  /** What is sent at once goes out in one packet. */
  private gather(): void {
    const { stream } = this.connection;
    if (stream.writableCorked > 0) return;
    stream.cork();
    process.nextTick(() => stream.uncork());
  }
}

/** Nobody waits for the answer: it fails only when the connection is gone, and then so does the statement that is sent behind it. */
function begun(answer: unknown): Promise<{ rows: [] }> {
  Promise.resolve(answer).catch(() => undefined);
  return Promise.resolve({ rows: [] });
}
