import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from './database.js';
import { HOSTILE_NAMES, hostileBody, randomHostileBody } from './hostile-bodies.js';
import { processorTime } from './processes.js';
import type { Server } from './servers.js';

/** Random bodies that are tried, beside the largest of each kind, to find the worst. */
const TRIED = 300;
const SEED = 9;
const WORST = 10;
const AT_ONCE = 20;
/** Milliseconds between two small queries beside them. */
const PAUSE = 20;

/** How the server held up under one body, sent by many at once. */
export interface Siege {
  /** The first characters of the body. */
  readonly body: string;
  readonly bytes: number;
  /** Milliseconds of processor when it is sent alone: the server's and PostgreSQL's. */
  readonly server: number;
  readonly database: number;
  /** Until the last of them was answered. */
  readonly seconds: number;
  /** How often each status was answered. */
  readonly statuses: string;
  /** The longest that `{ __typename }` took meanwhile, in seconds. */
  readonly beside: number;
  /** Megabytes, at the most until then. */
  readonly memory: number;
}

/** Sends the worst bodies that anybody can send, each by many at once. */
export async function besiege(server: Server, database: Database): Promise<Siege[]> {
  const random = numbers(SEED);
  const bodies = [
    ...HOSTILE_NAMES.map((name) => hostileBody(name)),
    ...Array.from({ length: TRIED }, () => randomHostileBody(random)),
  ];
  // Once before it is measured, so that it is the work that is measured, and not that it is new.
  for (const body of bodies.slice(HOSTILE_NAMES.length, HOSTILE_NAMES.length + 50)) await send(server, body);
  const alone: { readonly body: string; readonly server: number; readonly database: number }[] = [];
  for (const body of new Set(bodies)) {
    const before = { server: server.processor, database: processorTime(database.pid) };
    await send(server, body);
    const spent = (since: number, now: number) => Math.round((now - since) * 1000);
    alone.push({
      body,
      server: spent(before.server, server.processor),
      database: spent(before.database, processorTime(database.pid)),
    });
  }
  const worst = alone.toSorted((one, other) => other.server + other.database - one.server - one.database);
  const sieges: Siege[] = [];
  let memory = 0;
  for (const { body, ...costs } of worst.slice(0, WORST)) {
    const siege = await besiegeWith(server, body);
    memory = Math.max(memory, siege.memory);
    sieges.push({ body: body.slice(0, 60), bytes: Buffer.byteLength(body), ...costs, ...siege, memory });
  }
  return sieges;
}

async function besiegeWith(server: Server, body: string) {
  let [isOver, beside, memory] = [false, 0, 0];
  const watch = async () => {
    while (!isOver) {
      const since = performance.now();
      if ((await send(server, '{"query":"{ __typename }"}')) !== 200)
        throw new Error('The small query was not answered');
      beside = Math.max(beside, (performance.now() - since) / 1000);
      memory = Math.max(memory, server.resident);
      await delay(PAUSE);
    }
  };
  const watching = watch();
  const since = performance.now();
  const answered = await Promise.all(Array.from({ length: AT_ONCE }, () => send(server, body)));
  const seconds = (performance.now() - since) / 1000;
  isOver = true;
  await watching;
  const counts = new Map<number, number>();
  for (const status of answered) counts.set(status, (counts.get(status) ?? 0) + 1);
  const statuses = [...counts].map(([status, count]) => `${count} × ${status}`).join(', ');
  return { seconds, statuses, beside, memory };
}

async function send({ port, path }: Server, body: string): Promise<number> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers, body });
  await response.arrayBuffer();
  return response.status;
}

/** Whole numbers that look random and come the same again (mulberry32). */
function numbers(seed: number): (least: number, most: number) => number {
  let state = seed;
  return (least, most) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return least + Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * (most - least + 1));
  };
}
