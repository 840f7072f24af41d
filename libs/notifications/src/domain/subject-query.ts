import type { Id, IdKind } from '@talkoot/contracts';

/** A GraphQL query that shows a thing, to begin with in GraphiQL: what happened to it, the newest version of each fact last. */
export function queryOf(subject: Id<IdKind>): string {
  return `{
  events(filter: { aggregate: "${subject}" }) {
    nodes {
      time
      type
      data
    }
  }
}
`;
}
