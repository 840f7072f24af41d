import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { scratchFolder, type TestDatabase, testDatabase, testRun } from '@talkoot/platform/testing/run';
import { Redis } from 'ioredis';
import pg from 'pg';
import { z } from 'zod';
import { filledOnce, filledWithData, handled } from './bundled-data.js';
import { liveThroughEveryMutation } from './every-mutation-lived.js';
import { startApp } from './processes.js';
import { openRedis } from './redis.js';
import { RELATED } from './related-chapters.js';

const told = z.object({
  /** What all processes wrote, at the level that tells the most. */
  log: z.string(),
  /** Every command that Redis was sent, with what it was given. */
  queues: z.string(),
  /** The mails, as they stand in their files. */
  mails: z.array(z.string()),
});

/** A database in which every mutation was made, and what was told of it beside the answers. */
export interface LivedWorld extends z.output<typeof told> {
  readonly database: TestDatabase;
}

/** Milliseconds: hundreds of changes and what follows from them, beside other tests. */
export const LONGEST_LIVING = 600_000;

/**
 * Every text that is sent has a mark with the name of its mutation. The first test file of the run that asks lives through it; each has a copy
 * of its own.
 */
export async function livedWorld(): Promise<LivedWorld> {
  const file = join(testRun().folder, 'lived.json');
  const from = await filledWithData();
  const lived = await filledOnce('lived', from, async (url) => writeFile(file, JSON.stringify(await live(url))));
  return { database: await testDatabase(lived), ...told.parse(JSON.parse(await readFile(file, 'utf8'))) };
}

/** Talkoot in one process, with its queues on Redis, so that everything that it tells can be read. */
async function live(databaseUrl: string): Promise<z.output<typeof told>> {
  const folder = await scratchFolder('lived');
  const redis = await openRedis();
  const connection = new Redis(redis.url);
  const watcher = await connection.monitor();
  const commands: string[] = [];
  const own = new URL(redis.url).pathname.slice(1) || '0';
  watcher.on('monitor', (_, command: readonly string[], __, database: string) => {
    if (database === own) commands.push(command.join(' '));
  });
  const talkoot = await startApp('standalone', {
    DATABASE_URL: databaseUrl,
    REDIS_URL: redis.url,
    DATA_DIR: folder,
    LOG_LEVEL: 'trace',
    MAIL_GROUPING_SECONDS: '0',
    REPORT_RENEWAL_SECONDS: '3600',
  });
  const failures = await liveThroughEveryMutation(talkoot.url, databaseUrl, { instead: marked }, RELATED);
  if (failures.length > 0) throw new Error(failures.join('\n'));
  await handled(databaseUrl);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('SELECT platform.chain_audit(10000)');
  await client.end();
  await talkoot.stop();
  for (const each of [watcher, connection]) each.disconnect();
  await redis.stop();
  const mails = (await readdir(join(folder, 'mail'))).filter((name) => name.endsWith('.eml'));
  return {
    log: talkoot.log(),
    queues: commands.join('\n'),
    mails: await Promise.all(mails.map((name) => readFile(join(folder, 'mail', name), 'utf8'))),
  };
}

/** The mark of what a mutation was sent, in a text. */
export const markOf = (mutation: string): string => `marked-${mutation}`;

const ADDRESS = /^[\w-]+@[\w.-]+$/;

/** Texts, but not codes, kinds and dates. */
const isText = (name: string, value: string): boolean => /\s/.test(value) || ['fi', 'sv', 'en'].includes(name);

function marked(mutation: string, input: object): object {
  const mark = markOf(mutation);
  const walk = (name: string, value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((each) => walk(name, each));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, walk(key, each)]));
    if (typeof value !== 'string') return value;
    if (ADDRESS.test(value)) return `${mark}-${value}`.toLowerCase();
    if (value.startsWith('https://')) return `${value}?${mark}`;
    return isText(name, value) ? `${value} ${mark}` : value;
  };
  return z.looseObject({}).parse(walk('', input));
}
