import { type Id, type IdKind, kindOf, SHOWN } from '@talkoot/contracts';

/** A GraphQL query that shows a thing as it stands, and what happened to it. */
export function queryOf(subject: Id<IdKind>): string {
  const thing = SHOWN[kindOf(subject) ?? '']?.(subject) ?? '';
  return `{\n${thing}  events(filter: { aggregate: "${subject}" }) {\n    nodes { time type data }\n  }\n}\n`;
}
