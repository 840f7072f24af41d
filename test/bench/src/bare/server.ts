/** The bare statement: `node:http`, `pg`, a statement that is planned once, whose answer is passed through as it is. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { join } from 'node:path';
import pg from 'pg';
import { PLANNED_ONCE } from './planning.js';

const { DATABASE_URL, DATABASE_POOL, PORT, STATEMENTS = '' } = process.env;

const pool = new pg.Pool({
  connectionString: DATABASE_URL,
  max: Number(DATABASE_POOL),
  application_name: 'bench-bare',
  options: PLANNED_ONCE,
});

const known = new Map<string, string>();
const statement = (name: string): string => {
  const text = known.get(name) ?? readFileSync(join(STATEMENTS, `${name}.sql`), 'utf8');
  known.set(name, text);
  return text;
};

/** One statement that answers with one text. */
async function ask(name: string, values: unknown[]): Promise<string> {
  const { rows } = await pool.query<[string]>({ name, text: statement(name), values, rowMode: 'array' });
  return rows[0]?.[0] ?? 'null';
}

/** A change in a transaction, in as many statements as a program makes of it: the change, with its event or without, the end. */
async function change(withEvent: boolean, values: readonly unknown[]): Promise<string> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const { rows } = await client.query<[string, number]>({
      name: 'change',
      text: statement('change'),
      values: values.slice(0, 2),
      rowMode: 'array',
    });
    const [pilot, version] = rows[0] ?? [];
    if (withEvent) await client.query({ name: 'event', text: statement('event'), values: [pilot, version] });
    await client.query('COMMIT');
    return String(version);
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

createServer((request, response) => {
  const name = request.url?.slice(1) ?? '';
  void json(request)
    .then((values) => {
      if (name === 'change' || name === 'change-with-event') return change(name !== 'change', values as unknown[]);
      return ask(name, values as unknown[]);
    })
    .then(
      (data) => {
        const body = `{"data":{"answer":${data}}}`;
        response.setHeader('content-type', 'application/json; charset=utf-8');
        response.setHeader('content-length', Buffer.byteLength(body));
        response.end(body);
      },
      (error: unknown) => {
        response.statusCode = 500;
        response.end(String(error));
      },
    );
}).listen(Number(PORT), '127.0.0.1');
