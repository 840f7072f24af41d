import { Paragraph } from '@digdir/designsystemet-react';
import type { Search } from '../search.js';
import { numberText } from '../texts/format.js';
import { type Key, say } from '../texts/say.js';
import { Section } from './facts.js';
import { To } from './links.js';
import { type Column, Records } from './records.js';

/** Where the whole list is, filtered to the same things. */
export interface WholeList {
  readonly address: string;
  readonly search?: Search;
}

interface Some<Row> {
  readonly totalCount: number;
  readonly nodes: readonly Row[];
}

interface CollectionProps<Row> {
  readonly title: Key;
  readonly of: Some<Row>;
  readonly columns: readonly Column<Row>[];
  readonly all?: WholeList;
}

/** The things of a thing, as a section with a table. Where there are none, there is no section. */
export const Collection = <Row,>({ title, of, columns, all }: CollectionProps<Row>) =>
  of.totalCount === 0 ? null : (
    <Section title={title} count={of.totalCount}>
      <Records caption={say(title)} rows={of.nodes} columns={columns} />
      <LeftOut of={of} {...(all && { all })} />
    </Section>
  );

/** Says how many there are that do not show, and leads to all of them. */
export function LeftOut({ of: { totalCount, nodes }, all }: { readonly of: Some<unknown>; readonly all?: WholeList }) {
  const left = totalCount - nodes.length;
  if (left === 0) return null;
  return (
    <Paragraph data-size="sm">
      {say('collection.left', { count: left })}{' '}
      {all ? <To {...all}>{say('collection.all', { total: numberText(totalCount) })}</To> : null}
    </Paragraph>
  );
}
