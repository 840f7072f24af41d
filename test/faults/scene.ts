import { join } from 'node:path';
import { scratchFolder } from '@talkoot/platform/testing/run';
import { BUNDLED_DATA } from '../support/bundled-data.js';
import { type PrivatePostgres, startPostgres } from '../support/postgres.js';
import { type Environment, runCli } from '../support/processes.js';
import { startRedis } from '../support/redis.js';
import { startSmtp, type TestSmtp } from '../support/smtp.js';
import { allReady, KeptApp, KeptServer, type Victim } from './fleet.js';
import { readWorld, type World } from './world.js';

/** How an instance is set up. */
export interface Setting {
  readonly queues: 'PostgreSQL' | 'Redis';
  readonly mails: 'SMTP' | 'folder';
}

/** An instance with the bundled data, as separate processes on servers of its own. */
export interface Scene {
  readonly world: World;
  readonly postgres: PrivatePostgres;
  /** Undefined where mails are files in the folder. */
  readonly smtp: TestSmtp | undefined;
  readonly mailFolder: string;
  readonly gateways: readonly [KeptApp, ...KeptApp[]];
  readonly apps: readonly KeptApp[];
  /** All that may be killed. */
  readonly victims: readonly Victim[];
  /** Until everything is there and ready. */
  isWhole(): Promise<void>;
  /** Ends the apps as an operator does; throws unless they end cleanly. */
  stop(): Promise<void>;
  /** Leaves nothing running, whatever happened. */
  clear(): Promise<void>;
}

const APPS = ['gateway', 'outbox-publisher', 'notifications-worker', 'reporting-worker'] as const;

export async function openScene({ queues, mails }: Setting): Promise<Scene> {
  const folder = await scratchFolder('scene');
  const [postgres, redis, smtp] = await Promise.all([
    // With fsync, as an instance has it.
    startPostgres({}),
    queues === 'Redis' ? startRedis() : undefined,
    mails === 'SMTP' ? startSmtp() : undefined,
  ]);
  const environment: Environment = {
    DATABASE_URL: postgres.url,
    DATABASE_POOL: '4',
    DATA_DIR: folder,
    MAIL_GROUPING_SECONDS: '2',
    ...(redis && { REDIS_URL: redis.url }),
    ...(smtp && { SMTP_URL: smtp.url }),
  };
  const apps: KeptApp[] = [];
  const keep = (app: (typeof APPS)[number], number: number): KeptApp => {
    const kept = new KeptApp(`${app}-${number}`, app, environment);
    apps.push(kept);
    return kept;
  };
  const clear = async () => {
    await Promise.all(apps.map((app) => app.abandon()));
    await Promise.all([postgres.stop(), redis?.stop(), smtp?.stop()]);
  };
  try {
    await done(['migrate'], environment);
    await done(['import', BUNDLED_DATA], environment);
    const gateways = [keep('gateway', 1), keep('gateway', 2)] as const;
    for (const number of [1, 2]) keep('outbox-publisher', number);
    for (const number of [1, 2]) keep('notifications-worker', number);
    keep('reporting-worker', 1);
    const servers = [new KeptServer('postgres', postgres), ...(redis ? [new KeptServer('redis', redis)] : [])];
    const isWhole = async () => {
      await Promise.all(servers.map((server) => server.isBack()));
      await allReady(apps);
    };
    const world = await readWorld(postgres.url);
    await isWhole();
    return {
      world,
      postgres,
      smtp,
      mailFolder: join(folder, 'mail'),
      gateways,
      apps,
      victims: [...apps, ...servers],
      isWhole,
      async stop() {
        await Promise.all(apps.map((app) => app.stop()));
      },
      clear,
    };
  } catch (error) {
    await clear();
    throw error;
  }
}

async function done(command: string[], environment: Environment): Promise<void> {
  const { code, stderr } = await runCli(command, environment);
  if (code !== 0) throw new Error(`${command.join(' ')} failed:\n${stderr}`);
}
