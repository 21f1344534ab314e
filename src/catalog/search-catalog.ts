import { nearestName } from '../errors.ts';
import { type CatalogRow, type KindName, kinds } from './kinds.ts';
import type { Listing } from './list-catalog.ts';
import { alignedColumns } from './listing/aligned-columns.ts';

/** A row that a search found. */
export interface Match {
  readonly kind: KindName;
  readonly id: string;
  readonly name: string;
}

/** Rows that people see of a search; programs get all. */
const shown = 30;

/**
 * Rows of all kinds in which every word stands, in any case and with any separators: the best first, that is where the
 * words stand in the id, then in an alias or the name, then in another fact such as the maker, then in a source.
 */
export function searchCatalog(words: readonly string[]): Listing {
  const wanted = words.flatMap((word) => word.split(/\s+/)).filter((word) => plain(word) !== '');
  const found = kinds
    .flatMap(({ name: kind, rows }) =>
      rows().map((row) => ({ match: { kind, id: row.id, name: nameOf(row) }, rank: rankOf(row, wanted) })),
    )
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.rank - b.rank);
  const data: readonly Match[] = wanted.length === 0 ? [] : found.map(({ match }) => match);
  const [best] = data;
  if (best === undefined) return { data, table: '', note: nothingFound(words, wanted) };
  const heads = [{ head: 'kind' }, { head: 'id' }, { head: 'name', cut: true }];
  const cells = data.slice(0, shown).map(({ kind, id, name }) => [kind, id, name]);
  const more = data.length > shown ? `${data.length - shown} more: add a word, or --json for all; ` : '';
  return {
    data,
    table: alignedColumns(heads, cells),
    note: `${more}show one: costcone catalog ${best.kind} ${best.id}`,
  };
}

/** What a row is called beside its id: a default has no name but its value. */
function nameOf(row: CatalogRow): string {
  const { name, label, provider, notation, unit } = row as CatalogRow & Readonly<Record<string, unknown>>;
  return String(name ?? label ?? provider ?? `${notation} ${unit}`).trim();
}

/** Texts in plain spelling, as every word of a search is looked for in all of them. */
const spelled = new Map<string, string>();

/** Letters and numbers alone, in lower case; the point of a number stays. */
function plain(text: string): string {
  const before = spelled.get(text);
  if (before !== undefined) return before;
  const spelling = text.toLowerCase().replace(/(?<!\d)\.|\.(?!\d)|[^\p{L}\p{N}.]/gu, '');
  spelled.set(text, spelling);
  return spelling;
}

/** Sum over the words of where each stands; infinite where one stands nowhere. */
function rankOf(row: CatalogRow, words: readonly string[]): number {
  const { id, aliases = [], name = '', label = '' } = row;
  const places: readonly ((word: string) => boolean)[] = [
    (word) => plain(id) === word,
    (word) => plain(id).startsWith(word),
    (word) => plain(id).includes(word),
    (word) => [...aliases, name, label].some((text) => plain(text).includes(word)),
    (word) => textsOf(row, (key) => !/source/.test(key)).some((text) => plain(text).includes(word)),
    (word) => textsOf(row, (key) => /source/.test(key)).some((text) => plain(text).includes(word)),
  ];
  return words.reduce((rank, word) => {
    const place = places.findIndex((stands) => stands(plain(word)));
    return rank + (place < 0 ? Number.POSITIVE_INFINITY : place);
  }, 0);
}

/** Texts of a row, at any depth, below keys that are wanted. */
function textsOf(value: unknown, isWanted: (key: string) => boolean, key = ''): readonly string[] {
  if (typeof value === 'string') return isWanted(key) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    textsOf(inner, isWanted, Array.isArray(value) ? key : name),
  );
}

/** Says what stands nowhere, with the nearest word of an id or a name. */
function nothingFound(words: readonly string[], wanted: readonly string[]): string {
  const rows = kinds.flatMap(({ rows }) => rows());
  const nowhere = wanted.filter(
    (word) => !rows.some((row) => rankOf(row, [word]) < Number.POSITIVE_INFINITY),
  );
  const list = (texts: readonly string[], and: string) => texts.map((text) => `"${text}"`).join(and);
  if (wanted.length > 0 && nowhere.length === 0)
    return `no row has all of ${list(words, ', ')}; try fewer words`;
  const said = `nothing in the catalogue has ${list(nowhere.length === 0 ? words : nowhere, ' or ')}`;
  const known = new Set(
    rows.flatMap(({ id, name = '', label = '' }) => [
      id,
      ...`${id} ${name} ${label}`.toLowerCase().split(/[^\p{L}\p{N}.]+/u),
    ]),
  );
  const nearest = nowhere.map((word) => nearestName(word, known)).filter((word) => word !== undefined);
  if (nearest.length > 0) return `${said}; did you mean ${list(nearest, ' and ')}?`;
  return `${said}; \`costcone catalog\` lists the kinds of rows`;
}
