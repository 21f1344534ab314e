import { didYouMean } from '../errors.ts';
import type { OptionProblem } from './mapping-reader.ts';

/** The row a word names; where there is none, a problem with the nearest ids, and null. */
export function findRow<Row extends { readonly id: string }>(
  rows: readonly Row[],
  word: unknown,
  key: string,
  problems: OptionProblem[],
): Row | null {
  const row = rows.find(({ id }) => id === word);
  if (row !== undefined) return row;
  const ids = rows.map(({ id }) => id);
  const hint = didYouMean(String(word), ids) ?? `known: ${ids.join(', ')}`;
  problems.push({ path: [key], rule: 'is not in the catalogue', found: String(word), hint });
  return null;
}

/** A value as a mapping; an empty one where it is none. */
export function mappingOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}
