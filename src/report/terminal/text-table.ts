import { visible } from '../../errors.ts';
import { columns, left, leftLabel, right, textWidth, wrap } from './text-layout.ts';

/** What a row is of, and its cells from left to right. */
export interface TextRow {
  readonly label: string;
  readonly cells: readonly string[];
  /** Lines that stand below it as they are. */
  readonly below?: readonly string[];
}

/** Where the text of a column stands. */
export type Side = 'left' | 'right';

const indent = '  ';
const gap = '  ';
/** Columns that labels have at least; where cells leave fewer, a label takes a line of its own. */
const leastLabel = 16;

/**
 * Rows as lines of at most 80 columns, each column as wide as what is in it. Numbers and their units are never cut: labels give
 * way, and a label that would read like another once it is cut takes a line of its own.
 */
export function textTable(sides: readonly Side[], rows: readonly TextRow[]): readonly string[] {
  const widths = sides.map((_, k) => widest(rows.map(({ cells }) => cells[k] ?? '')));
  const taken = widths.reduce((sum, width) => sum + gap.length + width, indent.length);
  const room = columns - taken;
  const labels = rows.map(({ label }) => visible(label));
  const longest = widest(labels);
  if (room < Math.min(leastLabel, longest))
    return rows.flatMap((row) => [...twoLines(row, sides, widths), ...(row.below ?? [])]);
  const width = Math.min(room, longest);
  const cut = labels.map((label) => leftLabel(label, width));
  return rows.flatMap((row, index) => {
    const label = cut[index]!;
    const isOwn = textWidth(row.label) <= width || cut.indexOf(label) === cut.lastIndexOf(label);
    const lines = isOwn
      ? [`${indent}${label}${gap}${cellLine(row, sides, widths)}`.trimEnd()]
      : twoLines(row, sides, widths);
    return [...lines, ...(row.below ?? [])];
  });
}

/** The cells of a row side by side. */
function cellLine({ cells }: TextRow, sides: readonly Side[], widths: readonly number[]): string {
  return cells.map((cell, k) => (sides[k] === 'right' ? right : left)(cell, widths[k]!)).join(gap);
}

/** The label, and its cells below it: side by side where a line holds them. */
function twoLines(row: TextRow, sides: readonly Side[], widths: readonly number[]): readonly string[] {
  const line = `${indent}${gap}${cellLine(row, sides, widths)}`;
  const cells =
    textWidth(line) <= columns
      ? [line.trimEnd()]
      : row.cells.filter((cell) => cell !== '').flatMap((cell) => wrap(cell, indent + gap));
  return [...wrap(row.label, indent), ...cells];
}

const widest = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => textWidth(visible(text))));
