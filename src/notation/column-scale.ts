import { formatPlain, scales } from './spoken-number.ts';

/** What the numbers of a column are divided by, and how that is said in its heading: empty, or as in `million`. */
export type ColumnScale = readonly [scale: number, word: string];

const plain: ColumnScale = [1, ''];

/**
 * One scale for numbers that stand in columns beside each other: the largest that none of them is smaller than, or none. A heading says
 * it once, so that cells are numbers for spreadsheets too.
 * @example columnScale([98.2e6, 1.39e9]) // => [1e6, 'million']
 * @example columnScale([1.57e6, 408e3]) // => [1, '']
 */
export function columnScale(values: Iterable<number | null | undefined>): ColumnScale {
  const sizes = Array.from(values, (value) => Math.abs(value ?? 0)).filter(
    (size) => size > 0 && Number.isFinite(size),
  );
  const smallest = sizes.reduce((least, size) => Math.min(least, size), Number.POSITIVE_INFINITY);
  if (!Number.isFinite(smallest)) return plain;
  const found = scales.find(([scale]) => smallest >= scale);
  return found === undefined ? plain : [found[0], found[1].trim()];
}

/** A number of a column: `digits` significant ones, in full. */
export function columnNumber(value: number | null | undefined, [scale]: ColumnScale, digits = 3): string {
  return formatPlain(value === null || value === undefined ? value : value / scale, digits);
}

/** Two numbers of a column. */
export function columnRange(
  low: number | null,
  high: number | null,
  scale: ColumnScale,
  digits?: number,
): string {
  return `${columnNumber(low, scale, digits)} to ${columnNumber(high, scale, digits)}`;
}
