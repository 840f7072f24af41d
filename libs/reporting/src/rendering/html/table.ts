import { type Content, type Markup, markup } from '../markup.js';

/** A column: its header, what it says of a row, and whether that is a number. */
export interface Column<Row> {
  readonly header: string;
  readonly cell: (row: Row) => Content;
  readonly isNumber?: true;
}

/** A table with a caption, whose first column heads the rows. */
export interface Table<Row> {
  readonly caption: Content;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowClass?: (row: Row) => string | undefined;
  /** One line a list of cells, the first being its head. */
  readonly footer?: readonly (readonly Content[])[];
}

export function table<Row>({ caption, columns, rows, rowClass, footer = [] }: Table<Row>): Markup {
  const classes = (index: number): Content => columns[index]?.isNumber && markup` class="number"`;
  const line = (cells: readonly Content[]): Content =>
    cells.map((cell, index) =>
      index === 0 ? markup`<th scope="row"${classes(0)}>${cell}</th>` : markup`<td${classes(index)}>${cell}</td>`,
    );
  const foot = footer.map((cells) => markup`<tr>${line(cells)}</tr>`);

  return markup`<div class="table"><table>
<caption>${caption}</caption>
<thead><tr>${columns.map(({ header }, index) => markup`<th scope="col"${classes(index)}>${header}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => {
  const name = rowClass?.(row);
  const cells = line(columns.map(({ cell }) => cell(row)));
  return markup`<tr${name && markup` class="${name}"`}>${cells}</tr>
`;
})}</tbody>
${foot.length > 0 ? markup`<tfoot>${foot}</tfoot>` : undefined}
</table></div>`;
}

/** A list of facts, each with its word; those that aren't there are left out. */
export function facts(entries: readonly (readonly [word: string, fact: Content])[]): Markup {
  return markup`<dl class="facts">${entries
    .filter(([, fact]) => fact !== undefined)
    .map(([word, fact]) => markup`<dt>${word}</dt><dd>${fact}</dd>`)}</dl>`;
}
