import { connect } from 'node:net';
import { type Config, isLoopback, readConfig, SetupFault } from '@talkoot/platform/config';
import { Command } from 'commander';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
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
/** Different characters of a random secret of 32: fewer come by chance hardly ever. */
const FEWEST_CHARACTERS = 12;

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
  const outside = await Promise.all([mail(config), queues(config), provider(config)]);
  const database = await attempt('database', () => withDatabase(ofDatabase));
  return [
    ...ofConfiguration(config),
    ...secretKey(config),
    ...openLines(config),
    ...('state' in database ? [database] : database),
    ...outside.flat(),
  ];
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

/** That there is one. Whether it fits, the database tells. */
function secretKey({ SECRET_KEY, DATABASE_URL }: Config): Finding[] {
  if (SECRET_KEY === undefined && DATABASE_URL !== undefined)
    return [
      {
        check: 'SECRET_KEY',
        state: 'fault',
        text: 'It is not set, and no process starts without it. Set the one of this database, or make one for a new database: openssl rand -base64 32',
      },
    ];
  if (SECRET_KEY === undefined || new Set(SECRET_KEY).size >= FEWEST_CHARACTERS) return [];
  return [
    {
      check: 'SECRET_KEY',
      state: 'warning',
      text: 'It looks as if somebody had thought it up. Make a random one (openssl rand -base64 32), then type: npm run cli -- keys reset',
    },
  ];
}

/** Connections to other machines over which others can read along. */
function openLines({ DATABASE_URL, REDIS_URL, SMTP_URL }: Config): Finding[] {
  const isOpen = (address: string | undefined, encrypted: RegExp): boolean =>
    address !== undefined && !isLoopback(new URL(address).hostname) && !encrypted.test(address);
  const found = [
    ...(isOpen(DATABASE_URL, /[?&]sslmode=(require|verify-)/) ? ['DATABASE_URL: add ?sslmode=verify-full'] : []),
    ...(isOpen(REDIS_URL, /^rediss:/) ? ['REDIS_URL: let it begin with rediss://'] : []),
    ...(isOpen(SMTP_URL, /^smtps:|[?&]requireTLS=true/) ? ['SMTP_URL: add ?requireTLS=true, or use smtps://'] : []),
  ];
  return found.map((each) => ({ check: 'encryption', state: 'warning', text: `Others may read along. ${each}` }));
}

/** Whether people can sign in: its metadata names the issuer of the settings, and its keys are there. */
async function provider(config: Config): Promise<Finding[]> {
  const check = 'OIDC_ISSUER';
  if (config.OIDC_ISSUER === undefined)
    return [{ check, state: 'warning', text: 'It is not set: nobody signs in but on this very machine.' }];
  const { OpenIdProvider, ProviderAway } = await import('@talkoot/identity');
  try {
    const { issuer, address } = await new OpenIdProvider(config).keys();
    const response = await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(ANSWERING_MS) });
    const { keys } = z.object({ keys: z.array(z.unknown()).min(1) }).parse(await response.json());
    return [{ check, state: 'good', text: `${issuer} answers, and has keys: ${keys.length}` }];
  } catch (error) {
    const what = error instanceof ProviderAway ? 'the metadata of this issuer' : 'its keys';
    return [
      {
        check,
        state: 'fault',
        text: `${config.OIDC_ISSUER} does not give ${what}. See that it runs, and that it is written as the provider writes it (“issuer” in /.well-known/openid-configuration).`,
      },
    ];
  }
}

async function ofDatabase(url: string, config: Config): Promise<Finding[]> {
  const { dataSource, isMigrated, rows } = await import('@talkoot/platform/database');
  const { loadContexts } = await import('../../../contexts.js');
  const { databases } = await loadContexts();
  const source = await dataSource(
    { url, pool: 2, application: 'talkoot-doctor', as: 'application' },
    databases,
  ).initialize();
  try {
    if (!(await isMigrated(source)))
      return [
        {
          check: 'migrations',
          state: 'fault',
          text: 'The database is not at this release. Type: npm run cli -- migrate',
        },
      ];
    const [{ now, changes } = { now: 0, changes: false }] = await rows<{ now: number; changes: boolean }>(
      source.manager,
      `SELECT extract(epoch FROM clock_timestamp())::float8 AS now,
         has_table_privilege('platform.audit_entry', 'UPDATE') OR has_table_privilege('platform.event', 'UPDATE') AS changes`,
    );
    const skew = Math.abs(Date.now() / 1000 - now);
    return [
      { check: 'migrations', state: 'good', text: 'the database is at this release' },
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
      await sealed(source, config),
      ...(await auditTrail(url, config)),
    ];
  } finally {
    await source.destroy();
  }
}

async function sealed(source: DataSource, config: Config): Promise<Finding> {
  const check = 'secrets';
  const opened = await attempt(check, async () => {
    const { openAllSealed } = await import('@talkoot/identity');
    return openAllSealed(source, config);
  });
  return typeof opened === 'number'
    ? { check, state: 'good', text: `SECRET_KEY opens all that is sealed: ${opened}` }
    : opened;
}

/** Only its end: the whole takes its time (`audit verify`). */
async function auditTrail(connectionString: string, { AUDIT_KEY }: Config): Promise<Finding[]> {
  const { Connection } = await import('@talkoot/platform/database');
  const { LONGEST_WAIT, verifyNewest } = await import('@talkoot/platform/audit');
  const connection = new Connection({ connectionString, application_name: 'talkoot-doctor' });
  await connection.connect();
  try {
    const { entries, fault, waiting } = await verifyNewest(connection, AUDIT_KEY);
    return [
      fault
        ? {
            check: 'audit',
            state: 'fault',
            text: `Entry ${fault.sequence} ${fault.what}. Type: npm run cli -- audit verify, and find out who did that.`,
          }
        : { check: 'audit', state: 'good', text: `the end of the trail is whole (entries: ${entries})` },
      waiting.seconds > LONGEST_WAIT
        ? {
            check: 'audit waiting',
            state: 'fault',
            text: `Entries without a place: ${waiting.count}, for up to ${waiting.seconds} seconds. Start the outbox-publisher, or look for audit.chain-failed in its log.`,
          }
        : { check: 'audit waiting', state: 'good', text: 'no entry waits long for its place' },
      ...(AUDIT_KEY === undefined
        ? [{ check: 'AUDIT_KEY', state: 'warning', text: 'It is not set: the checkpoints are not sealed.' } as const]
        : []),
    ];
  } finally {
    await connection.end();
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
