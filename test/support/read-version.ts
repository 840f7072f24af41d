import { z } from 'zod';

const typed = z.object({ node: z.object({ __typename: z.string() }) });
const versioned = z.object({ node: z.object({ version: z.int() }) });

/** The version of a thing, as a client reads it before a change. */
export async function readVersion(
  ask: (query: string, variables: object) => Promise<unknown>,
  id: string,
): Promise<number> {
  const { node } = typed.parse(await ask('query Q($id: ID!) { node(id: $id) { __typename } }', { id }));
  const query = `query Q($id: ID!) { node(id: $id) { ... on ${node.__typename} { version } } }`;
  return versioned.parse(await ask(query, { id })).node.version;
}
