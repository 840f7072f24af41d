import { OPERATORS_LOCALE } from '@talkoot/contracts';
import type { ExampleTab } from '@talkoot/platform/graphql-server';
import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';

/** The example operations that come with Talkoot, beside the built code; they are tried in test/e2e. */
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

/** Asks the API as anybody would. */
type Ask = (query: string) => Promise<unknown>;

/** 2 before 10. */
const byNumber = new Intl.Collator(OPERATORS_LOCALE, { numeric: true });

const queries = readdirSync(FOLDER)
  .toSorted((one, other) => byNumber.compare(one, other))
  .map((name) => readFileSync(new URL(name, FOLDER), 'utf8'));

/** The examples as tabs of GraphiQL, with the ids that they need; without the bundled data their variables are empty. */
export async function exampleTabs(ask: Ask): Promise<ExampleTab[]> {
  const known = ids.safeParse(await ask(IDS)).data ?? {};
  return queries.map((query) => {
    const used = Object.entries(known).filter(([name]) => query.includes(`$${name}:`));
    const variables = Object.fromEntries(used.map(([name, thing]) => [name, thing?.id ?? '']));
    return { query, variables: JSON.stringify(variables, undefined, 2) };
  });
}
