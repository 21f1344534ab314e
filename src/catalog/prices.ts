import type { AcceleratorRow, PurchaseRow } from './catalog.ts';

/** A default for an input, structurally what a model's options take. */
export interface Default {
  readonly notation: string;
  readonly source: string;
  /** How a price grows over the months of a horizon, where the scenario does not say. */
  readonly trend?: { readonly notation: string; readonly source: string };
}

/** Four significant digits are more than any price here is known to. */
export const figure = (value: number) => String(Number(value.toPrecision(4)));

/** What offers cost: how many there are, the least, the middle, the most. */
export interface Spread {
  readonly low?: number;
  readonly median?: number;
  readonly high?: number;
  readonly count?: number;
}

/**
 * Offers as a distribution of the price somebody pays: their spread over the market stands for what is not known about
 * the contract. Three or more offers: through low, median and high as 5th, 50th and 95th percentile, ended a quarter
 * beyond. Two offers, or a median at an end: lognormal from low to high, a quarter wider where there are only two.
 * One figure: half as much to half more.
 */
export function spreadNotation(offers: Spread): string {
  const { low, median, high } = offers;
  if (low !== undefined && high !== undefined && median !== undefined && low < median && median < high) {
    const ends = `min=${figure(low * 0.8)}, max=${figure(high * 1.25)}`;
    return `quantiles(p5=${figure(low)}, p50=${figure(median)}, p95=${figure(high)}, ${ends})`;
  }
  const [least, most] = spreadEnds(offers);
  return `${figure(least)} to ${figure(most)}`;
}

/** The 5th and 95th percentile of that distribution. */
export function spreadEnds({ low, median, high, count = 2 }: Spread): readonly [low: number, high: number] {
  if (low === undefined || high === undefined || low === high) {
    const only = median ?? low ?? high;
    if (only === undefined) throw new Error('a price row has no figure');
    return [only / 1.5, only * 1.5];
  }
  const isInside = median !== undefined && low < median && median < high;
  const wider = isInside || count > 2 ? 1 : 1.25;
  return [low / wider, high * wider];
}

/** The middle of offers: their median where it lies inside them, else the geometric middle of the ends. */
export function middleOf(offers: Spread): number {
  const { low, median, high } = offers;
  if (low !== undefined && high !== undefined && median !== undefined && low < median && median < high)
    return median;
  const [least, most] = spreadEnds(offers);
  return Math.sqrt(least * most);
}

/** How far a row is from a year; 0 inside its own. */
export const yearsAway = (row: { year: number; until?: number }, year: number) =>
  Math.max(row.year - year, year - (row.until ?? row.year), 0);

/** The row nearest in time; of two equally near, the later. */
export function nearest<Row extends { year: number; until?: number }>(
  rows: readonly Row[],
  year: number,
): Row | undefined {
  return [...rows].sort((a, b) => yearsAway(a, year) - yearsAway(b, year) || b.year - a.year)[0];
}

/** Where nobody rents an accelerator out: what pays its server back. */
export function rentFromPurchase(accelerator: AcceleratorRow, year: number | null): Default {
  const row = purchaseRow(accelerator, year);
  if (row === undefined) {
    return {
      notation: '0.5 to 12 USD/GPU/hour',
      source: 'judgement: the row has no price; from the least to the most of the catalogue',
    };
  }
  const server = row.basis === 'server' ? 1 : serverOverChip;
  // It pays back in 1.5 to 5 years of 8,766 hours.
  const low = (row.low * server) / (5 * 8766);
  const high = ((row.high ?? row.low) * server) / (1.5 * 8766);
  return {
    notation: `${figure(low)} to ${figure(high)} USD/GPU/hour`,
    source: `judgement: no offer is known; a server of ${row.year} pays back in 1.5 to 5 years (${row.source})`,
  };
}

function purchaseRow(accelerator: AcceleratorRow, year: number | null): PurchaseRow | undefined {
  const chips = accelerator.purchase.filter(({ basis }) => basis === 'chip');
  const rows = chips.length > 0 ? chips : accelerator.purchase;
  const latest = Math.max(...rows.map((row) => row.year));
  return nearest(rows, year ?? latest);
}

/** A server over its chips, and a cluster over its servers: the middle of the catalogue's assumptions. */
const serverOverChip = 1.62;
const clusterOverServer = 1 / (1 - 0.19);

/** Prices of a chip, and of it with its part of server and network. */
export function purchaseDefault(
  accelerator: AcceleratorRow,
  year: number | null,
): { readonly price: Default; readonly serverPrice: Default; readonly basis: PurchaseRow['basis'] } {
  const row = purchaseRow(accelerator, year);
  const basis = row?.basis ?? 'chip';
  const { low, high, source } = row === undefined ? priceFromRent(accelerator) : spreadOf(row);
  const factor = (basis === 'server' ? 1 : serverOverChip) * clusterOverServer;
  return {
    price: { notation: `${figure(low)} to ${figure(high)} USD/GPU`, source },
    serverPrice: {
      notation: `${figure(low * factor)} to ${figure(high * factor)} USD/GPU`,
      source: `${factor.toFixed(2)} times the ${basis}, for server and network (epoch-research/training-cost-trends); ${source}`,
    },
    basis,
  };
}

function spreadOf(row: PurchaseRow): { low: number; high: number; source: string } {
  const source = `price of a ${row.basis}, ${row.year}: ${row.source}`;
  return row.high === undefined
    ? { low: row.low / 1.25, high: row.low * 1.25, source }
    : { low: row.low / 1.1, high: row.high * 1.1, source };
}

/** Where no purchase is known: what the least rent pays back in 1 to 3 years of 8,766 hours. */
function priceFromRent({ rent }: AcceleratorRow): { low: number; high: number; source: string } {
  const offers = rent.flatMap(({ kind, low = 1, median = low * 1.25 }) =>
    kind === 'on-demand' ? [median] : [],
  );
  const isRented = offers.length > 0;
  const hourly = isRented ? Math.min(...offers) : 1.25;
  return {
    low: (hourly * 8766) / serverOverChip,
    high: (hourly * 3 * 8766) / serverOverChip,
    source: isRented
      ? 'judgement: no price is known; what its rent pays back in 1 to 3 years'
      : 'judgement: neither price nor rent is known; what 1.25 USD an hour pays back in 1 to 3 years',
  };
}
