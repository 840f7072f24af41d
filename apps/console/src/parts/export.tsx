import { Button } from '@digdir/designsystemet-react';
import { useRef, useState } from 'react';
import { ask } from '../api/ask.js';
import type { Document } from '../api/document.js';
import { say } from '../texts/say.js';
import { csvOf } from './csv.js';
import type { Connection } from './connection.js';
import type { Column } from './records.js';
import { saveFile } from './save-file.js';

/** Rows that one question brings; the API gives no more. */
const AT_ONCE = 100;
/** Rows of one file. */
const MOST = 20_000;

interface ExportProps<Result, Variables, Row> {
  readonly name: string;
  readonly document: Document<Result, Variables>;
  readonly variables: Variables;
  readonly of: (data: Result) => Connection<Row>;
  readonly columns: readonly Column<Row>[];
}

/** All rows of a list, as it is filtered, in a file for spreadsheets. It shows how far it is and can be stopped. */
export function Export<Result, Variables, Row>({
  name,
  document,
  variables,
  of,
  columns,
}: ExportProps<Result, Variables, Row>) {
  const [done, setDone] = useState<string>();
  const running = useRef<AbortController>(undefined);

  /** The rows, and whether there are more than a file holds. */
  async function collect(signal: AbortSignal): Promise<{ readonly rows: readonly Row[]; readonly isCut: boolean }> {
    const rows: Row[] = [];
    for (let after: string | null = null; ;) {
      const of_ = { ...variables, first: AT_ONCE, after, last: null, before: null };
      // oxlint-disable-next-line no-await-in-loop -- each page begins where the one before ends
      const { nodes, totalCount, pageInfo } = of(await ask(document, of_, { signal }));
      rows.push(...nodes);
      setDone(say('export.done', { done: rows.length, total: totalCount }));
      if (!pageInfo.hasNextPage || rows.length >= MOST) return { rows, isCut: pageInfo.hasNextPage };
      after = pageInfo.endCursor;
    }
  }

  async function make(): Promise<void> {
    running.current = new AbortController();
    try {
      const { rows, isCut } = await collect(running.current.signal);
      saveFile(`${name}.csv`, csvOf(columns, rows), 'text/csv');
      setDone(isCut ? say('export.cut', { count: rows.length }) : undefined);
    } catch (error) {
      setDone(error instanceof DOMException ? undefined : say('export.failed'));
    } finally {
      running.current = undefined;
    }
  }

  return (
    <span className="export">
      {running.current ? (
        <Button
          variant="tertiary"
          onClick={() => {
            running.current?.abort();
          }}
        >
          {say('export.cancel')}
        </Button>
      ) : (
        <Button
          variant="tertiary"
          onClick={() => {
            void make();
          }}
        >
          {say('export.csv')}
        </Button>
      )}
      <span role="status">{done}</span>
    </span>
  );
}
