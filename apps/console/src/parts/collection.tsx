import type { Search } from '../search.js';
import { type Key, say } from '../texts/say.js';
import { Section } from './facts.js';
import { LeftOut } from './left-out.js';
import { type Column, Records } from './records.js';

interface CollectionProps<Row> {
  readonly title: Key;
  readonly of: { readonly totalCount: number; readonly nodes: readonly Row[] };
  readonly columns: readonly Column<Row>[];
  /** The list where all of them are. */
  readonly all?: { readonly address: string; readonly search?: Search };
}

/** The things of a thing, as a section with a table. Where there are none, there is no section. */
export const Collection = <Row,>({ title, of, columns, all }: CollectionProps<Row>) =>
  of.totalCount === 0 ? null : (
    <Section title={title} count={of.totalCount}>
      <Records caption={say(title)} rows={of.nodes} columns={columns} />
      <LeftOut of={of} {...all} />
    </Section>
  );
