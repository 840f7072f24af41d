import { type ActionsProps, Actions } from '../acting/actions.js';
import type { Column } from './records.js';

type Acted = ActionsProps['of'];

/** What the reader may do to each of the rows; no column where that is nothing. */
export const actionsColumn = <Row extends Acted>(rows: readonly Row[]): readonly Column<Row>[] =>
  rows.some(({ viewerCan }) => viewerCan.length > 0)
    ? [{ title: 'list.actions', cell: (row) => <Actions of={row} /> }]
    : [];
