import { ANYBODY, Instant, LocalDate, type Operation, type Viewer } from '@talkoot/contracts';
import { randomUUID } from 'node:crypto';
import { readConfig } from '../config/index.js';
import type { ContextDatabase } from '../database/index.js';
import { Log } from '../logging/index.js';
import { type Modules, openContexts } from '../serving/foundation.js';
import { testDatabase } from './run/index.js';

/** A context with its services on a database of its own, as a process would have it, without HTTP and queues. */
export interface TestContext {
  readonly databaseUrl: string;
  get<T>(token: abstract new (...args: never[]) => T): T;
  close(): Promise<void>;
}

export async function testContext(
  databases: readonly ContextDatabase[],
  modules: Modules,
  environment: NodeJS.ProcessEnv = {},
): Promise<TestContext> {
  const database = await testDatabase();
  const config = readConfig({
    LOG_LEVEL: 'warn',
    RATE_LIMITS: 'off',
    SECRET_KEY: process.env['SECRET_KEY'],
    ...environment,
    DATABASE_URL: database.url,
  });
  const log = Log.for(config, 'test');
  const foundation = { application: 'test', config, log, databaseUrl: database.url, databases };
  const application = await openContexts(foundation, modules);
  return {
    databaseUrl: database.url,
    get: (token) => application.get(token, { strict: false }),
    close: async () => {
      await application.close();
      await database.drop();
    },
  };
}

/** Somebody who runs the service. */
export const OPERATOR: Viewer = { platformRoles: ['operator'] };

/** An operation of a test: a viewer's request on a given day. */
export function testOperation(viewer: Viewer = ANYBODY, today = '2014-11-19'): Operation {
  return {
    viewer,
    origin: 'request',
    locale: 'en',
    now: Instant.parse(`${today}T10:00:00Z`),
    today: LocalDate.parse(today),
    requestId: randomUUID(),
  };
}
