import type { CatalogRow, KindName } from '../kinds.ts';

/** What is said of a row: the fact, and the date that it is of where that is not the row's. */
export interface Remark {
  readonly what: string;
  readonly date?: string;
}

/** What a check found about a row. Facts that aged are to be looked up again; what is out of order cannot be right. */
export interface Finding {
  readonly found: 'out of order' | 'aged';
  readonly kind: KindName;
  readonly id: string;
  readonly what: string;
  readonly date: string;
}

/** Numbers and texts of a row at any depth, with the keys that lead there; places in lists are left out. */
export function factsOf(value: unknown, keys: readonly string[] = []): readonly Fact[] {
  if (typeof value !== 'object' || value === null) return [{ keys, value }];
  if (Array.isArray(value)) return value.flatMap((inner) => factsOf(inner, keys));
  return Object.entries(value).flatMap(([key, inner]) => factsOf(inner, [...keys, key]));
}

export interface Fact {
  readonly keys: readonly string[];
  readonly value: unknown;
}

/** The mappings of a row, itself first, at any depth, with the keys that lead there. */
export function mappingsOf(value: unknown, keys: readonly string[] = []): readonly Mapping[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((inner) => mappingsOf(inner, keys));
  const entries = Object.entries(value);
  return [
    { keys, mapping: value as Mapping['mapping'] },
    ...entries.flatMap(([key, inner]) => mappingsOf(inner, [...keys, key])),
  ];
}

export interface Mapping {
  readonly keys: readonly string[];
  readonly mapping: Readonly<Record<string, unknown>>;
}

/** A check of one row by itself. */
export type RowCheck = (row: CatalogRow, at: number) => readonly Remark[];
