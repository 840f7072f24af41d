import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PLANNED_ONCE } from './bare/planning.js';
import type { Database } from './database.js';
import type { LoadClient } from './load.js';
import { processorTime } from './processes.js';
import type { Asked, Script } from './questions.js';
import type { Places, Server } from './servers.js';

export const CONNECTIONS = 32;
/** Of every contender, and of pgbench. */
export const POOL = 10;

/** What one round gave. Latencies and processor times in milliseconds; pgbench tells no p99. */
export interface Round {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number | undefined;
  /** Of the processor, per request: the server's and PostgreSQL's. */
  readonly server: number;
  readonly database: number;
}

export interface Bench {
  readonly database: Database;
  readonly client: LoadClient;
  readonly places: Places;
  readonly milliseconds: number;
}

/** One round of load on a server. */
export async function loadServer(
  { database, client, milliseconds }: Bench,
  server: Server,
  asked: Asked,
  share = 1,
): Promise<Round & { requests: number }> {
  const before = { server: server.processor, database: processorTime(database.pid) };
  const { requests, seconds, p50, p99 } = await client.run({
    port: server.port,
    path: asked.path,
    headers: asked.headers,
    bodies: asked.bodies,
    connections: CONNECTIONS,
    milliseconds: milliseconds * share,
  });
  server.noteMemory();
  const each = (since: number, now: number) => ((now - since) / requests) * 1000;
  return {
    requests,
    perSecond: requests / seconds,
    p50,
    p99,
    server: each(before.server, server.processor),
    database: each(before.database, processorTime(database.pid)),
  };
}

/** One round of pgbench; nothing where there is no pgbench on the PATH. */
export function runPgbench({ database, places, milliseconds }: Bench, scripts: readonly Script[]): Round | undefined {
  const file = join(places.folder, 'pgbench.sql');
  const statements = scripts.map((script) =>
    filled(readFileSync(join(places.bench, 'statements', `${script.statement}.sql`), 'utf8'), script),
  );
  writeFileSync(
    file,
    [
      ...scripts.flatMap(({ set }) => set ?? []),
      ...(scripts.length === 1 ? statements : ['BEGIN;', ...statements, 'END;']),
    ].join('\n'),
  );
  const before = processorTime(database.pid);
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  const given = scripts.flatMap((each) =>
    Object.entries(each.given ?? {}).flatMap(([name, value]) => ['-D', `${name}=${value}`]),
  );
  const size = ['-c', String(POOL), '-j', '2', '-T', String(seconds)];
  const told = pgbench(['-n', '-M', 'prepared', ...size, ...given, '-f', file, database.url]);
  if (told === undefined) return undefined;
  const figure = (pattern: RegExp) => Number(pattern.exec(told)?.[1]);
  const transactions = figure(/transactions actually processed: (\d+)/);
  return {
    perSecond: figure(/^tps = ([\d.]+)/m),
    p50: figure(/^latency average = ([\d.]+)/m),
    p99: undefined,
    server: 0,
    database: ((processorTime(database.pid) - before) / transactions) * 1000,
  };
}

/** Its version; nothing where there is none. */
export const pgbenchVersion = (): string | undefined => /[\d.]+/.exec(pgbench(['--version']) ?? '')?.[0];

function pgbench(args: readonly string[]): string | undefined {
  try {
    const env = { ...process.env, PGOPTIONS: PLANNED_ONCE };
    return execFileSync('pgbench', args, { env, stdio: ['ignore', 'pipe', 'pipe'] }).toString();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The statement with values in the place of its parameters. */
function filled(statement: string, { values }: Script): string {
  const text = statement.replaceAll(/^--.*$/gm, '').trim();
  return `${text.replaceAll(/\$(\d)/g, (_, place: string) => values[Number(place) - 1] ?? '')};`;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** Each figure's median over the rounds. */
export function medians(rounds: readonly Round[]): Round {
  const of = (figure: (round: Round) => number) => median(rounds.map(figure));
  const tails = rounds.flatMap(({ p99 }) => p99 ?? []);
  return {
    perSecond: of(({ perSecond }) => perSecond),
    p50: of(({ p50 }) => p50),
    p99: tails.length === 0 ? undefined : median(tails),
    server: of(({ server }) => server),
    database: of(({ database }) => database),
  };
}
