import { ZoneId } from '@talkoot/contracts';
import { isIP } from 'node:net';
import { z } from 'zod';
import { withSecrets } from './secrets.js';
import { SetupFault } from './setup-fault.js';

const url = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be a URL that starts with ${protocols.map((each) => `${each}//`).join(' or ')}`,
  });

const seconds = (fallback: number) =>
  z.coerce.number({ error: 'must be a number of seconds' }).positive().max(86_400).default(fallback);

const days = z.coerce
  .number({ error: 'must be a number of days' })
  .int({ error: 'must be a whole number of days' })
  .min(1, { error: 'must be at least one day' })
  .max(36_500)
  .optional();

const zone = z.string().refine(
  (text) => {
    try {
      ZoneId.of(text);
      return true;
    } catch {
      return false;
    }
  },
  { error: 'must be a time zone such as Europe/Helsinki' },
);

/** Addresses, with the length of their prefix when they are many. */
const proxies = z
  .string()
  .transform((text) => text.split(',').map((each) => each.trim()))
  .refine((all) => all.every(isNetwork), {
    error: 'must be addresses such as 10.0.0.5 or 10.0.0.0/8, with commas between',
  });

function isNetwork(text: string): boolean {
  const [address = '', prefix, ...others] = text.split('/');
  const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return (
    bits > 0 && others.length === 0 && (prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits))
  );
}

/** Web pages' origins, exactly as a browser names them. */
const origins = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((each) => each.trim() || []))
  .refine((all) => all.every((each) => URL.canParse(each) && /^https?:/.test(each) && new URL(each).origin === each), {
    error: 'must be origins such as https://console.example.org, with commas between; * is none',
  });

/** Points in a number of seconds. */
export interface Allowance {
  readonly points: number;
  readonly seconds: number;
}

const LARGEST_ALLOWANCE = 1_000_000_000;

const allowance = (fallback: `${number}/${number}`) =>
  z
    .string()
    .regex(/^[1-9]\d{0,8}\/[1-9]\d{0,4}$/, {
      error: `must be points and seconds such as ${fallback}, each at least 1 and fewer than ${LARGEST_ALLOWANCE} points`,
    })
    .default(fallback)
    .transform((text): Allowance => {
      const [points = 0, seconds = 0] = text.split('/').map(Number);
      return { points, seconds };
    });

const onOrOff = z.enum(['on', 'off'], { error: 'must be on or off' });

/** Every setting, from the environment; .env.example and the README list them for people. */
const settings = z.object({
  PORT: z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65_535).default(4000),
  HOST: z.string().min(1).default('127.0.0.1'),
  /** Where people reach the gateway; unset: http://HOST:PORT. */
  PUBLIC_URL: url('http:', 'https:').optional(),
  /** Unset: the embedded PostgreSQL under DATA_DIR. */
  DATABASE_URL: url('postgres:', 'postgresql:').optional(),
  /** Connections to the database in one process. */
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
  /** What encrypts and keys the secrets in the database; unset, on the embedded one: made once in DATA_DIR/secret-key. */
  SECRET_KEY: z
    .string()
    .min(32, { error: 'must have at least 32 random characters: openssl rand -base64 32' })
    .optional(),
  /** After this number of days another key signs tokens. */
  SIGNING_KEY_DAYS: z.coerce.number({ error: 'must be a number of days' }).int().min(1).max(3650).default(90),
  /** Unset: queues on BullMQ's PostgreSQL backend. */
  REDIS_URL: url('redis:', 'rediss:').optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  /** Whether the first start makes an illustrative network of today; unset: on the embedded database alone. */
  EXAMPLE_DATA: onOrOff.optional(),
  TIME_ZONE: zone.default('Europe/Helsinki'),
  /** Unset: mails are written as .eml files under DATA_DIR/mail. */
  SMTP_URL: url('smtp:', 'smtps:').optional(),
  /** The sender of mails; its host stands in every Message-ID. */
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s<>@]+@[^\s<>@]+>?$/, { error: 'must be a sender such as Talkoot <talkoot@example.org>' })
    .default('Talkoot <talkoot@talkoot.example>'),
  /** The least time between two mails about one thing, and the longest that a change waits for its mail; 0: no waiting. */
  MAIL_GROUPING_SECONDS: z.coerce.number({ error: 'must be a number of seconds' }).min(0).max(3600).default(60),
  /** Where a notification leads; {id} is replaced by the id of the thing. Unset: the console. */
  NOTIFICATION_URL: z.string().includes('{id}', { error: 'must contain {id}' }).optional(),
  /** Whether a browser that opens the API's address gets the page for trying it. */
  GRAPHIQL: onOrOff.default('on'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** An event that a consumer has not recorded within this time is queued again. */
  REDELIVER_SECONDS: seconds(60),
  /** A report is renewed this long after the first change since its last renewal. */
  REPORT_RENEWAL_SECONDS: seconds(2),
  /** How long a process that is told to end still answers while it says that it is not ready, for load balancers to notice. */
  DRAIN_SECONDS: z.coerce.number({ error: 'must be a number of seconds' }).min(0).max(600).default(0),
  /** Whether the API answers questions about its own schema. */
  INTROSPECTION: onOrOff.default('on'),
  /** Which operations are answered: any, or those of our own clients alone. */
  OPERATIONS: z.enum(['any', 'trusted'], { error: 'must be any or trusted' }).default('any'),
  /** Proxies whose X-Forwarded-For is believed; unset: none. */
  TRUSTED_PROXIES: proxies.optional(),
  /** Seals the audit trail's checkpoints; the database does not know it. Unset: they are not sealed. */
  AUDIT_KEY: z.string().min(32, { error: 'must have at least 32 characters' }).optional(),
  /** Entries of the audit trail may be removed after this number of days, by `audit remove`; unset: never. */
  AUDIT_RETENTION_DAYS: days,
  /** A request has to arrive whole within this time, its headers within half of it. */
  REQUEST_SECONDS: seconds(20),
  /** The OpenID Connect provider at which people sign in; unset: nobody does, but for the local sign-in. */
  OIDC_ISSUER: url('http:', 'https:').optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  /** Unset: a public client, held by PKCE alone. */
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_SCOPES: z
    .string()
    .refine((text) => text.split(' ').includes('openid'), { error: 'must contain openid, with spaces between scopes' })
    .default('openid email profile'),
  /** The audience of the provider's access tokens that programs may send as bearer tokens; unset: they may not. */
  OIDC_AUDIENCE: z.string().min(1).optional(),
  /** What the button to sign in calls the provider; unset: the host of the issuer. */
  OIDC_NAME: z.string().min(1).max(100).optional(),
  /** On loopback and without an issuer, whether the illustrative people of the bundled data can sign in. */
  LOCAL_SIGN_IN: onOrOff.default('on'),
  /** A session that nobody uses for so long ends. */
  SESSION_IDLE_MINUTES: z.coerce.number({ error: 'must be a number of minutes' }).int().min(2).max(1440).default(30),
  /** The longest session, however much it is used. */
  SESSION_HOURS: z.coerce.number({ error: 'must be a number of hours' }).int().min(1).max(168).default(12),
  /** Days for which things are kept; unset: permanently. */
  RETENTION_MAILS_DAYS: days,
  RETENTION_NOTIFICATIONS_DAYS: days,
  RETENTION_INVITATIONS_DAYS: days,
  RETENTION_REPORTS_DAYS: days,
  /** Web pages that may ask from a browser; unset: none but the service's own. */
  CORS_ORIGINS: origins,
  /** Whether callers are counted; off for tests and measurements. */
  RATE_LIMITS: onOrOff.default('on'),
  /** What the operations of one caller may cost, in points per seconds. */
  RATE_LIMIT_COST: allowance('5000000/60'),
  /** How many requests one caller may send. */
  RATE_LIMIT_REQUESTS: allowance('6000/60'),
  /** How many requests may come from one address, no matter who sends them. */
  RATE_LIMIT_ADDRESS: allowance('60000/60'),
  RATE_LIMIT_SIGN_IN: allowance('30/300'),
  RATE_LIMIT_INVITATION: allowance('300/3600'),
  RATE_LIMIT_ADDRESS_LOOK_UP: allowance('200/3600'),
  RATE_LIMIT_REPORT_REQUEST: allowance('60/600'),
  RATE_LIMIT_OAUTH_TOKEN: allowance('60/60'),
  /** The health port of a worker; 0 takes any free one. */
  HEALTH_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
});

export type Config = Omit<z.output<typeof settings>, 'PUBLIC_URL' | 'NOTIFICATION_URL' | 'EXAMPLE_DATA'> & {
  PUBLIC_URL: string;
  NOTIFICATION_URL: string;
  EXAMPLE_DATA: 'on' | 'off';
  /** What works and should be mended. */
  warnings: readonly string[];
};

/** Settings that say for how many days something is kept. */
export type RetentionSetting = Extract<keyof Config, `RETENTION_${string}`>;

/** The configuration as an injection token. */
export const CONFIG = Symbol('config');

/** Bad variables, all of them at once. */
export class InvalidConfiguration extends SetupFault {
  constructor(readonly problems: readonly string[]) {
    super(`The configuration is not usable:\n${problems.map((each) => `  ${each}`).join('\n')}`);
  }
}

/** Reads the configuration; throws InvalidConfiguration with every bad variable named. An empty variable counts as unset. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const { environment: whole, problems, warnings } = withSecrets(environment);
  const given = Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== ''));
  const parsed = settings.safeParse(given);
  const wrong = parsed.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
  if (!parsed.success || problems.length > 0)
    throw new InvalidConfiguration([...problems, ...wrong, ...signInProblemsBeside(given, parsed.error?.issues ?? [])]);
  const PUBLIC_URL = (parsed.data.PUBLIC_URL ?? `http://${parsed.data.HOST}:${parsed.data.PORT}`).replace(/\/$/, '');
  const ofSignIn = signInProblems({ ...parsed.data, PUBLIC_URL });
  if (ofSignIn.length > 0) throw new InvalidConfiguration(ofSignIn);
  const NOTIFICATION_URL = parsed.data.NOTIFICATION_URL ?? `${PUBLIC_URL}/at/{id}`;
  const EXAMPLE_DATA = parsed.data.EXAMPLE_DATA ?? (parsed.data.DATABASE_URL === undefined ? 'on' : 'off');
  return { ...parsed.data, PUBLIC_URL, NOTIFICATION_URL, EXAMPLE_DATA, warnings };
}

