import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from './database.js';
import type { Bench } from './measure.js';
import type { Options } from './options.js';
import { say } from './progress.js';
import { type Ask, graphql } from './questions.js';
import type { Places } from './servers.js';

/** How a question about a plan of 5,010 items went, asked alone. */
export interface PlanAnswer {
  readonly title: string;
  readonly statements: number;
  /** Milliseconds until the answer: the median, and the slowest. */
  readonly median: number;
  readonly slowest: number;
  readonly bytes: number;
}

/** How the job brought the cycles of many programmes up to date. */
export interface CycleRun {
  readonly title: string;
  readonly programmes: number;
  readonly seconds: number;
  /** Obligations that it made. */
  readonly made: number;
  /** The longest that a transaction was seen to be open, in milliseconds. */
  readonly longest: number;
}

const PLAN = `{ programme(code: "BENCH-PLAN") { priorities { code name objectives { code name measures { code name } } } } }`;
const ITEMS = 'nodes { code change aspects reason before { name } after { name } }';
const DIFFERENCE = `{ programme(code: "BENCH-PLAN") { revisions(first: 1, filter: { number: 2 }) { nodes {
  comparison(with: 1) { carried changed dropped added ${ITEMS} } } } } }`;
const COUNTS = `{ programme(code: "BENCH-PLAN") { revisions(first: 1, filter: { number: 2 }) { nodes {
  comparison(with: 1) { carried changed dropped added } } } } }`;
const ASKED = 15;

/** Asks of a plan of 5,010 items, and how its second revision differs from the first. */
export async function measurePlans({ database }: Bench, ask: Ask): Promise<PlanAnswer[]> {
  const answers: PlanAnswer[] = [];
  for (const [title, query] of [
    ['The whole plan', PLAN],
    ['The difference of two revisions, item by item', DIFFERENCE],
    ['How many items differ', COUNTS],
  ] as const) {
    const asked = graphql(query, [{}]);
    const bytes = JSON.stringify(await ask('talkoot', asked)).length;
    await ask('talkoot', asked);
    const took: number[] = [];
    const statements = await database.statementsOf(async () => void (await ask('talkoot', asked)));
    for (let n = 0; n < ASKED; n += 1) {
      const since = performance.now();
      await ask('talkoot', asked);
      took.push(performance.now() - since);
    }
    const sorted = took.toSorted((one, other) => one - other);
    const [median = 0, slowest = 0] = [sorted[Math.floor(ASKED / 2)], sorted.at(-1)];
    answers.push({ title, statements, median, slowest, bytes });
    say(`${title}: ${median.toFixed(0)} ms, ${statements} statements`);
  }
  return answers;
}

/** A follow-up and a round table every year, and an action plan for each half-year. */
const DUTIES = (
  [
    ['follow-up', 'follow-up', { unit: 'year', count: 1 }, { lastWorkingDay: true }],
    ['round-table', 'round-table', { unit: 'year', count: 1 }, { month: 10, day: 31 }],
    ['action-plan', 'action-plan', { unit: 'month', count: 6 }, { day: 15 }],
  ] as const
).map(([key, kind, every, due]) => ({
  from: '2026-01-01',
  duty: {
    key,
    kind,
    every,
    due,
    scope: 'programme',
    owedBy: 'owner',
    provenance: 'illustrative',
    dueProvenance: 'illustrative',
  },
}));

const MUNICIPALITIES = { whole: 90_000, quick: 1_000 };
const AT_ONCE = 5_000;

/** Lets the job keep the cycles of five programmes of each municipality: a day like any, and one on which each owes one thing more. */
export async function measureCycles({ database, places }: Bench, { sizes }: Options): Promise<CycleRun[]> {
  const municipalities = sizes.length > 2 ? MUNICIPALITIES.whole : MUNICIPALITIES.quick;
  for (let first = 2; first <= municipalities; first += AT_ONCE)
    await database.change('CALL bench.add_cycled($1, $2, $3)', [
      first,
      Math.min(first + AT_ONCE - 1, municipalities),
      JSON.stringify(DUTIES),
    ]);
  await database.rows(`UPDATE programmes.cycle SET kept_on = 'infinity'`);
  const [one] = await database.rows<{ id: string }>('SELECT id FROM programmes.programme ORDER BY id DESC LIMIT 1');
  await database.rows(`UPDATE programmes.cycle SET kept_on = '2000-01-01' WHERE id = $1`, [one?.id]);
  await kept('', database, places);
  await database.add('obligations.sql');
  say(`${await database.count('programmes.obligation')} obligations`);

  const runs: CycleRun[] = [];
  const again = async (title: string) => {
    await database.rows(`UPDATE programmes.cycle SET kept_on = '2000-01-01'`);
    await database.rows('VACUUM ANALYZE programmes.cycle');
    runs.push(await kept(title, database, places));
  };
  await again('A day on which nothing changes');
  await database.change(
    `DELETE FROM programmes.obligation WHERE kind = 'follow-up' AND due > now() + interval '1 year'`,
  );
  await again('A day on which each programme demands one thing more');
  return runs;
}

/** Until the job has nothing left to keep. */
async function kept(title: string, database: Database, places: Places): Promise<CycleRun> {
  const left = () => database.count(`programmes.cycle WHERE kept_on < current_date`);
  const [programmes, before] = [await left(), await database.count('programmes.obligation')];
  const worker = startWorker(database, places);
  let [longest, isOver] = [0, false];
  const watching = (async () => {
    while (!isOver) {
      longest = Math.max(longest, await openFor(database));
      await delay(20);
    }
  })();
  const since = performance.now();
  let told = since;
  for (let rest = programmes; rest > 0; rest = await left()) {
    if (worker.exitCode !== null) throw new Error('The worker ended; see its log');
    if (performance.now() - told > 20_000) {
      told = performance.now();
      say(`${rest} of ${programmes} programmes are left`);
    }
    await delay(200);
  }
  const seconds = (performance.now() - since) / 1000;
  isOver = true;
  await watching;
  const exit = once(worker, 'exit');
  worker.kill('SIGTERM');
  await exit;
  const made = (await database.count('programmes.obligation')) - before;
  if (title) say(`${title}: ${programmes} programmes in ${seconds.toFixed(0)} s`);
  return { title, programmes, seconds, made, longest };
}

/** Milliseconds since the oldest transaction that is open has begun, but for this one. */
async function openFor(database: Database): Promise<number> {
  const { open } = await database.watch<{ open: number }>(
    `SELECT coalesce(max(extract(epoch FROM clock_timestamp() - xact_start)) * 1000, 0)::float8 AS open FROM pg_stat_activity
     WHERE datname = current_database() AND backend_type = 'client backend' AND application_name <> 'bench'`,
  );
  return open;
}

function startWorker(database: Database, { root, folder }: Places): ChildProcess {
  const log = openSync(join(folder, 'notifications-worker.log'), 'w');
  return spawn(process.execPath, [join(root, 'dist/apps/notifications-worker/src/main.js')], {
    cwd: root,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', DATABASE_URL: database.url, DATA_DIR: folder },
    stdio: ['ignore', log, log],
  });
}
