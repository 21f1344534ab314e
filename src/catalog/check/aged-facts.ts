import type { CatalogRow, KindName } from '../kinds.ts';
import type { Remark } from './finding.ts';
import { periodOfRent, rentsOf, rentWords } from './rent-order.ts';
import { isAged, type Month, type Period, periodOf, periodOfYears } from './row-dates.ts';

/** A fact that ages, and when it was so. */
interface Dated {
  readonly what: string;
  readonly date: string;
  readonly period: Period;
}

/** What lasts: a row of such a kind is as true in ten years. */
const lasts = (): readonly Dated[] => [];

/** What ages: all of the row, since its own date. */
function ages(what: string): (row: CatalogRow) => readonly Dated[] {
  return (row) => {
    const period = periodOf(String(row.date));
    return period === null ? [] : [{ what, date: row.date, period }];
  };
}

/** A price of tokens ages where the table has none of the same model and provider that is newer: the others are history. */
function newestApiPrice(row: CatalogRow, rows: readonly CatalogRow[]): readonly Dated[] {
  const soldAs = (one: CatalogRow & { readonly model?: string; readonly provider?: string }) =>
    `${one.model ?? one.id} of ${one.provider}`;
  const isHistory = rows.some((one) => soldAs(one) === soldAs(row) && one.date > row.date);
  return isHistory ? [] : ages('newest price')(row);
}

/** Which facts of a kind age: those that a market or a habit makes, not what was built, released or recorded once. */
const datedFacts: Readonly<
  Record<KindName, (row: CatalogRow, rows: readonly CatalogRow[]) => readonly Dated[]>
> = {
  // Peaks, memory, links and power are as the chip was built. Rents move within months (H100 at neoclouds by a tenth from
  // March to June 2026), and purchase prices fall.
  accelerators: (row) => [...newestRents(row), ...newestPurchase(row)],
  // A released model keeps its shape.
  models: lasts,
  // Electricity follows fuel and the grid, carbon and PUE what was built since; statistics of them appear every year.
  regions: (row) => [
    ...newestElectricity(row),
    ...newestPue(row),
    ...ages('carbon intensity and other facts of the region')(row),
  ],
  // What was recorded stays recorded; whether it is still like today's use is for the applications to say.
  workloads: lasts,
  // Use changes: prompts grew from two thousand tokens to more than a hundred thousand with agents, between 2023 and 2026.
  applications: ages('how it is used'),
  // Utilization, pay, prices and habits: what was usual is not what is.
  assumptions: ages('a default'),
  // Prices of tokens are cut within months.
  'api-prices': newestApiPrice,
  // A run that is over keeps its tokens and hours.
  'training-runs': lasts,
  // A rate moves by five to fifteen per cent within a year.
  'exchange-rates': ages('latest rate'),
  trends: ages('trend'),
};

/** Facts of a row, one of those, that are older than a year. */
export function agedFacts(
  kind: KindName,
  row: CatalogRow,
  rows: readonly CatalogRow[],
  at: Month,
): readonly Remark[] {
  return datedFacts[kind](row, rows)
    .filter(({ period }) => isAged(period, at))
    .map(({ what, date }) => ({ what, date }));
}

const newest = <Item>(items: readonly Item[], period: (item: Item) => Period): Item | undefined =>
  [...items].sort((a, b) => period(b).last - period(a).last)[0];

/** The newest rent of each class of providers: the ones before it are history, which scenarios of those years ask for. */
function newestRents(row: CatalogRow): readonly Dated[] {
  const rents = rentsOf(row);
  const classes = [...new Set(rents.map(({ provider }) => provider))];
  return classes.flatMap((provider) => {
    const last = newest(
      rents.filter((rent) => rent.provider === provider),
      periodOfRent,
    );
    if (last === undefined) return [];
    const date = String(last.until ?? last.year);
    return [{ what: `newest rent: ${rentWords(last)}`, date, period: periodOfRent(last) }];
  });
}

/** The newest of a row's yearly figures, by the month of its own where it has one. */
function newestYear(row: CatalogRow, key: string, what: string): readonly Dated[] {
  const figures = (row as CatalogRow & Readonly<Record<string, unknown>>)[key];
  if (!Array.isArray(figures)) return [];
  const dated = (figures as readonly { readonly year: number; readonly date?: string }[]).map(
    ({ year, date = String(year) }) => ({ what, date, period: periodOf(date) ?? periodOfYears(year) }),
  );
  const last = newest(dated, ({ period }) => period);
  return last === undefined ? [] : [last];
}

const newestPurchase = (row: CatalogRow) => newestYear(row, 'purchase', 'newest purchase price');

const newestElectricity = (row: CatalogRow) => newestYear(row, 'electricity', 'newest price of electricity');

const newestPue = (row: CatalogRow) => newestYear(row, 'pue', 'newest PUE');
