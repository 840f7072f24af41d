import { readdir, readFile } from 'node:fs/promises';
import { id } from '@talkoot/contracts';
import { exampleCall } from '@talkoot/platform/graphql';
import { buildSchema } from 'graphql';
import { z } from 'zod';
import { databaseWithData } from '../support/bundled-data.js';
import { post } from '../support/talkoot.js';
import { type Gateway, startGateway } from './gateway.js';

const EXAMPLES = new URL('../../examples/', import.meta.url);
const example = (name: string) => readFile(new URL(name, EXAMPLES), 'utf8');
const ids = z.object({
  pilotProgramme: z.object({ id: z.string(), pilots: z.object({ nodes: z.array(z.object({ id: z.string() })) }) }),
  municipality: z.object({ id: z.string() }),
  theme: z.object({ id: z.string() }),
});
const owner = z.object({ organisation: z.object({ id: id('organisation') }) });
const requested = z.object({ requestReport: z.object({ report: z.object({ id: z.string() }) }) });

/** ARCHITECTURE: one operation, one statement. */
describe('The statements of the examples', () => {
  let gateway: Gateway;

  beforeAll(async () => {
    gateway = await startGateway(await databaseWithData());
  });
  afterAll(async () => {
    await gateway.stop();
  });

  async function statementsOf(query: string, variables: object, token: string) {
    const before = gateway.statements.length;
    const { data, errors } = await post(gateway.url, JSON.stringify({ query, variables }), { token });
    expect(errors).toEqual([]);
    return { data, count: gateway.statements.length - before };
  }

  it('is one for each', async () => {
    const ministry = await post(
      gateway.url,
      JSON.stringify({ query: '{ organisation(country: FI, code: "TEM") { id } }' }),
    );
    const token = await gateway.token(owner.parse(ministry.data).organisation.id, 'manager');
    const found = await statementsOf(
      `{ pilotProgramme(code: "TEM-SKP-2014") { id pilots(first: 1) { nodes { id } } }
         municipality(country: FI, code: "734") { id } theme(code: "CLEAN-TRANSITION") { id } }`,
      {},
      token,
    );
    const { pilotProgramme, municipality, theme } = ids.parse(found.data);
    const variables = {
      pilot: pilotProgramme.pilots.nodes[0]?.id,
      town: municipality.id,
      programme: pilotProgramme.id,
      theme: theme.id,
      state: municipality.id,
      id: '',
    };
    const schema = buildSchema(await readFile(new URL('../../schema.graphql', import.meta.url), 'utf8'));
    const counts: Record<string, number> = {};
    const made = {
      joinPilot: { pilot: variables.pilot, organisation: variables.town },
      requestReport: { subject: variables.programme },
    };
    for (const [mutation, named] of Object.entries(made)) {
      const call = exampleCall(schema, mutation);
      const { data, count } = await statementsOf(call.query, { input: { ...call.variables.input, ...named } }, token);
      counts[mutation] = count;
      const asked = requested.safeParse(data);
      if (asked.success) variables.id = asked.data.requestReport.report.id;
    }
    for (const name of (await readdir(EXAMPLES)).toSorted()) {
      const { count } = await statementsOf(await example(name), variables, token);
      counts[name] = count;
    }
    expect(counts).toEqual(Object.fromEntries(Object.keys(counts).map((name) => [name, 1])));
    expect(variables.id).not.toBe('');
    expect(Object.keys(counts).length).toBeGreaterThan(6);
  });
});
