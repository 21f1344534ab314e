import { csvCell } from '../../notation/csv-cell.ts';
import type { Cell, DataTable } from '../charts/chart.ts';
import { type ColumnScale, columnNumber, columnScale } from '../../notation/column-scale.ts';
import { type Html, html, visible } from './html.ts';
import { unbroken } from './prose.ts';

/** A table that scrolls by itself on a narrow screen and can be reached by keyboard to do so. */
export function dataTable({ columns, rows, signed = [] }: DataTable, label: string): Html {
  const numeric = (column: number) =>
    isOfShares(rows, column) || rows.some((row) => typeof row[column] === 'number');
  const ofWords = !columns.some((_, column) => numeric(column));
  // Said once for the table instead of for each of a thousand cells.
  const ofNumbers = rows.every((row) =>
    row.every((cell, column) => column === 0 || typeof cell !== 'string'),
  );
  const scale = scaleOf(rows);
  const isScaled = (column: number) => scale[1] !== '' && largest(rows, column) >= scale[0];
  const kind = ofWords ? html` class="words"` : ofNumbers ? html` class="numbers"` : null;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${label}"><table${kind}><thead><tr>${columns.map(
    (name, column) =>
      html`<th scope="col"${numeric(column) && html` class="number"`}>${isScaled(column) ? scaledTitle(name, scale) : name}</th>`,
  )}</tr></thead><tbody>${rows.map((row) => html`<tr>${row.map((cell, column) => tableCell(cell, column, { ofNumbers, scale: isScaled(column) ? scale : unscaled, isSigned: signed.includes(column) }))}</tr>`)}</tbody></table></div>`;
}

const unscaled: ColumnScale = [1, ''];

/** A percentage in words, as in `−34.9 %`, which stands below others as numbers do. */
const share = /^[+−]?[\d.,]+ %$/;

const isOfShares = (rows: DataTable['rows'], column: number) =>
  column > 0 && rows.some((row) => share.test(String(row[column])));

/** One scale for all columns of large numbers, as they most often hold amounts of the same kind. */
function scaleOf(rows: DataTable['rows']): ColumnScale {
  const columns = rows[0]?.map((_, column) => column) ?? [];
  const large = columns.filter((column) => largest(rows, column) >= 1e6);
  return columnScale(large.flatMap((column) => rows.map((row) => numberIn(row[column]))));
}

const numberIn = (cell: Cell | undefined) => (typeof cell === 'number' ? cell : null);

const largest = (rows: DataTable['rows'], column: number): number =>
  rows.reduce((most, row) => Math.max(most, Math.abs(numberIn(row[column]) ?? 0)), 0);

/** The scale stands before the unit, as in `Mean (million USD/day)`. */
function scaledTitle(title: string, [, word]: ColumnScale): string {
  const unit = title.endsWith(')') ? title.lastIndexOf('(') : -1;
  return unit < 0 ? `${title} (${word})` : `${title.slice(0, unit + 1)}${word} ${title.slice(unit + 1)}`;
}

interface CellStyle {
  readonly ofNumbers: boolean;
  readonly scale: ColumnScale;
  readonly isSigned: boolean;
}

function tableCell(cell: Cell, column: number, { ofNumbers, scale, isSigned }: CellStyle): Html {
  if (typeof cell === 'string')
    return column === 0
      ? html`<th scope="row">${unbroken(cell)}</th>`
      : html`<td${share.test(cell) && html` class="number"`}>${unbroken(cell)}</td>`;
  return html`<td${!ofNumbers && html` class="number"`}>${isSigned && cell !== null && cell > 0 && '+'}${columnNumber(cell, scale)}</td>`;
}

/** Comma-separated values, RFC 4180. Text that a spreadsheet would run as a formula gets a quote in front. */
export function csv({ columns, rows }: DataTable): string {
  return [columns, ...rows].map((row) => row.map(cellText).join(',')).join('\r\n');
}

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(Number(cell.toPrecision(9)));
  return csvCell(visible(cell));
}
