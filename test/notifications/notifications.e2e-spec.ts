import { scratchFolder, type TestDatabase, testDatabase, waitFor } from '@talkoot/platform/testing/run';
import type { TokenRole } from '@talkoot/contracts';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type AppProcess, type Environment, runCli, startApp } from '../support/processes.js';
import { openRedis, type TestRedis } from '../support/redis.js';
import { startSmtp, type TestSmtp } from '../support/smtp.js';
import { tokenOf } from '../support/tokens.js';

const DATA = join(import.meta.dirname, '../../data');
const FILES = ['regions.csv', 'municipalities.csv', 'region-memberships.csv', 'organisations.yaml', 'people.yaml'];
const OFFICER = 'viranhaltija@karijoki.example';

const town = z.object({ data: z.object({ municipality: z.object({ id: z.string(), version: z.int() }) }) });
const renamed = z.object({
  data: z.object({ renameOrganisation: z.object({ errors: z.array(z.unknown()).length(0) }) }),
});
const mine = z.object({
  data: z.object({
    me: z.object({
      organisation: z.object({ name: z.string() }),
      unreadCount: z.number(),
      notifications: z.object({
        nodes: z.array(
          z.object({ id: z.string(), text: z.string(), url: z.url(), event: z.object({ type: z.string() }) }),
        ),
      }),
    }),
  }),
});
const marked = z.object({ data: z.object({ markNotificationsRead: z.object({ unreadCount: z.number() }) }) });

const MINE = `{ me { organisation { name } unreadCount notifications(first: 5) { nodes { id text url event { type } } } } }`;

describe.each(['PostgreSQL', 'Redis'] as const)('notifications, with queues on %s', (queues) => {
  let database: TestDatabase;
  let redis: TestRedis | undefined;
  let smtp: TestSmtp;
  let environment: Environment;
  let gateway: AppProcess;
  let officer: string;
  const workers: AppProcess[] = [];

  beforeAll(async () => {
    database = await testDatabase();
    redis = queues === 'Redis' ? await openRedis() : undefined;
    smtp = await startSmtp();
    environment = {
      DATABASE_URL: database.url,
      SMTP_URL: smtp.url,
      MAIL_GROUPING_SECONDS: '0',
      ...(redis && { REDIS_URL: redis.url }),
    };
    const data = await scratchFolder('data');
    for (const file of FILES) await copyFile(join(DATA, file), join(data, file));
    const imported = await runCli(['import', data], environment);
    if (imported.code !== 0) throw new Error(imported.stderr);
    gateway = await startApp('gateway', environment);
    workers.push(await startApp('outbox-publisher', environment), await startApp('notifications-worker', environment));
    officer = await token('218', 'member');
  });
  afterAll(async () => {
    await Promise.all([gateway, ...workers].map((app) => app.stop()));
    await Promise.all([redis?.stop(), smtp.stop(), database.drop()]);
  });

  const token = (organisation: string, role: TokenRole) => tokenOf(environment, organisation, role);

  async function ask<S extends z.ZodType>(
    schema: S,
    query: string,
    { bearer, variables = {}, language = 'en' }: { bearer?: string; variables?: object; language?: string } = {},
  ): Promise<z.output<S>> {
    const answer = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'accept-language': language,
        ...(bearer && { authorization: `Bearer ${bearer}` }),
      },
      body: JSON.stringify({ query, variables }),
    });
    return schema.parse(await answer.json());
  }

  it('tell those whom a change concerns, in the product and by mail, but not who made it', async () => {
    const operator = await token('TEM', 'operator');
    const { data } = await ask(town, '{ municipality(country: FI, code: "218") { id version } }');
    await ask(
      renamed,
      `mutation ($town: ID!, $version: Int!) {
         renameOrganisation(input: { organisation: $town, expectedVersion: $version, name: { fi: "Uusi", sv: "Ny" }, on: "2040-01-01" }) {
           errors { message }
         }
       }`,
      { bearer: operator, variables: { town: data.municipality.id, version: data.municipality.version } },
    );

    const received = await waitFor('the mail', () => smtp.received[0], { timeout: 30_000 });
    expect(received.recipients).toEqual([OFFICER]);

    const swedish = await ask(mine, MINE, { bearer: officer, language: 'sv' });
    expect(swedish.data.me).toMatchObject({ organisation: { name: 'Bötom' }, unreadCount: 1 });
    const [notification] = swedish.data.me.notifications.nodes;
    expect(notification?.event.type).toBe('organisation.renamed.v1');
    expect(notification?.text).toMatch(/Bötom.*1 januari 2040.*Ny/);

    expect(new URL(notification?.url ?? '').pathname).toBe(`/at/${data.municipality.id}`);

    const after = await ask(
      marked,
      'mutation ($id: ID!) { markNotificationsRead(input: { notifications: [$id] }) { unreadCount } }',
      { bearer: officer, variables: { id: notification?.id } },
    );
    expect(after.data.markNotificationsRead.unreadCount).toBe(0);
    expect((await ask(mine, MINE, { bearer: operator })).data.me.unreadCount).toBe(0);
    expect(smtp.received).toHaveLength(1);
  });

  it('are for nobody but those who are known', async () => {
    const refused = z.object({ errors: z.array(z.object({ extensions: z.object({ code: z.string() }) })) });
    const codes = async (bearer?: string) =>
      (await ask(refused, MINE, bearer === undefined ? {} : { bearer })).errors.map(
        ({ extensions }) => extensions.code,
      );
    expect(await codes()).toEqual(['UNAUTHENTICATED']);
    expect(await codes('forged.forged.forged')).toEqual(['UNAUTHENTICATED']);
    const unknown = await runCli(['token', '--organisation', '091', '--role', 'manager'], environment);
    expect(unknown).toMatchObject({ code: 1, stdout: '' });
    expect(unknown.stderr).toContain('Nobody acts');
  });
});
