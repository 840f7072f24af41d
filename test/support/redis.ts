import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort, scratchFolder, waitFor } from '@talkoot/platform/testing/run';
import { Redis } from 'ioredis';
import { z } from 'zod';

/** A Redis for a test: empty at first. */
export interface TestRedis {
  url: string;
  stop(): Promise<void>;
}

/** A Redis server of a test's own, without persistence: what is killed has lost everything. */
export interface PrivateRedis extends TestRedis {
  kill(): Promise<void>;
  /** Brings a killed server back, empty, at the same address. */
  restart(): Promise<void>;
}

/** A Redis: a database of the server at REDIS_URL, which is emptied, or else a server of its own. */
export async function openRedis(): Promise<TestRedis> {
  const given = process.env.REDIS_URL;
  if (given === undefined || given === '') return startRedis();
  const url = new URL(given);
  url.pathname = `/${Number(process.env.JEST_WORKER_ID) % 16}`;
  const redis = new Redis(url.href);
  await redis.flushdb();
  await redis.quit();
  return { url: url.href, stop: () => Promise.resolve() };
}

/** Starts a Redis server from the PATH or the system's packages; see scripts/redis.js. */
export async function startRedis(): Promise<PrivateRedis> {
  const found = await findRedis();
  const folder = await scratchFolder('redis');
  const port = await freePort();
  const launch = () => listening(spawnRedis(found, folder, port));
  let server = await launch();
  const end = async (signal: NodeJS.Signals) => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const exit = once(server, 'exit');
    server.kill(signal);
    await exit;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    kill: () => end('SIGKILL'),
    async restart() {
      server = await launch();
    },
    stop: () => end('SIGTERM'),
  };
}

const location = z.object({ program: z.string(), libraries: z.string() });
type Location = z.infer<typeof location>;

async function findRedis(): Promise<Location> {
  const script = join(import.meta.dirname, '../../scripts/redis.js');
  const { stdout } = await promisify(execFile)(process.execPath, [script]);
  return location.parse(JSON.parse(stdout));
}

function spawnRedis({ program, libraries }: Location, folder: string, port: number): ChildProcess {
  // With its own command line, by which a cut-off run is cleared up.
  const settings = { port, bind: '127.0.0.1', dir: folder, save: '', appendonly: 'no', 'set-proc-title': 'no' };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const env = { ...process.env, ...(libraries === '' ? {} : { LD_LIBRARY_PATH: libraries }) };
  return spawn(program, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
}

async function listening(server: ChildProcess): Promise<ChildProcess> {
  let said = '';
  server.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await waitFor('Redis to accept connections', () => {
    if (server.exitCode !== null) throw new Error(`Redis did not start:\n${said}`);
    return said.includes('Ready to accept connections');
  });
  server.stdout?.removeAllListeners('data').resume();
  return server;
}
