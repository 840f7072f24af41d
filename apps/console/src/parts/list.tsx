import { Paragraph } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import type { Document } from '../api/document.js';
import { dayOf, type Search } from '../search.js';
import { type Key, say } from '../texts/say.js';
import type { Connection } from './connection.js';
import { Export } from './export.js';
import { FilterBar, type Filter } from './filters.js';
import { Pager, useGo } from './pager.js';
import { type Column, Records } from './records.js';
import { Title } from './title.js';

interface ListProps<Result, Variables, Row> {
  readonly title: Key;
  readonly intro?: ReactNode;
  readonly document: Document<Result, Variables>;
  readonly variables: Variables;
  readonly data: Result;
  readonly of: (data: Result) => Connection<Row>;
  readonly columns: readonly Column<Row>[];
  readonly filters?: readonly Filter[];
  readonly search: Search;
}

/** A list of things: filters, the table, its pages and the file of all of it. What is chosen stands in the address. */
export function List<Result, Variables, Row>(props: ListProps<Result, Variables, Row>) {
  const { title, intro, document, variables, data, of, columns, filters = [], search } = props;
  const { totalCount, nodes, pageInfo } = of(data);
  const go = useGo(search);
  const name = say(title);
  return (
    <>
      <Title text={name} />
      {intro}
      <FilterBar filters={filters} search={search} onChange={go} />
      <div className="above-table">
        <Paragraph role="status">{say('list.count', { count: totalCount })}</Paragraph>
        <Export name={name} document={document} variables={variables} of={of} columns={columns} />
      </div>
      <Records
        caption={name}
        rows={nodes}
        columns={columns}
        order={search['order']}
        onOrder={(order) => {
          go({ order });
        }}
      />
      <Pager of={pageInfo} go={go} />
      {dayOf(search) === undefined ? null : <Paragraph data-size="sm">{say('list.asOf')}</Paragraph>}
    </>
  );
}
