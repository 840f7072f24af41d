import type { ReactNode } from 'react';
import { say } from '../texts/say.js';
import type { Column } from './records.js';

const BYTE_ORDER_MARK = '\u{FEFF}';

/** As spreadsheets here read it: semicolons between the columns, and no cell is taken for a formula. */
export function csvOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const lines = [
    columns.map(({ title }) => say(title)),
    ...rows.map((row) => columns.map(({ cell, text }) => (text ? text(row) : plain(cell(row))))),
  ];
  return BYTE_ORDER_MARK + lines.map((line) => line.map(written).join(';')).join('\r\n') + '\r\n';
}

const plain = (content: ReactNode): string =>
  typeof content === 'string' || typeof content === 'number' ? String(content) : '';

function written(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
