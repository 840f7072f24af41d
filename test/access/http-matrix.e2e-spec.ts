import { idOf } from '@talkoot/contracts';
import { readConfig } from '@talkoot/platform/config';
import { Log } from '@talkoot/platform/logging';
import { endServing, serve } from '@talkoot/platform/serving';
import { freePort } from '@talkoot/platform/testing/run';
import { readFile, writeFile } from 'node:fs/promises';
import pg from 'pg';
import { z } from 'zod';
import { loadContexts } from '../../apps/contexts.js';
import { CONSOLE_PLACES } from '../../apps/console-addresses.js';
import { GatewayModule } from '../../apps/gateway/src/gateway.module.js';
import { Routes } from '../../libs/platform/src/http/routes.js';
import { type LivedWorld, livedWorld, LONGEST_LIVING } from '../support/lived-world.js';
import { type Asking, post, signInLocally } from '../support/talkoot.js';
import { lineOf, textOf } from './matrix.js';
import { OUTSIDE, VIEWERS, viewersOf } from './viewers.js';

const FILE = new URL('http-matrix.txt', import.meta.url);

/** Besides those who ask the API: the ministry’s manager in a browser. */
const ALL = [...VIEWERS, 'in a browser', ...OUTSIDE] as const;

interface Links {
  /** Made by the ministry’s manager. */
  readonly report: string;
  readonly calendar: string;
}

type Asked = Readonly<Record<string, { readonly path: string; readonly init?: RequestInit }>>;

const form = (values: Record<string, string>): RequestInit => ({ method: 'POST', body: new URLSearchParams(values) });
const NOWHERE = 'a'.repeat(43);

/** How each address is asked, and for what. */
const ASKED: Readonly<Record<string, (links: Links) => Asked>> = {
  'GET /': () => ({ '': { path: '/' } }),
  // One page, the same for all.
  ...Object.fromEntries(
    CONSOLE_PLACES.flatMap((place) => [`/${place}`, `/${place}/:thing`, `/${place}/:country/:thing`]).map((path) => [
      `GET ${path}`,
      () => ({}),
    ]),
  ),
  'GET /console/*': () => ({ '': { path: '/console/operations.json' } }),
  'GET /health/live': () => ({ '': { path: '/health/live' } }),
  'GET /health/ready': () => ({ '': { path: '/health/ready' } }),
  'GET /sign-in': () => ({ '': { path: '/sign-in' } }),
  'POST /sign-in': () => ({ ' from another page': { path: '/sign-in', init: form({}) } }),
  'GET /sign-in/callback': () => ({ ' of no provider': { path: '/sign-in/callback' } }),
  'POST /sign-in/organisation': () => ({ ' from another page': { path: '/sign-in/organisation', init: form({}) } }),
  'GET /sign-in/state': () => ({ '': { path: '/sign-in/state' } }),
  'GET /sign-out': () => ({ '': { path: '/sign-out' } }),
  'POST /sign-out': () => ({ ' from another page': { path: '/sign-out', init: form({}) } }),
  'POST /sign-in/backchannel-logout': () => ({
    ' of no provider': { path: '/sign-in/backchannel-logout', init: form({ logout_token: NOWHERE }) },
  }),
  'POST /oauth/token': () => ({
    ' with a secret of nobody': {
      path: '/oauth/token',
      init: form({ grant_type: 'client_credentials', client_id: 'abcdefgh', client_secret: `tlk_abcdefgh_${NOWHERE}` }),
    },
  }),
  'GET /.well-known/oauth-authorization-server': () => ({ '': { path: '/.well-known/oauth-authorization-server' } }),
  'GET /.well-known/jwks.json': () => ({ '': { path: '/.well-known/jwks.json' } }),
  'GET /reports/:report/:file': ({ report }) => ({
    ' by the link of own': { path: report },
    ' by a link that was changed': { path: report.replace('en.csv', 'fi.csv') },
    ' by no link': { path: report.replace(/\?.*/, '') },
  }),
  'GET /calendars/:file': ({ calendar }) => ({
    ' by the address of own': { path: calendar },
    ' by an address of nobody': { path: `/calendars/${NOWHERE}.ics` },
  }),
  'GET /graphql/graphiql/:file': () => ({ ' of no file': { path: '/graphql/graphiql/none.js' } }),
  'GET /graphql': () => ({ '': { path: '/graphql' } }),
  'POST /graphql': () => ({
    ' for what is public': {
      path: '/graphql',
      init: {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ pilots { totalCount } }' }),
      },
    },
  }),
};

const made = z.object({ createCalendarAddress: z.object({ url: z.url() }) });
const filed = z.object({ report: z.object({ files: z.array(z.object({ url: z.url() })) }) });
const pathOf = (url: string | undefined): string => (url ?? '').replace(/^https?:\/\/[^/]+/, '');

