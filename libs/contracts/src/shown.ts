/** How a thing is shown: a part of a GraphQL query that the API answers, with the id of the thing. */
export type Shown = (id: string) => string;

/** What a notification shows, by the kind of the thing. Each context adds its own; of others only the events are shown. */
export const SHOWN: Record<string, Shown> = {};

/** What can be read by its id, such as `Region { name code }`. */
export const byId =
  (fields: string): Shown =>
  (id) =>
    `  node(id: "${id}") {\n    id\n    ... on ${fields}\n  }\n`;
