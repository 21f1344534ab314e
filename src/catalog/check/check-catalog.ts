import { accelerators, apiPrices } from '../catalog.ts';
import { type CatalogRow, type Kind, type KindName, kinds } from '../kinds.ts';
import { rowNamed } from '../row-names.ts';
import { agedFacts } from './aged-facts.ts';
import { factsOf, type Finding, type Remark, type RowCheck } from './finding.ts';
import { pairsInOrder } from './pairs-in-order.ts';
import { plausible } from './plausible-ranges.ts';
import { rentsInOrder, rentsToldApart } from './rent-order.ts';
import { isFuture, type Month, periodOf, periodOfYears } from './row-dates.ts';
import { toldWhence } from './told-whence.ts';

/** Rows of one kind. */
export interface RowsOfKind {
  readonly name: KindName;
  readonly naming: Kind['naming'];
  readonly rows: () => readonly CatalogRow[];
}

/** Every date can be read, and is of the past. */
const datesInOrder: RowCheck = (row, at) => {
  const period = periodOf(String(row.date));
  const dates: readonly Remark[] =
    period === null
      ? [{ what: 'its date is neither a year, as in 2026, nor a month, as in 2026-11' }]
      : isFuture(period, at)
        ? [{ what: 'its date is still to come' }]
        : [];
  const years = factsOf(row).flatMap(({ keys, value }) => {
    const key = keys.at(-1)!;
    if (typeof value === 'string' && /(?:^|_)(?:released?|launch|announced)$/.test(key)) {
      const told = periodOf(value);
      if (told === null) return [{ what: `${keys.join('.')} cannot be read as a date`, date: value }];
      return isFuture(told, at) ? [{ what: `${keys.join('.')} is still to come`, date: value }] : [];
    }
    if (key !== 'year' || typeof value !== 'number' || !isFuture(periodOfYears(value), at)) return [];
    return [{ what: `${keys.join('.')} is still to come`, date: String(value) }];
  });
  return [...dates, ...years];
};

/** Ids of other rows that a row gives are there. */
const leadsSomewhere: RowCheck = (row) => {
  const { api_price: price, accelerator } = row as CatalogRow & Readonly<Record<string, unknown>>;
  const isThere = (rows: readonly CatalogRow[], id: unknown) =>
    id === undefined || rows.some((one) => one.id === id);
  return [
    ...(isThere(apiPrices(), price) ? [] : [{ what: `there is no API price ${price}` }]),
    ...(isThere(accelerators(), accelerator) ? [] : [{ what: `there is no accelerator ${accelerator}` }]),
  ];
};

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
      return [...wrong.map(say('out of order')), ...agedFacts(kind, row, at).map(say('aged'))];
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
    ...(twice ? [{ what: 'its id is there twice' }] : []),
    ...lost.map((alias) => ({ what: `its alias ${alias} names another row too` })),
  ];
}
