/** An index, or a table as a whole, of which a plan read this number of rows. */
export interface Read {
  readonly by: string;
  readonly rows: number;
}

/** A node of a plan, as `EXPLAIN (FORMAT json)` tells of it. */
interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Node[];
}

interface Explained {
  readonly 'Query Text': string;
  readonly Plan: Node;
}

/** What `auto_explain` wrote: every line of a plan begins with a tab. */
const PLAN = /plan:\n((?:\t.*\n)+)/g;

/** What was read for the longest statement in this part of PostgreSQL's log. */
export function latestPlan(log: string): readonly Read[] {
  const plans = [...log.matchAll(PLAN)].map(([, plan = '']) => JSON.parse(plan) as Explained);
  const [longest] = plans.sort((one, other) => other['Query Text'].length - one['Query Text'].length);
  if (!longest) throw new Error('PostgreSQL has logged no plan');
  const reads = new Map<string, number>();
  for (const { by, rows } of readsOf(longest.Plan)) reads.set(by, (reads.get(by) ?? 0) + rows);
  return [...reads].map(([by, rows]) => ({ by, rows }));
}

function readsOf(node: Node): Read[] {
  const below = (node.Plans ?? []).flatMap(readsOf);
  const { 'Index Name': index, 'Relation Name': table } = node;
  const isWhole = node['Node Type'] === 'Seq Scan' && table !== undefined;
  const by = index ?? (isWhole ? `all of ${table}` : undefined);
  // The rows of a node are those of one loop, on average.
  const rows = Math.round((node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops']);
  return by === undefined || rows === 0 ? below : [{ by, rows }, ...below];
}
