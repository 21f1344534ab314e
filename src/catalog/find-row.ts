import { kinds } from './kinds.ts';
import type { OptionProblem } from './mapping-reader.ts';
import { otherMeaning } from './other-meanings.ts';
import { didYouMeanOneOf, type NamedRow, nearestIds, rowNamed } from './row-names.ts';

/** The row a word names; where there is none, a problem that says what was meant or what there is, and null. */
export function findRow<Row extends NamedRow>(
  rows: readonly Row[],
  value: unknown,
  key: string,
  problems: OptionProblem[],
): Row | null {
  const kind = kinds.find(({ option }) => option === key);
  const naming = kind?.naming ?? 'spelling';
  if (typeof value === 'object' && value !== null) {
    problems.push({ path: [key], rule: 'must be an id of the catalogue', hint: idsThere(rows, kind?.name) });
    return null;
  }
  const found = String(value);
  const row = rowNamed(rows, found, naming);
  if (row !== undefined) return row;
  const meaning = kind === undefined ? null : otherMeaning(kind, found);
  // What is known to be something else is no misspelling.
  const hint = meaning?.hint ?? didYouMeanOneOf(nearestIds(rows, found, naming));
  problems.push({
    path: [key],
    rule: meaning?.rule ?? 'is not in the catalogue',
    found,
    hint: hint ?? idsThere(rows, kind?.name),
  });
  return null;
}

/** Longer lists are better read in a terminal of their own. */
const longestList = 20;

/** All ids, or how to list them. */
export function idsThere(rows: readonly NamedRow[], kindName?: string): string {
  return rows.length > longestList && kindName !== undefined
    ? `\`costcone catalog ${kindName}\` lists the ${rows.length} there are`
    : `known: ${rows.map(({ id }) => id).join(', ')}`;
}

/** A value as a mapping; an empty one where it is none. */
export function mappingOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}
