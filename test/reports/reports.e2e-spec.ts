import { type TestDatabase, waitFor } from '@talkoot/platform/testing/run';
import pg from 'pg';
import { z } from 'zod';
import { databaseWithData } from '../support/bundled-data.js';
import { type AppProcess, type Environment, startApp } from '../support/processes.js';
import { openRedis, type TestRedis } from '../support/redis.js';
import { post } from '../support/talkoot.js';
import { tokenOf } from '../support/tokens.js';

const programmeOf = z.object({
  pilotProgramme: z.object({ id: z.string(), report: z.object({ url: z.url(), isCurrent: z.boolean() }).nullable() }),
});
const requested = z.object({
  requestReport: z.object({ report: z.object({ id: z.string() }), errors: z.array(z.unknown()).length(0) }),
});
const reports = z.object({
  nodes: z.array(z.object({ status: z.string(), files: z.array(z.object({ url: z.url() })) })),
});

/** Processes start, and lost jobs are queued anew, while the machine does other things too. */
const PATIENCE = { timeout: 60_000 };

const refused = z.object({
  errors: z.array(z.object({ message: z.string(), extensions: z.object({ code: z.string() }) })).length(1),
});

const PROGRAMME = `query ($format: ReportFormat!) {
  pilotProgramme(code: "TEM-SKP-2014") { id report(locale: sv, format: $format) { url isCurrent } }
}`;
const REQUEST = `mutation ($programme: ID!) {
  requestReport(input: { kind: PILOT_PROGRAMME, subject: $programme, formats: [HTML, CSV], locale: en, on: "2014-11-19" }) {
    report { id } errors { message }
  }
}`;

describe.each(['PostgreSQL', 'Redis'] as const)('reports of separate processes, with queues on %s', (queues) => {
  let database: TestDatabase;
  let redis: TestRedis | undefined;
  let environment: Environment;
  let gateway: AppProcess;
  let publisher: AppProcess;
  let worker: AppProcess;
  let client: pg.Client;

  beforeAll(async () => {
    database = await databaseWithData();
    redis = queues === 'Redis' ? await openRedis() : undefined;
    environment = {
      DATABASE_URL: database.url,
      REDELIVER_SECONDS: '1',
      REPORT_RENEWAL_SECONDS: '0.2',
      ...(redis && { REDIS_URL: redis.url }),
    };
    [gateway, publisher, worker] = await Promise.all([
      startApp('gateway', environment),
      startApp('outbox-publisher', environment),
      startApp('reporting-worker', environment),
    ]);
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await Promise.all([gateway, publisher, worker].map((app) => app.stop()));
    await Promise.all([redis?.stop(), database.drop()]);
  });

  const token = () => tokenOf(environment, 'TEM', 'manager');
  const ask = async <S extends z.ZodType>(schema: S, query: string, variables: object, bearer?: string) => {
    const { data, errors } = await post(
      gateway.url,
      JSON.stringify({ query, variables }),
      bearer === undefined ? {} : { token: bearer },
    );
    expect(errors).toEqual([]);
    return schema.parse(data);
  };
  const programme = async (format = 'HTML') => (await ask(programmeOf, PROGRAMME, { format })).pilotProgramme;

  it('the standing report is made after an import, and is there for anybody', async () => {
    const { report } = await waitFor(
      'the standing report',
      async () => {
        const found = await programme();
        return found.report?.isCurrent && found;
      },
      PATIENCE,
    );
    const page = await fetch(`${gateway.url}${pathOf(report?.url)}`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-disposition')).toMatch(/^inline; filename="TEM-SKP-2014_[\d-]{10}_sv\.html"/);
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'; style-src 'sha256-[\w+/=]+';/);
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await page.text()).toContain('<html lang="sv">');

    const table = await fetch(`${gateway.url}${pathOf((await programme('CSV')).report?.url)}`);
    expect(table.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+\.csv"/);
  });

  it.each([
    ['changed', (link: string) => link.replace('sv.html', 'fi.html')],
    ['to nothing', () => '/reports/report_01jd0000000000000000000000/fi.html'],
    ['malformed', () => '/reports/%00/x?until=1&until=2'],
  ])('a link that is %s is refused, in the language of the reader', async (_, change) => {
    const link = change(pathOf((await programme()).report?.url));
    const page = await fetch(`${gateway.url}${link}`, { headers: { accept: 'text/html', 'accept-language': 'fi' } });
    expect([page.status, page.headers.get('content-type')]).toEqual([403, 'text/html; charset=utf-8']);
    expect(await page.text()).toContain('Linkki ei kelpaa');
    const json = await fetch(`${gateway.url}${link}`, { headers: { 'accept-language': 'sv' } });
    expect(json.status).toBe(403);
    const [refusal] = refused.parse(await json.json()).errors;
    expect(refusal).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
    expect(refusal?.message).toContain('Länken gäller inte');
  });

  it('reports are made once, though their worker is killed while it makes them', async () => {
    const bearer = await token();
    const { id } = await programme();
    const asked = await Promise.all(
      Array.from({ length: 4 }, () => ask(requested, REQUEST, { programme: id }, bearer)),
    );
    const ids = asked.map(({ requestReport }) => requestReport.report.id);
    await waitFor('a report to be under way', async () => {
      const { rowCount } = await client.query(`SELECT FROM reporting.report WHERE status = 'running'`);
      return rowCount;
    });
    await worker.kill();
    worker = await startApp('reporting-worker', environment);

    const { nodes } = await waitFor(
      'every report',
      async () => {
        const query = `query { ${ids.map((each, place) => `r${place}: report(id: "${each}") { status files { url } }`).join(' ')} }`;
        const found = reports.parse({
          nodes: Object.values(await ask(z.record(z.string(), z.unknown()), query, {}, bearer)),
        });
        return found.nodes.every(({ status }) => status === 'DONE') && found;
      },
      PATIENCE,
    );
    expect(nodes.map(({ files }) => files.length)).toEqual(ids.map(() => 2));
    const page = await fetch(`${gateway.url}${pathOf(nodes[0]?.files[0]?.url)}`);
    expect(await page.text()).toContain('38');
    const { rows } = await client.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM platform.event WHERE name = 'report.finished.v1'`,
    );
    expect(rows).toEqual([{ count: ids.length }]);
  });
});

/** Links lead to PUBLIC_URL; here the gateway is on a port of the test's. */
function pathOf(link: string | undefined): string {
  const { pathname, search } = new URL(link ?? '');
  return pathname + search;
}
