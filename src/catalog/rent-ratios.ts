import { exp, hypot, ln } from '../elementary/elementary.ts';
import type { AcceleratorRow, Provider, Rental, RentRow } from './catalog.ts';
import { nearestOffer } from './rent-periods.ts';
import { figure, middleOf, type Spread, spreadEnds, spreadNotation } from './prices.ts';

/** What a kind of rent costs over what stands on demand: a range, and where it comes from. */
export interface RentRatio {
  readonly low: number;
  readonly high: number;
  /** The offers it was taken from; null where it is that of the class. */
  readonly offer: RentRow | null;
}

type Reserved = Exclude<Rental, 'on-demand'>;

/**
 * What the other kinds of rent cost against on demand at providers of one class: the range over accelerators and years
 * (2023 to 2026) that have both, offers that cost more than on demand left out. Hyperscalers: 14 for a year and for three,
 * eight for spot. Neoclouds: four for a year, 12 for three years, 16 for spot. Marketplaces: 13 for spot; what they reserve
 * is priced as at neoclouds, a judgement.
 */
const ofClass: Readonly<Record<Provider, Readonly<Record<Reserved, readonly [number, number]>>>> = {
  hyperscaler: { 'reserved-1y': [0.59, 0.83], 'reserved-3y': [0.35, 0.62], spot: [0.32, 0.7] },
  neocloud: { 'reserved-1y': [0.58, 0.97], 'reserved-3y': [0.31, 0.81], spot: [0.16, 0.89] },
  marketplace: { 'reserved-1y': [0.58, 0.97], 'reserved-3y': [0.31, 0.81], spot: [0.34, 0.93] },
};

/** How far a ratio of a few offers may lie from what somebody else is offered, to both sides; judgement. */
const eitherSide = 1.15;

/**
 * The ratio of a kind to what stands on demand, for one accelerator in one class and year. Where both kinds were offered, it
 * is that of their middles; else that of the class, which gives way to what is known of the other length of reservation, so
 * that three years never cost more than one. Where offers of a kind cost more than on demand, other sellers stand in the two
 * kinds and their ratio says nothing.
 */
export function rentRatio(
  accelerator: AcceleratorRow,
  provider: Provider,
  rental: Reserved,
  year: number,
): RentRatio {
  const offered = offeredRatio(accelerator, provider, rental, year);
  if (offered !== null) return offered;
  const [low, high] = ofClass[provider][rental];
  const longer = rental === 'reserved-1y' ? offeredRatio(accelerator, provider, 'reserved-3y', year) : null;
  const shorter = rental === 'reserved-3y' ? offeredRatio(accelerator, provider, 'reserved-1y', year) : null;
  return {
    low: Math.min(Math.max(low, longer?.low ?? 0), shorter?.low ?? 1),
    high: Math.min(Math.max(high, longer?.high ?? 0), shorter?.high ?? 1),
    offer: null,
  };
}

/** The ratio of offers of a kind to those on demand beside them, of one half-year where both have one; null where there are none. */
function offeredRatio(
  { rent }: AcceleratorRow,
  provider: Provider,
  rental: Reserved,
  year: number,
): RentRatio | null {
  const ofYear = (kind: Rental) =>
    rent.filter(
      (row) =>
        (row.provider ?? provider) === provider &&
        row.kind === kind &&
        row.year <= year &&
        year <= (row.until ?? row.year),
    );
  const offer = nearestOffer(ofYear(rental), year, null);
  const beside =
    offer === undefined ? undefined : nearestOffer(ofYear('on-demand'), year, offer.half ?? null);
  if (offer === undefined || beside === undefined) return null;
  const ratio = middleOf(offer) / middleOf(beside);
  if (ratio >= 1) return null;
  return { low: ratio / eitherSide, high: Math.min(1, ratio * eitherSide), offer };
}

/**
 * A spread of prices times a range of ratios, which knows nothing of the price: to both sides of the middle, squares of
 * logarithms add. Ranges of which neither end is the higher give prices of which none is the higher at either end.
 */
export function discounted(onDemand: Spread, { low, high }: Pick<RentRatio, 'low' | 'high'>): string {
  const [least, most] = spreadEnds(onDemand);
  const usual = middleOf(onDemand);
  const median = usual * Math.sqrt(low * high);
  const half = ln(high / low) / 2;
  const below = median / exp(hypot(ln(usual / least), half));
  const above = median * exp(hypot(ln(most / usual), half));
  const hasMedian = Math.abs((usual * usual) / (least * most) - 1) > 1e-9;
  const spread: Spread = hasMedian
    ? { low: below, median, high: above }
    : { low: below, high: above, count: 3 };
  return spreadNotation(spread);
}

/** Where a ratio comes from, in words. */
export function saidRatio(
  { low, high, offer }: RentRatio,
  rental: Rental,
  said: (row: RentRow) => string,
): string {
  const range = `${figure(low)} to ${figure(high)} of the price on demand`;
  return offer === null
    ? `judgement: no ${rental} offer is known beside one on demand; ${range}`
    : `${range}, from ${said(offer)}`;
}
