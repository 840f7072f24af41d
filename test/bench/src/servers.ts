import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { processorTime, residentMegabytes } from './processes.js';

/** Who answers over HTTP. */
export const SERVERS = ['talkoot', 'postgraphile', 'nest', 'bare'] as const;
export type ServerName = (typeof SERVERS)[number];

/** PostGraphile 5 does not run on older ones. */
const POSTGRAPHILE_NEEDS = 22;
const YOUNG_SPACE = '--max-semi-space-size=64';

/** Where things lie. */
export interface Places {
  /** The repository. */
  readonly root: string;
  /** The bench, with its data, statements and packages. */
  readonly bench: string;
  /** For what a run leaves behind. */
  readonly folder: string;
}

/** The Node.js that PostGraphile runs on: this one, or else one that npm has. */
export function nodeOfPostgraphile(): string {
  if (Number(process.versions.node.split('.')[0]) >= POSTGRAPHILE_NEEDS) return process.execPath;
  const args = ['--yes', '--package', 'node@24', 'node', '--print', 'process.execPath'];
  return execFileSync('npx', args, { stdio: ['ignore', 'pipe', 'ignore'] })
    .toString()
    .trim();
}

/** A contender that runs, with production settings. */
export class Server {
  /** The most memory that was seen, in megabytes. */
  memory = 0;

  private constructor(
    readonly name: ServerName,
    readonly port: number,
    private readonly child: ChildProcess,
  ) {}

  static async start(name: ServerName, database: string, today: string, { root, bench, folder }: Places) {
    const port = await freePort();
    const node = name === 'postgraphile' ? nodeOfPostgraphile() : process.execPath;
    const script =
      name === 'talkoot' ? join(root, 'dist/apps/gateway/src/main.js') : join(bench, 'dist', name, 'server.js');
    const log = openSync(join(folder, `${name}.log`), 'w');
    const child = spawn(node, [YOUNG_SPACE, script], {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        GRAPHILE_ENV: 'production',
        DATABASE_URL: database,
        DATABASE_POOL: '10',
        SECRET_KEY: 'a key for the bench alone, made up for it',
        PORT: String(port),
        DATA_DIR: folder,
        // Everything is counted, and nothing refused for it.
        RATE_LIMIT_COST: '999999999/1',
        RATE_LIMIT_REQUESTS: '999999999/1',
        RATE_LIMIT_ADDRESS: '999999999/1',
        TODAY: today,
        STATEMENTS: join(bench, 'statements'),
      },
      // What is logged is written, and not kept.
      stdio: ['ignore', openSync('/dev/null', 'w'), log],
    });
    const server = new Server(name, port, child);
    await server.ready();
    return server;
  }

  get path(): string {
    return this.name === 'bare' ? '/' : '/graphql';
  }

  /** Seconds of processor until now. */
  get processor(): number {
    return processorTime(this.child.pid ?? 0);
  }

  /** Megabytes of memory. */
  get resident(): number {
    return residentMegabytes(this.child.pid ?? 0);
  }

  noteMemory(): void {
    this.memory = Math.max(this.memory, this.resident);
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exit = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    const patience = setTimeout(() => this.child.kill('SIGKILL'), 10_000);
    await exit;
    clearTimeout(patience);
  }

  private async ready(): Promise<void> {
    const deadline = performance.now() + 60_000;
    for (;;) {
      if (this.child.exitCode !== null) throw new Error(`${this.name} ended before it answered; see its log`);
      // Any answer will do, of a path that is not there too.
      const answer = await fetch(`http://127.0.0.1:${this.port}/health/ready`).catch(() => undefined);
      if (answer && answer.status !== 503) return;
      if (performance.now() > deadline) throw new Error(`${this.name} did not answer within a minute`);
      await delay(50);
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
