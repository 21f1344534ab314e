import { csvCell } from '../../notation/csv-cell.ts';
import type { Cell, DataTable } from '../charts/chart.ts';
import { formatNumber } from '../../notation/spoken-number.ts';
import { type Html, html, visible } from './html.ts';

/** A table that scrolls by itself on a narrow screen and can be reached by keyboard to do so. */
export function dataTable({ columns, rows }: DataTable, label: string): Html {
  const numeric = (column: number) => rows.some((row) => typeof row[column] === 'number');
  const ofWords = !columns.some((_, column) => numeric(column));
  // Said once for the table instead of for each of a thousand cells.
  const ofNumbers = rows.every((row) =>
    row.every((cell, column) => column === 0 || typeof cell !== 'string'),
  );
  const kind = ofWords ? html` class="words"` : ofNumbers ? html` class="numbers"` : null;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${label}"><table${kind}><thead><tr>${columns.map(
    (name, column) => html`<th scope="col"${numeric(column) && html` class="number"`}>${name}</th>`,
  )}</tr></thead><tbody>${rows.map((row) => html`<tr>${row.map((cell, column) => tableCell(cell, column, ofNumbers))}</tr>`)}</tbody></table></div>`;
}

function tableCell(cell: Cell, column: number, ofNumbers: boolean): Html {
  if (typeof cell === 'string')
    return column === 0 ? html`<th scope="row">${cell}</th>` : html`<td>${cell}</td>`;
  return html`<td${!ofNumbers && html` class="number"`}>${formatNumber(cell)}</td>`;
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
