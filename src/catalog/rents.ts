import { type AcceleratorRow, type Provider, providers, type Rental, type RentRow } from './catalog.ts';
import {
  type Default,
  figure,
  nearest,
  rentFromPurchase,
  spreadEnds,
  spreadNotation,
  yearsAway,
} from './prices.ts';

/** What decides a rent beside the accelerator. */
export interface RentChoice {
  /** Null where the scenario does not say: the latest prices. */
  readonly year: number | null;
  readonly rental: Rental;
  /** Null where the scenario does not say: the usual class of the year. */
  readonly provider: Provider | null;
}

/**
 * What the other kinds of rent cost against on demand at providers of one class, where the catalogue has no such offer
 * beside one on demand: the range over accelerators and years (2023 to 2026) that have both. Hyperscalers: 13 for
 * reserved capacity, seven for spot. Neoclouds: four for a year, seven for three years, 15 for spot. Marketplaces: 13
 * for spot, without one that cost more than on demand; what they reserve is priced as at neoclouds, a judgement.
 */
const ofOnDemand: Readonly<Record<Provider, Readonly<Record<Rental, readonly [number, number]>>>> = {
  hyperscaler: {
    'on-demand': [1, 1],
    'reserved-1y': [0.59, 0.83],
    'reserved-3y': [0.35, 0.62],
    spot: [0.31, 0.7],
  },
  neocloud: {
    'on-demand': [1, 1],
    'reserved-1y': [0.58, 0.97],
    'reserved-3y': [0.31, 0.7],
    spot: [0.16, 0.57],
  },
  marketplace: {
    'on-demand': [1, 1],
    'reserved-1y': [0.58, 0.97],
    'reserved-3y': [0.31, 0.7],
    spot: [0.33, 0.89],
  },
};

/** Where somebody looks who finds no offer of a class: those with the nearest prices first. */
const standIns: Readonly<Record<Provider, readonly Provider[]>> = {
  hyperscaler: ['neocloud', 'marketplace'],
  neocloud: ['marketplace', 'hyperscaler'],
  marketplace: ['neocloud', 'hyperscaler'],
};

/** From this year on most known offers of A100 and H100 are of neoclouds (24 of 29 in 2023); before, of large clouds. */
const yearOfNeoclouds = 2023;

const offersOf = ({ rent }: AcceleratorRow, provider: Provider, kind: Rental) =>
  rent.filter((row) => (row.provider ?? provider) === provider && row.kind === kind);

/** Whether a class has a price of its own for this kind: an offer, or one on demand to take a ratio of. */
const offers = (accelerator: AcceleratorRow, provider: Provider, rental: Rental) =>
  offersOf(accelerator, provider, rental).length > 0 ||
  offersOf(accelerator, provider, 'on-demand').length > 0;

/** The class whose prices stand where a scenario names none. */
export function usualProvider(accelerator: AcceleratorRow, year: number | null, rental: Rental): Provider {
  const first: Provider = year !== null && year < yearOfNeoclouds ? 'hyperscaler' : 'neocloud';
  const order = [first, ...providers.filter((one) => one !== first)];
  return order.find((one) => offers(accelerator, one, rental)) ?? first;
}

/** Rent of an accelerator in USD/GPU/hour; by its purchase where nobody rents it out. */
export function rentDefault(accelerator: AcceleratorRow, choice: RentChoice): Default {
  const { year, rental } = choice;
  const asked = choice.provider ?? usualProvider(accelerator, year, rental);
  const provider = [asked, ...standIns[asked]].find((one) => offers(accelerator, one, rental));
  if (provider === undefined) return rentFromPurchase(accelerator, year);
  const { notation, source } = rentAt(accelerator, provider, year, rental);
  return { notation, source: `${reasonFor(provider, asked, accelerator, choice)}${source}` };
}

/** Why this class was taken, where the scenario did not ask for it. */
function reasonFor(
  provider: Provider,
  asked: Provider,
  { rent }: AcceleratorRow,
  choice: RentChoice,
): string {
  if (provider !== asked) return `judgement: no offer of a ${asked} is known, a ${provider} stands in; `;
  const isOwn = rent.every((row) => row.provider === undefined);
  return choice.provider !== null || isOwn
    ? ''
    : `judgement: the price of a ${provider}, unless \`provider\` says otherwise (neoclouds from 2023 on, hyperscalers before, where they rent it out); `;
}

/** Rent from one class of providers: an offer of the year, of the nearest year, or a ratio of one on demand. */
function rentAt(
  accelerator: AcceleratorRow,
  provider: Provider,
  year: number | null,
  rental: Rental,
): Default {
  const onDemand = offersOf(accelerator, provider, 'on-demand');
  const ofKind = offersOf(accelerator, provider, rental);
  const all = onDemand.length > 0 ? onDemand : ofKind;
  const wanted = year ?? Math.max(...all.map((row) => row.until ?? row.year));
  const base = nearest(all, wanted);
  if (base === undefined) throw new Error(`no ${provider} rents out ${accelerator.id}`);
  // Kinds are compared within one year only: sellers and prices of two years differ more than kinds do.
  const beside = ofKind.filter(
    (row) => row.year <= (base.until ?? base.year) && base.year <= (row.until ?? row.year),
  );
  const offer = nearest(beside, wanted);
  const isOff = year !== null && yearsAway(offer ?? base, year) > 0;
  const away = isOff ? `judgement: no offer of ${year} is known, the nearest is taken; ` : '';
  if (offer !== undefined) {
    return {
      notation: `${spreadNotation(offer)} USD/GPU/hour`,
      source: `${away}${said(offer, rental)}`,
    };
  }
  const [least, most] = ofOnDemand[provider][rental];
  return {
    notation: `${discounted(base, least, most)} USD/GPU/hour`,
    source: `${away}judgement: no ${rental} offer is known; ${least} to ${most} of what stands on demand, ${said(base, 'on-demand')}`,
  };
}

/** A spread of prices times a spread of ratios, as lognormals that know nothing of each other. */
function discounted(onDemand: RentRow, least: number, most: number): string {
  const [low, high] = spreadEnds(onDemand);
  const { median = low } = onDemand;
  const usual = low < median && median < high ? median : Math.sqrt(low * high);
  const middle = usual * Math.sqrt(least * most);
  const half = Math.exp(Math.hypot(Math.log(high / low), Math.log(most / least)) / 2);
  return `${figure(middle / half)} to ${figure(middle * half)}`;
}

/** What is known of an offer; a price of one's own is of no class and no year. */
function said(row: RentRow, rental: Rental): string {
  if (row.provider === undefined) return `${rental}: ${row.source}`;
  const count = row.count === undefined ? '' : `${row.count} offer${row.count === 1 ? '' : 's'}, `;
  const years = row.until === undefined ? row.year : `${row.year}-${row.until}`;
  return `${row.provider}, ${rental}, ${count}${years}: ${row.source}`;
}