/** What is wrong with how people sign in besides, going by the variables that are not bad themselves. */
function signInProblemsBeside(
  given: Readonly<Record<string, string | undefined>>,
  issues: readonly { readonly path: readonly PropertyKey[] }[],
): string[] {
  const bad = new Set(issues.map(({ path }) => path[0]));
  if (bad.has('OIDC_ISSUER')) return [];
  const { PUBLIC_URL = 'http://127.0.0.1', ...others } = settings.parse(
    Object.fromEntries(Object.entries(given).filter(([name]) => !bad.has(name))),
  );
  return signInProblems({ ...others, PUBLIC_URL });
}

/** What is wrong with how people sign in: the parts that need one another, and what must not go over an open line. */
function signInProblems(
  config: Pick<Config, 'PUBLIC_URL' | 'OIDC_ISSUER' | 'OIDC_CLIENT_ID' | 'OIDC_AUDIENCE'>,
): string[] {
  const { PUBLIC_URL, OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_AUDIENCE } = config;
  if (OIDC_ISSUER === undefined) {
    return [
      ...(OIDC_CLIENT_ID === undefined ? [] : ['OIDC_CLIENT_ID: needs OIDC_ISSUER']),
      ...(OIDC_AUDIENCE === undefined ? [] : ['OIDC_AUDIENCE: needs OIDC_ISSUER']),
    ];
  }
  return [
    ...(OIDC_CLIENT_ID === undefined ? ['OIDC_CLIENT_ID: must be there when OIDC_ISSUER is'] : []),
    ...(isOpenLine(OIDC_ISSUER) ? ['OIDC_ISSUER: must start with https://, except on this very machine'] : []),
    ...(isOpenLine(PUBLIC_URL)
      ? ['PUBLIC_URL: must start with https:// when OIDC_ISSUER is set, except on this very machine']
      : []),
  ];
}

/** Whether others may read along. */
const isOpenLine = (address: string): boolean => {
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && !isLoopback(hostname);
};

/** Whether the host is this very machine, whichever way it is written. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  return bare === 'localhost' || bare === '::1' || (isIP(bare) === 4 && bare.startsWith('127.'));
}
