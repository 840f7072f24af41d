import type { Provenance } from '@talkoot/contracts';
import type { Language } from '../language.js';
import { type Content, type Markup, markup } from '../markup.js';
import { usualProvenance } from '../programme-figures.js';
import { provenanceMark } from '../provenance-mark.js';

/** A column: its header, what it says of a row, and whether that is a number. */
export interface Column<Row> {
  readonly header: string;
  readonly cell: (row: Row) => Content;
  readonly isNumber?: true;
  /** Where what it says comes from, when that is not where the row comes from. */
  readonly provenance?: (row: Row) => Provenance | undefined;
  readonly total?: { readonly cell: Content; readonly provenance: Provenance | undefined };
}

/** A table with a caption, whose first column heads the rows. */
export interface Table<Row> {
  readonly caption: Content;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowClass?: (row: Row) => string | undefined;
  /** Where the row comes from. */
  readonly provenance: (row: Row) => Provenance;
}

/** How many rows stay together on a page. */
const SHORT = 6;

/**
 * Where most rows come from stands in the caption, where most cells of a column come from in its header, unless it is usual in the
 * report; what comes from elsewhere than that carries a mark of its own.
 */
export function table<Row>(
  { caption, columns, rows, rowClass, provenance }: Table<Row>,
  usual: Provenance,
  language: Language,
): Markup {
  const usualRow = usualProvenance(rows.map(provenance), usual);
  const laidOut = columns.map((column, index) => {
    const ofCell = column.provenance;
    return {
      ...column,
      kind: column.isNumber && markup` class="number"`,
      usual: ofCell ? usualProvenance(rows.map(ofCell), usualRow) : usualRow,
      provenance: ofCell ?? (index === 0 ? provenance : () => undefined),
    };
  });
  const line = (cells: readonly Content[]): Content =>
    cells.map((cell, index) =>
      index === 0
        ? markup`<th scope="row"${laidOut[0]?.kind}>${cell}</th>`
        : markup`<td${laidOut[index]?.kind}>${cell}</td>`,
    );
  const totals = laidOut.map(
    ({ total, usual: usualCell }) => total && [total.cell, provenanceMark(total.provenance, usualCell, language)],
  );

  const kind = rows.length <= SHORT ? 'table short' : 'table';
  return markup`<div class="${kind}"><table>
<caption>${caption}${provenanceMark(usualRow, usual, language)}</caption>
<thead><tr>${laidOut.map(
    (column) =>
      markup`<th scope="col"${column.kind}>${column.header}${provenanceMark(column.usual, usualRow, language)}</th>`,
  )}</tr></thead>
<tbody>
${rows.map((row) => {
  const name = rowClass?.(row);
  const cells = laidOut.map((column) => [
    column.cell(row),
    provenanceMark(column.provenance(row), column.usual, language),
  ]);
  return markup`<tr${name && markup` class="${name}"`}>${line(cells)}</tr>
`;
})}</tbody>
${totals.some((total) => total) ? markup`<tfoot><tr>${line([language.say('report.total'), ...totals.slice(1)])}</tr></tfoot>` : undefined}
</table></div>`;
}

/** A list of facts, each with its word; those that aren't there are left out. */
export function facts(entries: readonly (readonly [word: string, fact: Content])[]): Markup {
  return markup`<dl class="facts">${entries
    .filter(([, fact]) => fact !== undefined)
    .map(([word, fact]) => markup`<dt>${word}</dt><dd>${fact}</dd>`)}</dl>`;
}
