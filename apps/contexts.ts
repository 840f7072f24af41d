import { CONTEXTS, type ContextParts } from '@talkoot/contracts';
// The contexts that make up Talkoot, each after those that it knows.
import '../libs/registry/src/registry.context.js';
import '../libs/identity/src/identity.context.js';
import '../libs/governance/src/governance.context.js';
import '../libs/alliances/src/alliances.context.js';
import '../libs/programmes/src/programmes.context.js';
import '../libs/pilots/src/pilots.context.js';
import '../libs/funding/src/funding.context.js';
import '../libs/notifications/src/notifications.context.js';
import '../libs/reporting/src/reporting.context.js';

export interface LoadedContexts {
  /** What a process runs. */
  readonly modules: ContextParts['module'][];
  /** What is migrated, the platform's own first. */
  readonly databases: readonly ContextParts['database'][];
  /** Every section of the import, in the order in which they build on each other. */
  readonly imports: readonly ContextParts['imports'][number][];
  readonly formats: readonly ContextParts['formats'][number][];
}

/** Loads the contexts with Nest and all that they stand on. */
export async function loadContexts(): Promise<LoadedContexts> {
  const { platformDatabase } = await import('@talkoot/platform/database');
  const parts: ContextParts[] = [];
  // oxlint-disable-next-line no-await-in-loop -- each after those that it knows
  for (const { load } of CONTEXTS) parts.push((await load()).parts);
  return {
    modules: parts.map(({ module }) => module),
    databases: [platformDatabase, ...parts.map(({ database }) => database)],
    imports: [
      ...parts.flatMap(({ imports }) => imports),
      ...parts.flatMap(({ importsAfterAll = [] }) => importsAfterAll),
      ...parts.flatMap(({ importsLast = [] }) => importsLast),
    ],
    formats: parts.flatMap(({ formats }) => formats),
  };
}
