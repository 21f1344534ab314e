import { type CatalogRow, type Kind, type KindName, kinds } from '../kinds.ts';
import { rowNamed } from '../row-names.ts';
import { agedFacts } from './aged-facts.ts';
import { datesInOrder } from './dates-in-order.ts';
import type { Finding, Remark, RowCheck } from './finding.ts';
import { leadsSomewhere } from './leads-somewhere.ts';
import { pairsInOrder } from './pairs-in-order.ts';
import { plausible } from './plausible-ranges.ts';
import { rentsInOrder, rentsToldApart } from './rent-order.ts';
import type { Month } from './row-dates.ts';
import { toldWhence } from './told-whence.ts';

/** Rows of one kind. */
export interface RowsOfKind {
  readonly name: KindName;
  readonly naming: Kind['naming'];
  readonly rows: () => readonly CatalogRow[];
}

/** What must hold of a row by itself. */
const rowChecks: readonly RowCheck[] = [
  datesInOrder,
  toldWhence,
  plausible,
  pairsInOrder,
  rentsToldApart,
  rentsInOrder,
  leadsSomewhere,
];

/**
 * What is out of order in the catalogue, and what aged: first that which cannot be right, then the oldest facts.
 *
 * @param at the month that facts are held against
 */
export function checkCatalog(at: Month, checked: readonly RowsOfKind[] = kinds): readonly Finding[] {
  const findings = checked.flatMap(({ name: kind, naming, rows }) =>
    rows().flatMap((row) => {
      const say =
        (found: Finding['found']) =>
        (remark: Remark): Finding => ({
          found,
          kind,
          id: row.id,
          what: remark.what,
          date: remark.date ?? String(row.date),
        });
      const wrong = [...namesItself(rows(), row, naming), ...rowChecks.flatMap((check) => check(row, at))];
      return [...wrong.map(say('out of order')), ...agedFacts(kind, row, rows(), at).map(say('aged'))];
    }),
  );
  const place = ({ found, date }: Finding) => `${found === 'aged' ? 1 : 0}${date}`;
  return findings.sort((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0));
}

/** The id and each alias of a row lead to it and to no other. */
function namesItself(
  rows: readonly CatalogRow[],
  row: CatalogRow,
  naming: Kind['naming'],
): readonly Remark[] {
  const twice = rows.filter(({ id }) => id === row.id).length > 1;
  const lost = (row.aliases ?? []).filter((alias) => rowNamed(rows, alias, naming) !== row);
  return [
    ...(twice ? [{ what: 'its id appears twice' }] : []),
    ...lost.map((alias) => ({ what: `its alias ${alias} names another row too` })),
  ];
}
