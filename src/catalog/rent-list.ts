import { type AcceleratorRow, type Provider, providers, type Rental } from './catalog.ts';
import { type Default, figure, type Spread, spreadNotation } from './prices.ts';
import { type Period, periodText } from './rent-periods.ts';
import { discounted, rentRatio, saidRatio } from './rent-ratios.ts';
import { type RentChoice, usualProvider } from './rents.ts';

/** A price of somebody's own list. */
export interface ListedRent extends Period {
  /** An id of the catalogue, or the name of an accelerator of the scenario's own. */
  readonly accelerator: string;
  /** In USD a GPU and hour, above 0. */
  readonly price: number;
  readonly rental: Rental;
  /** A class of provider; null where the list names none, or a firm: its price holds for every class. */
  readonly provider: Provider | null;
  /** As written; null where the list names none: the price holds everywhere. */
  readonly region: string | null;
  /** Line of the file, counted from 1. */
  readonly line: number;
  /** What the list says of where the price comes from; nothing is an empty text. */
  readonly source: string;
}

/** Rents that go before those of the catalogue, for the accelerators that they are of. */
export interface RentList {
  /** As the scenario names the file. */
  readonly file: string;
  readonly rents: readonly ListedRent[];
  /** Columns that nothing is read from. */
  readonly ignored: readonly string[];
}

/** What decides a rent of a list: the region too, where a scenario names one. */
export interface ListChoice extends RentChoice {
  readonly region: string | null;
}

/** What a list calls an accelerator. */
const nameInList = ({ id, name }: AcceleratorRow) => (id === 'own' ? name : id);

/**
 * The rent of an accelerator by a list; null where it has no price that could stand for it.
 *
 * One price is a number, several are the spread of what is offered, as those of the catalogue are. Only prices of the kind
 * count; where there is none, a share of those on demand. Of class, region and time those count that are asked for; where
 * none is, the others of the list stand in, before anybody else's.
 */
export function listedRent(
  { file, rents }: RentList,
  accelerator: AcceleratorRow,
  choice: ListChoice,
): Default | null {
  const name = nameInList(accelerator);
  const ofIt = rents.filter((rent) => rent.accelerator === name);
  const { rental } = choice;
  const ofKind = ofIt.filter((rent) => rent.rental === rental);
  if (ofKind.length > 0) {
    const { rows, away } = narrowed(ofKind, choice);
    return { notation: `${ownSpread(rows)} USD/GPU/hour`, source: `${away}${said(file, rows)}` };
  }
  const onDemand = ofIt.filter((rent) => rent.rental === 'on-demand');
  if (rental === 'on-demand' || onDemand.length === 0) return null;
  const { rows, away } = narrowed(onDemand, choice);
  const provider = choice.provider ?? rows[0]!.provider ?? usualProvider(accelerator, choice.year);
  const year = choice.year ?? Math.max(...[accelerator.rent, rows].flat().map((row) => row.year ?? 0));
  const ratio = rentRatio(accelerator, provider, rental, year);
  const words = saidRatio(ratio, rental, ({ kind, source }) => `${kind}: ${source}`);
  return {
    notation: `${reducedSpread(rows, ratio)} USD/GPU/hour`,
    source: `${words}; ${away}${said(file, rows)}`,
  };
}

/** Says that the catalogue stands in for a list; null where the list has the price. */
export function missingRent(list: RentList, accelerator: AcceleratorRow, choice: ListChoice): string | null {
  if (listedRent(list, accelerator, choice) !== null) return null;
  const isNamed = list.rents.some((rent) => rent.accelerator === nameInList(accelerator));
  const kind = isNamed ? `${choice.rental} price` : 'price';
  return `${list.file} has no ${kind} of ${accelerator.name}: the catalogue’s is used`;
}

/** What was read of a list, in a sentence. */
export function describeList({ file, rents, ignored }: RentList): string {
  const count = (many: number, one: string) => `${many} ${one}${many === 1 ? '' : 's'}`;
  const of = count(new Set(rents.map(({ accelerator }) => accelerator)).size, 'accelerator');
  const unread = ignored.length === 0 ? '' : ` Columns that are not read: ${ignored.join(', ')}.`;
  return `Rents: ${file}, ${count(rents.length, 'price')} of ${of}.${unread}`;
}

/** The prices of the class, region and time that is asked for, and what stands in where there are none. */
function narrowed(
  all: readonly ListedRent[],
  choice: ListChoice,
): { readonly rows: readonly ListedRent[]; readonly away: string } {
  let rows = all;
  let away = '';
  const narrow = (what: string, isMeant: (rent: ListedRent) => boolean) => {
    const meant = rows.filter(isMeant);
    if (meant.length > 0) rows = meant;
    else away += `judgement: no price of ${what} is in the list, others are used instead; `;
  };
  const { provider, region, year } = choice;
  if (provider !== null)
    narrow(`a ${provider}`, (rent) => rent.provider === null || rent.provider === provider);
  if (region !== null)
    narrow(region, (rent) => rent.region === null || rent.region.toLowerCase() === region.toLowerCase());
  // Without a year the latest prices count.
  const dated = rows.flatMap((rent) => rent.year ?? []);
  const wanted = year ?? (dated.length === 0 ? null : Math.max(...dated));
  if (wanted === null) return { rows, away };
  const yearsFrom = (rent: ListedRent) => (rent.year === null ? 0 : Math.abs(rent.year - wanted));
  const nearest = Math.min(...rows.map(yearsFrom));
  rows = rows.filter((rent) => yearsFrom(rent) === nearest);
  if (nearest > 0)
    away += `judgement: no price of ${periodText({ ...choice, year: wanted })} is in the list, the nearest are taken; `;
  else if (choice.half !== null)
    narrow(periodText(choice), (rent) => rent.half === null || rent.half === choice.half);
  return { rows, away };
}

/** A number where all ask the same, else the spread of what they ask. */
function ownSpread(rows: readonly ListedRent[]): string {
  const spread = spreadOf(rows);
  return spread.low === spread.high ? String(spread.low) : spreadNotation(spread);
}

/** Prices times a range of ratios. */
function reducedSpread(rows: readonly ListedRent[], ratio: { low: number; high: number }): string {
  const spread = spreadOf(rows);
  if (spread.low !== spread.high) return discounted(spread, ratio);
  return `${figure(spread.low * ratio.low)} to ${figure(spread.low * ratio.high)}`;
}

/** Least and most of some prices, and their middle where there are three or more. */
function spreadOf(rows: readonly ListedRent[]): Spread & { readonly low: number; readonly high: number } {
  const prices = rows.map(({ price }) => price).sort((a, b) => a - b);
  const count = prices.length;
  const median = (prices[(count - 1) >> 1]! + prices[count >> 1]!) / 2;
  const middle = count > 2 ? { median } : {};
  return { low: prices[0]!, ...middle, high: prices.at(-1)!, count };
}

/** Where prices stand, as in `my-prices.csv, lines 3 and 5: offers of May`. */
function said(file: string, rows: readonly ListedRent[]): string {
  const lines = rows.map(({ line }) => line);
  const numbers =
    lines.length === 1 ? `line ${lines[0]}` : `lines ${lines.slice(0, -1).join(', ')} and ${lines.at(-1)}`;
  const sources = [...new Set(rows.map(({ source }) => source))].filter((source) => source !== '');
  return `${file}, ${numbers}${sources.length === 0 ? '' : `: ${sources.join('; ')}`}`;
}

/** The class that a list's word names; null for a firm, or no word. */
export const classOf = (word: string): Provider | null =>
  providers.find((known) => known === word.toLowerCase()) ?? null;