/**
 * Every address of the gateway, asked by everybody: the status of the answer, and whether it has something of the lived world, or tells who is
 * signed in. The file beside this is written by `UPDATE=matrix`, and reviewed by hand.
 */
describe('who is answered what by each address', () => {
  let world: LivedWorld;
  let client: pg.Client;
  let stop: () => Promise<void>;
  let addresses: string[] = [];
  const lines: string[] = [];

  beforeAll(async () => {
    world = await livedWorld();
    client = new pg.Client({ connectionString: world.database.url });
    await client.connect();
    const port = await freePort();
    const { SECRET_KEY } = process.env;
    const given = { LOG_LEVEL: 'fatal', DATABASE_URL: world.database.url, SECRET_KEY, RATE_LIMITS: 'off' };
    const config = readConfig({ ...given, PORT: String(port) });
    const { databases, modules } = await loadContexts();
    const log = Log.for(config, 'test');
    const foundation = { application: 'test', config, log, databaseUrl: world.database.url, databases };
    const address = { host: '127.0.0.1', port, variable: 'PORT' as const };
    const gateway = await serve(foundation, [GatewayModule.of(modules)], address);
    stop = () => endServing(gateway);
    const url = `http://127.0.0.1:${port}`;
    addresses = [...gateway.get(Routes, { strict: false }).methods].flatMap(([path, { methods }]) =>
      [...methods].map((method) => `${method} ${path}`),
    );
    const viewers = await viewersOf(url, world.database.url, client);
    const { rows } = await client.query<{ id: string }>(
      `SELECT a.id FROM identity.affiliation a JOIN registry.organisation o ON o.id = a.organisation_id
       WHERE o.code = 'TEM' AND a.role = 'manager' AND a.period @> current_date ORDER BY a.id LIMIT 1`,
    );
    const browser = { cookie: await signInLocally(url, idOf('affiliation', rows[0]?.id ?? '')) };
    const askers: Record<(typeof ALL)[number], Asking> = { ...viewers, 'in a browser': browser };
    const links = await linksOf(url, viewers.own);
    for (const [route, asked] of Object.entries(ASKED))
      for (const [what, { path, init }] of Object.entries(asked(links))) {
        const told = new Map<string, string>();
        for (const who of ALL) told.set(who, await toldTo(`${url}${path}`, init, askers[who]));
        lines.push(lineOf(`${route}${what}`, ALL, (who) => told.get(who) ?? ''));
      }
    if (process.env['UPDATE'] === 'matrix') await writeFile(FILE, textOf(lines));
  }, LONGEST_LIVING);
  afterAll(async () => {
    await client.end();
    await stop();
    await world.database.drop();
  });

  async function linksOf(url: string, own: Asking): Promise<Links> {
    const ask = async (query: string, variables: object) =>
      (await post(url, JSON.stringify({ query, variables }), own)).data;
    const { rows } = await client.query<{ id: string }>('SELECT report_id AS id FROM reporting.report_file LIMIT 1');
    const id = idOf('report', rows[0]?.id ?? '');
    const { report } = filed.parse(await ask('query ($id: ID!) { report(id: $id) { files { url } } }', { id }));
    const calendar = made.parse(await ask('mutation { createCalendarAddress(input: { mine: true }) { url } }', {}));
    return { report: pathOf(report.files[0]?.url), calendar: pathOf(calendar.createCalendarAddress.url) };
  }

  it('is as decided', async () => {
    expect(textOf(lines)).toBe(await readFile(FILE, 'utf8'));
  });

  it('is decided for every address: where one is missing, say in ASKED how it is asked, write the file, and review its lines', () => {
    expect(addresses.length).toBeGreaterThan(10);
    expect(addresses.filter((each) => !(each in ASKED))).toEqual([]);
  });
});

async function toldTo(url: string, init: RequestInit = {}, { token, cookie }: Asking = {}): Promise<string> {
  const headers = new Headers(init.headers);
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  if (cookie !== undefined) headers.set('cookie', cookie);
  if (cookie !== undefined && url.endsWith('/graphql')) headers.set('sec-fetch-site', 'same-origin');
  const response = await fetch(url, { redirect: 'manual', ...init, headers });
  const text = await response.text();
  const isWorld = /marked-|TEM-RELATED/.test(text) ? ' with content' : '';
  const isNamed =
    /Programme manager|Ohjelmapäällikkö|ohjelmapäällikkö/.test(text) && !url.endsWith('/sign-in') ? ' by name' : '';
  return `${response.status}${isWorld}${isNamed}`;
}
