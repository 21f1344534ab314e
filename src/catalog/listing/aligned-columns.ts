/** A column of a listing: its head, and whether longer texts may be cut where a line gets too wide. */
export interface Column {
  readonly head: string;
  readonly cut?: boolean;
}

/** Characters of a line where columns may be cut; what a terminal shows without wrapping. */
const widest = 100;

/** Characters that are left of a column that is cut. */
const narrowest = 12;

const gap = 2;

/** What is aligned to the right: figures, ranges of figures, and what stands for none. */
const isFigure = (cell: string) => /^(?:-|[\d.,]+[KMBT]?(?:-[\d.,]+)?)$/.test(cell);

/** Columns as wide as their widest cell, two spaces apart; figures end below each other, and long texts are cut to fit. */
export function alignedColumns(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const cellsOf = (index: number) => rows.map((row) => row[index] ?? '');
  const widths = columns.map(({ head }, index) =>
    Math.max(head.length, ...cellsOf(index).map((cell) => cell.length)),
  );
  const fitted = fittedWidths(columns, widths);
  const right = columns.map((_, index) => rows.length > 0 && cellsOf(index).every(isFigure));
  return [columns.map(({ head }) => head), ...rows]
    .map((row) =>
      row
        .map((cell, index) => {
          const width = fitted[index] ?? 0;
          const text = cell.length > width ? `${cell.slice(0, width - 1).trimEnd()}…` : cell;
          return right[index] ? text.padStart(width) : text.padEnd(width);
        })
        .join(' '.repeat(gap))
        .trimEnd(),
    )
    .join('\n');
}

/** Widths with what is too much taken from the columns that may be cut, from the widest of them first. */
function fittedWidths(columns: readonly Column[], widths: readonly number[]): readonly number[] {
  const fitted = [...widths];
  const whole = () => fitted.reduce((sum, width) => sum + width + gap, -gap);
  while (whole() > widest) {
    const least = (index: number) => Math.max(narrowest, columns[index]!.head.length);
    const [first] = fitted
      .map((width, index) => ({ width, index }))
      .filter(({ width, index }) => columns[index]!.cut === true && width > least(index))
      .sort((a, b) => b.width - a.width);
    if (first === undefined) break;
    fitted[first.index] = first.width - 1;
  }
  return fitted;
}
