import { isMissing } from './cell-numbers.ts';

/** Lines that are looked at. */
const mostLines = 100;

/** What a column may be called: words with few signs. A key with its value, a path or a line of code is none. */
const name = /^(?!\d+$)[\p{L}\p{N}_][\p{L}\p{N}_ .%/()[\]-]{0,59}$/u;

/** A number, also one that was written wrongly: a thousands separator, a unit behind it. */
const nearlyNumber =
  /^[\p{Sc}+-]?\d[\d.,'’_\s-]*(?:[eE][+-]?\d+)?\s?[\p{L}%]{0,3}$|^[+-]?Inf(?:inity)?$|^0x[\da-f]{1,8}$/iu;

/**
 * Whether a file is a table by its shape, so that what stands in it may be shown: the first line has names, other lines as
 * many cells as that, and one column at least holds mostly numbers. Texts with passwords or keys have none of this.
 */
export function isTable(
  header: readonly string[],
  rows: Iterable<readonly { readonly text: string }[]>,
): boolean {
  if (!header.every((cell) => cell === '' || name.test(cell)) || header.every((cell) => cell === ''))
    return false;
  const numbers = header.map(() => 0);
  let [lines, fitting] = [0, 0];
  for (const row of rows) {
    lines += 1;
    if (row.length === header.length) fitting += 1;
    for (const [index, { text }] of row.entries())
      if (index < numbers.length && nearlyNumber.test(text.trim())) numbers[index]! += 1;
      else if (index < numbers.length && isMissing(text.trim())) numbers[index]! += 0.5;
    if (lines === mostLines) break;
  }
  return fitting >= lines / 2 && numbers.some((count) => count >= lines / 2 && count > 0);
}
