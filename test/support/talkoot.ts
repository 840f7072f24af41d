import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TokenRole } from '@talkoot/contracts';
import { scratchFolder, type TestDatabase } from '@talkoot/platform/testing/run';
import { z } from 'zod';
import { databaseWithData } from './bundled-data.js';
import { type Environment, startApp } from './processes.js';
import { tokenOf } from './tokens.js';

/** What a GraphQL request was answered. */
export interface Answer {
  readonly status: number;
  readonly data: unknown;
  readonly errors: readonly {
    message: string;
    path?: readonly (string | number)[] | undefined;
    extensions: { code: string };
  }[];
}

export interface Asking {
  readonly token?: string;
  /** The cookie of a browser, which asks from a page of ours. */
  readonly cookie?: string;
  readonly language?: 'fi' | 'sv' | 'en';
}

/** Talkoot as `npm start` runs it, on a database of the test's own. */
export interface Talkoot {
  readonly url: string;
  readonly databaseUrl: string;
  ask(query: string, variables?: object, asking?: Asking): Promise<Answer>;
  token(organisation: string, role: TokenRole): Promise<string>;
  /** The mails written so far, as they stand in their files. */
  mails(): Promise<string[]>;
  log(): string;
  stop(): Promise<void>;
}

const answered = z.object({
  data: z.unknown().optional(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        path: z.array(z.union([z.string(), z.number()])).optional(),
        extensions: z.looseObject({ code: z.string() }),
      }),
    )
    .default([]),
});

/**
 * On a database that has the bundled data already, unless another one is given. Its reports are not renewed while a test runs, since
 * nine files cost as much as a start: a test that reads one says how soon.
 */
export async function startTalkoot(settings: Environment = {}, given?: TestDatabase): Promise<Talkoot> {
  const database = given ?? (await databaseWithData());
  const folder = await scratchFolder('talkoot');
  const environment = { DATABASE_URL: database.url, DATA_DIR: folder, REPORT_RENEWAL_SECONDS: '3600', ...settings };
  const app = await startApp('standalone', environment);
  return {
    url: app.url,
    databaseUrl: database.url,
    log: () => app.log(),
    ask: (query, variables = {}, asking = {}) => post(app.url, JSON.stringify({ query, variables }), asking),
    token: (organisation, role) => tokenOf(environment, organisation, role),
    async mails() {
      const mails = join(folder, 'mail');
      const names = await readdir(mails).catch(() => []);
      return Promise.all(
        names.filter((name) => name.endsWith('.eml')).map((name) => readFile(join(mails, name), 'utf8')),
      );
    },
    async stop() {
      await app.stop();
      await database.drop();
    },
  };
}

/** Posts a body to the API as it is, well-formed or not. */
export async function post(
  url: string,
  body: string,
  { token, cookie, language = 'en' }: Asking = {},
): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'accept-language': language,
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(cookie !== undefined && { cookie, 'sec-fetch-site': 'same-origin' }),
    },
    body,
  });
  const { data, errors } = answered.parse(await response.json());
  return { status: response.status, data, errors };
}

/** Signs a browser in as one of the illustrative people; answers with its cookie. */
export async function signInLocally(url: string, affiliation: string, invitation?: string): Promise<string> {
  const response = await fetch(`${url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: url, 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ affiliation, ...(invitation !== undefined && { invitation }) }),
  });
  const [cookie] = response.headers.getSetCookie();
  if (cookie === undefined) throw new Error(`Nobody was signed in: ${response.status}`);
  return cookie.replace(/;.*/, '');
}
