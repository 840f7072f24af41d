import { exampleId, OPERATORS_LOCALE } from '@talkoot/contracts';
import { exampleCall, mutationsDeclared } from '@talkoot/platform/graphql';
import type { ExampleTab, ExampleTabs } from '@talkoot/platform/graphql-server';
import type { GraphQLSchema } from 'graphql';
import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';

/** The example queries that come with Talkoot, beside the built code; they are tried in test/e2e. */
const FOLDER = new URL('../../../../examples/', import.meta.url);

/** What the examples' variables stand for in the bundled data. */
const IDS = `{
  pilot: pilot(code: "GREEN") { id }
  town: municipality(country: FI, code: "734") { id }
  programme: pilotProgramme(code: "TEM-SKP-2014") { id }
  theme: theme(code: "CLEAN-TRANSITION") { id }
  state: organisation(country: FI, code: "VALTIO") { id }
}`;
const ids = z.record(z.string(), z.object({ id: z.string() }).nullable());

type Known = z.output<typeof ids>;

/** What stands in the answer of another tab: an id of its kind, until somebody puts theirs there. */
const ANSWERED: Known = { id: { id: exampleId('report') } };

/** The changes that are shown: the file before whose tab each stands, and what its ids stand for in the bundled data. */
const CHANGES: Readonly<Record<string, { readonly mutation: string; readonly ids: Readonly<Record<string, string>> }>> =
  {
    '4-mine.graphql': { mutation: 'joinPilot', ids: { pilot: 'pilot', organisation: 'town' } },
    '6-done.graphql': { mutation: 'requestReport', ids: { subject: 'programme' } },
  };

const SIGN_IN = `# Sign in first (top right), or put a key or a token under "Headers": { "authorization": "Bearer …" }
# from: npm run --silent cli -- token --organisation TEM --role manager`;

/** 2 before 10. */
const byNumber = new Intl.Collator(OPERATORS_LOCALE, { numeric: true });

const files = () =>
  readdirSync(FOLDER)
    .toSorted((one, other) => byNumber.compare(one, other))
    .map((name) => ({ name, query: readFileSync(new URL(name, FOLDER), 'utf8') }));

/** The examples as tabs of GraphiQL, with the ids that they need; without the bundled data those are empty. */
export const exampleTabs: ExampleTabs = async (ask, schema) => {
  const known = { ...ANSWERED, ...ids.safeParse(await ask(IDS)).data };
  return files().flatMap(({ name, query }) => [
    ...(CHANGES[name] ? [changeTab(schema, CHANGES[name], known)] : []),
    queryTab(query, known),
  ]);
};

function queryTab(query: string, known: Known): ExampleTab {
  const used = Object.entries(known).filter(([name]) => query.includes(`$${name}:`));
  const variables = Object.fromEntries(used.map(([name, thing]) => [name, thing?.id ?? '']));
  return { query, variables: JSON.stringify(variables, undefined, 2) };
}

/** Made from the declaration of the mutation. */
function changeTab(
  schema: GraphQLSchema,
  { mutation, ids: named }: (typeof CHANGES)[string],
  known: Known,
): ExampleTab {
  const { query, variables } = exampleCall(schema, mutation);
  const about = `# ${mutationsDeclared().get(mutation)?.description ?? ''}`;
  const given = Object.entries(named).map(([field, name]): [string, string] => [field, known[name]?.id ?? '']);
  const input = { ...variables.input, ...Object.fromEntries(given) };
  return { query: `${about}\n${SIGN_IN}\n${query}\n`, variables: JSON.stringify({ input }, undefined, 2) };
}
