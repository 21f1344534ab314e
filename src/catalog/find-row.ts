import { didYouMean } from '../errors.ts';
import type { OptionProblem } from './mapping-reader.ts';

/** Letters and digits alone, so that `H100` and `Llama-3.1` find their rows. */
const bare = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');

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
  const begun = ids.filter((id) => bare(id).startsWith(bare(String(word))));
  const meant =
    begun.length > 0 && bare(String(word)) !== ''
      ? `did you mean ${begun.map((id) => `"${id}"`).join(' or ')}?`
      : undefined;
  const hint = meant ?? didYouMean(String(word), ids) ?? `known: ${ids.join(', ')}`;
  problems.push({ path: [key], rule: 'is not in the catalogue', found: String(word), hint });
  return null;
}

/** A value as a mapping; an empty one where it is none. */
export function mappingOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}
