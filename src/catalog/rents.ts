import { type AcceleratorRow, type Provider, providers, type Rental, type RentRow } from './catalog.ts';
import { type Default, rentFromPurchase, spreadNotation, yearsAway } from './prices.ts';
import { nearestOffer, type Period, periodText } from './rent-periods.ts';
import { discounted, rentRatio, saidRatio } from './rent-ratios.ts';

/** What decides a rent beside the accelerator. */
export interface RentChoice extends Period {
  readonly rental: Rental;
  /** Null where the scenario does not say: the usual class of the year. */
  readonly provider: Provider | null;
}

/** Where somebody looks who finds no offer of a class: those with the nearest prices first. */
const standIns: Readonly<Record<Provider, readonly Provider[]>> = {
  hyperscaler: ['neocloud', 'marketplace'],
  neocloud: ['marketplace', 'hyperscaler'],
  marketplace: ['neocloud', 'hyperscaler'],
};

/** From this year on most known offers of A100 and H100 are of neoclouds (24 of 29 in 2023); before, of large clouds. */
const yearOfNeoclouds = 2023;

/** What a class offers on demand; what it offers else is priced as a share of it. */
const onDemandOf = ({ rent }: AcceleratorRow, provider: Provider) =>
  rent.filter((row) => (row.provider ?? provider) === provider && row.kind === 'on-demand');

/** The class whose prices stand where a scenario names none. */
export function usualProvider(accelerator: AcceleratorRow, year: number | null): Provider {
  const first: Provider = year !== null && year < yearOfNeoclouds ? 'hyperscaler' : 'neocloud';
  const order = [first, ...providers.filter((one) => one !== first)];
  return order.find((one) => onDemandOf(accelerator, one).length > 0) ?? first;
}

/** Rent of an accelerator in USD/GPU/hour; by its purchase where nobody rents it out. */
export function rentDefault(accelerator: AcceleratorRow, choice: RentChoice): Default {
  const asked = choice.provider ?? usualProvider(accelerator, choice.year);
  const provider = [asked, ...standIns[asked]].find((one) => onDemandOf(accelerator, one).length > 0);
  if (provider === undefined) return rentFromPurchase(accelerator, choice.year);
  const { notation, source } = rentAt(accelerator, provider, choice);
  return {
    notation: `${notation} USD/GPU/hour`,
    source: `${reasonFor(provider, asked, accelerator, choice)}${source}`,
  };
}

/** Why this class was taken, where the scenario did not ask for it. */
function reasonFor(
  provider: Provider,
  asked: Provider,
  { rent }: AcceleratorRow,
  choice: RentChoice,
): string {
  if (provider !== asked)
    return `judgement: no offer of a ${asked} is known, a ${provider} is used instead; `;
  const isOwn = rent.every((row) => row.provider === undefined);
  return choice.provider !== null || isOwn
    ? ''
    : `judgement: the price of a ${provider}, unless \`provider\` says otherwise (neoclouds from 2023 on, hyperscalers before, where they rent it out); `;
}

/** Rent from one class of providers: what stands on demand then, or a share of it. */
function rentAt(accelerator: AcceleratorRow, provider: Provider, choice: RentChoice): Default {
  const { rental, half } = choice;
  const rows = onDemandOf(accelerator, provider);
  const year = choice.year ?? Math.max(...rows.map((row) => row.until ?? row.year));
  const base = nearestOffer(rows, year, half);
  if (base === undefined) throw new Error(`no ${provider} rents out ${accelerator.id}`);
  const isOff =
    yearsAway(base, year) > 0 || (half !== null && base.half !== half && base.until === undefined);
  const away = isOff
    ? `judgement: no offer of ${periodText({ year, half })} is known, the nearest is taken; `
    : '';
  if (rental === 'on-demand')
    return { notation: spreadNotation(base), source: `${away}${said(base, rental)}` };
  const ratio = rentRatio(
    accelerator,
    provider,
    rental,
    Math.max(base.year, Math.min(year, base.until ?? base.year)),
  );
  return {
    notation: discounted(base, ratio),
    source: `${saidRatio(ratio, rental, (row) => said(row, rental))}; ${away}${said(base, 'on-demand')}`,
  };
}

/** What is known of an offer; a price of one's own is of no class and no year. */
function said(row: RentRow, rental: Rental): string {
  if (row.provider === undefined) return `${rental}: ${row.source}`;
  const count = row.count === undefined ? '' : `${row.count} offer${row.count === 1 ? '' : 's'}, `;
  const years =
    row.until === undefined
      ? periodText({ year: row.year, half: row.half ?? null })
      : `${row.year}-${row.until}`;
  return `${row.provider}, ${rental}, ${count}${years}: ${row.source}`;
}
