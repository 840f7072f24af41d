import { connect } from 'node:net';
import { type Config, readConfig, SetupFault } from '@talkoot/platform/config';
import { Command } from 'commander';
import { withDatabase } from '../instance.js';

interface Finding {
  readonly check: string;
  readonly state: 'good' | 'warning' | 'fault';
  /** What it is, and of what is not good, what to do. */
  readonly text: string;
}

/** Seconds by which the clocks may differ: tokens are valid to the second. */
const MOST_SKEW = 5;
const ANSWERING_MS = 5_000;

export const doctorCommand = (): Command =>
  new Command('doctor')
    .description('Check what the service needs, and say what to mend. Ends with 1 when something is at fault.')
    .option('--json', 'print the findings as JSON')
    .action(({ json = false }: { json?: boolean }) => examine(json));

async function examine(asJson: boolean): Promise<void> {
  const findings = await findAll();
  const text = asJson ? JSON.stringify(findings, undefined, 2) : findings.map(line).join('\n');
  process.stdout.write(`${text}\n`);
  if (findings.some(({ state }) => state === 'fault')) process.exitCode = 1;
}

const line = ({ check, state, text }: Finding): string => `${state.padEnd(7)}  ${check}: ${text}`;

async function findAll(): Promise<Finding[]> {
  const config = await attempt('configuration', () => readConfig());
  if ('state' in config) return [config];
  const outside = await Promise.all([mail(config), queues(config)]);
  const database = await attempt('database', () => withDatabase(ofDatabase));
  return [...ofConfiguration(config), ...('state' in database ? [database] : database), ...outside.flat()];
}

/** The fault where it cannot be done. What a connection says may name the server, and no password. */
async function attempt<T>(check: string, work: () => T | Promise<T>): Promise<T | Finding> {
  try {
    return await work();
  } catch (error) {
    const isForPeople = error instanceof SetupFault;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    const text = isForPeople
      ? error.message
      : `It does not answer as it should (${code}). See that it runs and that its address is right.`;
    return { check, state: 'fault', text };
  }
}

function ofConfiguration({ PUBLIC_URL, HOST, TRUSTED_PROXIES, RATE_LIMITS, warnings }: Config): Finding[] {
  const url = new URL(PUBLIC_URL);
  const isLocal = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  const isSafe = url.protocol === 'https:' || isLocal;
  return [
    ...warnings.map((text): Finding => ({ check: 'configuration', state: 'warning', text })),
    isSafe
      ? { check: 'PUBLIC_URL', state: 'good', text: PUBLIC_URL }
      : {
          check: 'PUBLIC_URL',
          state: 'fault',
          text: `${PUBLIC_URL} is not encrypted. Put a proxy with TLS in front and set PUBLIC_URL to https.`,
        },
    ...(url.protocol === 'https:' && TRUSTED_PROXIES === undefined
      ? [
          {
            check: 'proxy',
            state: 'warning',
            text: 'TRUSTED_PROXIES is not set: everybody seems to come from the proxy. Set it to the proxy’s address.',
          } as const,
        ]
      : []),
    ...(isLocal && HOST !== '127.0.0.1' && HOST !== 'localhost'
      ? [
          {
            check: 'HOST',
            state: 'warning',
            text: `The service listens at ${HOST}, and its links lead to this machine alone. Set PUBLIC_URL.`,
          } as const,
        ]
      : []),
    RATE_LIMITS === 'on'
      ? { check: 'limits', state: 'good', text: 'callers are counted' }
      : { check: 'limits', state: 'warning', text: 'RATE_LIMITS is off: nobody is limited. Remove it.' },
  ];
}

async function ofDatabase(url: string): Promise<Finding[]> {
  const { dataSource, isMigrated, rows } = await import('@talkoot/platform/database');
  const { loadContexts } = await import('../../../contexts.js');
  const { databases } = await loadContexts();
  const source = await dataSource(
    { url, pool: 2, application: 'talkoot-doctor', as: 'application' },
    databases,
  ).initialize();
  try {
    const [{ now, changes } = { now: 0, changes: false }] = await rows<{ now: number; changes: boolean }>(
      source.manager,
      `SELECT extract(epoch FROM clock_timestamp())::float8 AS now,
         has_table_privilege('platform.audit_entry', 'UPDATE') OR has_table_privilege('platform.event', 'UPDATE') AS changes`,
    );
    const skew = Math.abs(Date.now() / 1000 - now);
    const isCurrent = await isMigrated(source);
    return [
      isCurrent
        ? { check: 'migrations', state: 'good', text: 'the database is at this release' }
        : {
            check: 'migrations',
            state: 'fault',
            text: 'The database is not at this release. Type: npm run cli -- migrate',
          },
      changes
        ? {
            check: 'role',
            state: 'fault',
            text: 'The service’s role can change events or the audit trail. Revoke UPDATE from talkoot_app.',
          }
        : { check: 'role', state: 'good', text: 'events and the audit trail can only be added to' },
      skew <= MOST_SKEW
        ? { check: 'clock', state: 'good', text: 'it agrees with the database’s' }
        : {
            check: 'clock',
            state: 'fault',
            text: `It differs from the database’s by ${Math.round(skew)} seconds. Let both follow a time server.`,
          },
    ];
  } finally {
    await source.destroy();
  }
}

async function mail({ SMTP_URL }: Config): Promise<Finding[]> {
  if (SMTP_URL === undefined)
    return [{ check: 'mail', state: 'warning', text: 'Mails are written to files. Set SMTP_URL to send them.' }];
  return [await reached('mail', SMTP_URL, { 'smtp:': 587, 'smtps:': 465 })];
}

async function queues({ REDIS_URL }: Config): Promise<Finding[]> {
  if (REDIS_URL === undefined) return [{ check: 'queues', state: 'good', text: 'they are in PostgreSQL' }];
  return [await reached('queues', REDIS_URL, { 'redis:': 6379, 'rediss:': 6379 })];
}

async function reached(check: string, address: string, ports: Readonly<Record<string, number>>): Promise<Finding> {
  const { hostname, port, protocol } = new URL(address);
  const finding = await attempt(check, () => open(hostname, port === '' ? (ports[protocol] ?? 0) : Number(port)));
  return finding ?? { check, state: 'good', text: `${hostname} answers` };
}

function open(host: string, port: number): Promise<undefined> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, timeout: ANSWERING_MS });
    socket.once('connect', () => resolve(void socket.destroy()));
    socket.once('timeout', () => socket.destroy(Object.assign(new Error('silent'), { code: 'ETIMEDOUT' })));
    socket.once('error', reject);
  });
}
