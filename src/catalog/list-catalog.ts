import { didYouMean, UsageError } from '../errors.ts';
import { periodOf } from './check/row-dates.ts';
import { idsThere } from './find-row.ts';
import { type CatalogRow, type Kind, kindNames, kinds } from './kinds.ts';
import { alignedColumns } from './listing/aligned-columns.ts';
import { type KindColumns, kindColumns } from './listing/kind-columns.ts';
import { showRow } from './listing/show-row.ts';
import { otherMeaning } from './other-meanings.ts';
import { didYouMeanOneOf, nearestIds, rowNamed } from './row-names.ts';

/** A listing for programs and for people. */
export interface Listing {
  readonly data: unknown;
  readonly table: string;
  /** A sentence that helps to read or go on, beside the listing. */
  readonly note?: string;
}

/**
 * The kinds of rows, the rows of one kind, or one row with its sources.
 *
 * @throws UsageError where there is no such kind or row
 */
export function listCatalog(kindName?: string, id?: string): Listing {
  if (kindName === undefined) return listKinds();
  const kind = kindNamed(kindName);
  if (id !== undefined) {
    const row = rowOfKind(kind, id);
    return { data: row, table: showRow(row) };
  }
  const { columns, cells, order, note } = kindColumns[kind.name];
  const rows = inOrder(kind.rows(), order);
  const table = alignedColumns(columns, rows.map(cells as (row: unknown) => string[]));
  return { data: kind.rows(), table, ...(note === undefined ? {} : { note }) };
}

function listKinds(): Listing {
  const data = kinds.map(({ name, holds, rows }) => ({ kind: name, rows: rows().length, holds }));
  const cells = data.map((row) => Object.values(row).map(String));
  const heads = [{ head: 'kind' }, { head: 'rows' }, { head: 'holds' }];
  const note = 'list one kind: costcone catalog models; search all: costcone catalog search llama 70b';
  return { data, table: alignedColumns(heads, cells), note };
}

/** Rows as they are listed; those that come in the same place keep the order of their table. */
function inOrder(rows: readonly CatalogRow[], order: KindColumns['order']): readonly CatalogRow[] {
  if (order === undefined) return rows;
  if (order === 'newest first') {
    const time = ({ date }: CatalogRow) => periodOf(date)?.last ?? 0;
    return [...rows].sort((a, b) => time(b) - time(a));
  }
  const place = (row: CatalogRow) => (order as (row: CatalogRow) => string)(row).toLowerCase();
  return [...rows].sort((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0));
}

/** The kind of that name. @throws UsageError where there is none */
export function kindNamed(word: string): Kind {
  const kind = kinds.find(({ name }) => name === word);
  if (kind !== undefined) return kind;
  const holding = kinds.flatMap(({ name, rows, naming }) => {
    const row = rowNamed(rows(), word, naming);
    return row === undefined ? [] : [`\`costcone catalog ${name} ${row.id}\``];
  });
  const hint =
    didYouMean(word, kindNames) ??
    (holding.length > 0 ? `there is ${holding.join(' and ')}` : `there are ${kindNames.join(', ')}`);
  throw new UsageError(`no kind "${word}"; ${hint}`);
}

/** The row of a kind that a word names. @throws UsageError where there is none */
export function rowOfKind(kind: Kind, word: string): CatalogRow {
  const rows = kind.rows();
  const row = rowNamed(rows, word, kind.naming);
  if (row !== undefined) return row;
  const meaning = otherMeaning(kind, word);
  const elsewhere = meaning?.row && `\`costcone catalog ${meaning.row.kind} ${meaning.row.id}\` shows it`;
  const meant = didYouMeanOneOf(nearestIds(rows, word, kind.naming));
  const hint = elsewhere ?? meaning?.hint ?? meant ?? idsThere(rows, kind.name);
  const what = meaning === null ? '' : `, which ${meaning.rule}`;
  throw new UsageError(`no row of ${kind.name} "${word}"${what}; ${hint}`);
}
