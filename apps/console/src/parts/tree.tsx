import type { ReactNode } from 'react';
import { type Branch, branchesOf } from './branches.js';

interface TreeProps<Row> {
  readonly rows: readonly Row[];
  readonly show: (row: Row) => ReactNode;
}

/** A list that says what stands below what, as lists within lists. */
export const Tree = <Row extends { readonly code: string; readonly parent: { readonly code: string } | null }>({
  rows,
  show,
}: TreeProps<Row>) => <Level of={branchesOf(rows)} show={show} />;

const Level = <Row,>({ of, show }: { readonly of: readonly Branch<Row>[]; readonly show: (row: Row) => ReactNode }) => (
  <ul className="tree">
    {of.map(({ row, children }, place) => (
      <li key={place}>
        {show(row)}
        {children.length === 0 ? null : <Level of={children} show={show} />}
      </li>
    ))}
  </ul>
);
