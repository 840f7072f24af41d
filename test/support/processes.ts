import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort, waitFor } from '@talkoot/platform/testing/run';

/** Milliseconds: a first start beside other tests on two cores takes its time. */
const MOST_STARTING = 150_000;

/** The apps, as the folders under apps/ are called. */
export type App = 'gateway' | 'outbox-publisher' | 'notifications-worker' | 'reporting-worker' | 'standalone' | 'cli';

/** Settings for an app, as environment variables. */
export type Environment = Record<string, string>;

/** An app of the built output that runs as a process of its own. */
export interface AppProcess {
  /** Where it answers; of a worker: its health alone. */
  url: string;
  pid: number;
  /** All that it has written until now, to both outputs. */
  log(): string;
  /** SIGTERM; throws unless it ends by itself, without a fault. */
  stop(): Promise<void>;
  /** SIGKILL. */
  kill(): Promise<void>;
}

/** An app that may still be on its way up. */
export interface LaunchedApp extends AppProcess {
  /** Until `GET /health/ready` answers 200; throws when the process ends before. */
  ready(): Promise<void>;
  /** How the process ended, no matter who ended it. */
  ended: Promise<string>;
}

/** How a command ended, and what it wrote. */
export interface CommandResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Starts an app on a free port and waits until `GET /health/ready` answers 200. */
export async function startApp(app: Exclude<App, 'cli'>, environment: Environment): Promise<AppProcess> {
  const process = await launchApp(app, environment);
  try {
    await process.ready();
  } catch (error) {
    await process.kill();
    throw error;
  }
  return process;
}

/** Starts an app on a free port, and does not wait for it. */
export async function launchApp(app: Exclude<App, 'cli'>, environment: Environment): Promise<LaunchedApp> {
  const port = environment.PORT ?? String(await freePort());
  const child = launch(app, [], { PORT: port, HEALTH_PORT: port, ...environment });
  let written = '';
  const write = (chunk: Buffer) => (written += chunk.toString());
  child.stdout?.on('data', write);
  child.stderr?.on('data', write);

  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    pid: child.pid ?? 0,
    ended: once(child, 'close').then(() => outcome(child)),
    log: () => written,
    async ready() {
      const isReady = async () => {
        if (isOver(child)) throw new Error(`${app} ended (${outcome(child)}) before it was ready`);
        const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(5000) }).catch(() => undefined);
        return answer?.ok;
      };
      await waitFor(`${app} to be ready`, isReady, { timeout: MOST_STARTING }).catch((error: unknown) => {
        throw new Error(`${app} did not become ready:\n${written}`, { cause: error });
      });
    },
    async stop() {
      await end(child, 'SIGTERM', app);
      if (child.exitCode !== 0) throw new Error(`${app} did not end cleanly (${outcome(child)}):\n${written}`);
    },
    kill: () => end(child, 'SIGKILL', app),
  };
}

/** A command of the CLI under way. */
export interface RunningCommand {
  ended: Promise<CommandResult>;
  /** SIGKILL. */
  kill(): Promise<void>;
}

/** Starts a command of the CLI. */
export function startCli(args: string[], environment: Environment): RunningCommand {
  const child = launch('cli', args, environment);
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return {
    ended: once(child, 'close').then(() => ({ code: child.exitCode, stdout, stderr })),
    kill: () => end(child, 'SIGKILL', 'cli'),
  };
}

/** Runs a command of the CLI to its end. */
export function runCli(args: string[], environment: Environment): Promise<CommandResult> {
  return startCli(args, environment).ended;
}

/** Only the settings given reach the app, not those of the developer's shell. Nobody is counted, and there is no example data, unless a test says so. */
export function launch(app: App, args: string[], environment: Environment): ChildProcess {
  const main = join(import.meta.dirname, '../../dist/apps', app, 'src/main.js');
  const { PATH = '', TALKOOT_TEST_RUN = '', SECRET_KEY = 'a key for tests alone, made up for them' } = process.env;
  return spawn(process.execPath, [main, ...args], {
    env: { PATH, TALKOOT_TEST_RUN, SECRET_KEY, RATE_LIMITS: 'off', EXAMPLE_DATA: 'off', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function end(child: ChildProcess, signal: NodeJS.Signals, app: App): Promise<void> {
  if (isOver(child)) return;
  child.kill(signal);
  await waitFor(`${app} to end after ${signal}`, () => isOver(child), { timeout: 30_000 });
}

function isOver(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

function outcome(child: ChildProcess): string {
  return child.signalCode ?? `exit code ${child.exitCode}`;
}
