/** A thing of a tree with those below it. */
export interface Branch<Row> {
  readonly row: Row;
  readonly children: readonly Branch<Row>[];
}

interface InTree {
  readonly code: string;
  readonly parent: { readonly code: string } | null;
}

/** A list as a tree, in the order of the list. What stands below something that is not in the list stands at the top. */
export function branchesOf<Row extends InTree>(rows: readonly Row[]): readonly Branch<Row>[] {
  const codes = new Set(rows.map(({ code }) => code));
  const above = ({ parent }: Row) => (parent && codes.has(parent.code) ? parent.code : undefined);
  const below = (code: string | undefined): readonly Branch<Row>[] =>
    rows.filter((row) => above(row) === code).map((row) => ({ row, children: below(row.code) }));
  return below(undefined);
}
