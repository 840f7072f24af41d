import { Paragraph, Table } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { type Key, say } from '../texts/say.js';

export interface Column<Row> {
  readonly title: Key;
  readonly cell: (row: Row) => ReactNode;
  /** The same as plain text, for files; default: what the cell shows, where that is text. */
  readonly text?: (row: Row) => string;
  /** What to sort by, where the API sorts by it. */
  readonly order?: string;
  readonly isNumber?: boolean;
  /** Shown otherwise on the page, such as by a mark. */
  readonly isInFileOnly?: boolean;
}

const directionOf = (order: string) => (order.startsWith('LATEST') ? 'descending' : 'ascending');

interface RecordsProps<Row> {
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly order?: string | undefined;
  readonly onOrder?: (order: string | undefined) => void;
}

/** A table of things. On a narrow screen it scrolls within itself. */
export function Records<Row>({ caption, rows, columns: all, order, onOrder }: RecordsProps<Row>) {
  const columns = all.filter(({ isInFileOnly }) => !isInFileOnly);
  if (rows.length === 0) return <Paragraph>{say('list.empty')}</Paragraph>;
  return (
    // The keyboard reaches what has to be scrolled.
    <div className="scrolled" tabIndex={0} role="region" aria-label={caption}>
      <Table zebra data-size="sm">
        <caption className="hidden">{caption}</caption>
        <Table.Head>
          <Table.Row>
            {columns.map(({ title, order: by, isNumber }) =>
              by !== undefined && onOrder ? (
                <Table.HeaderCell
                  key={title}
                  scope="col"
                  sort={by === order ? directionOf(by) : 'none'}
                  onClick={() => onOrder(by === order ? undefined : by)}
                >
                  {say(title)}
                </Table.HeaderCell>
              ) : (
                <Table.HeaderCell key={title} scope="col" className={isNumber ? 'number' : undefined}>
                  {say(title)}
                </Table.HeaderCell>
              ),
            )}
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {rows.map((row, place) => (
            <Table.Row key={place}>
              {columns.map(({ title, cell, isNumber }) => (
                <Table.Cell key={title} className={isNumber ? 'number' : undefined}>
                  {cell(row)}
                </Table.Cell>
              ))}
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  );
}
