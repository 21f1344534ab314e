import { type ApiPriceRow, apiPrices } from './catalog.ts';
import type { ChosenModel } from './choose-language-model.ts';
import { type Default, spreadNotation, yearsAway } from './prices.ts';

/** A model's id in letters and digits, without its maker and the words that tell tuned weights from others. */
const bare = (id: string) =>
  id
    .toLowerCase()
    .replace(/^(?:meta|nvidia)-/, '')
    .replace(/-(?:instruct|it|chat|base|hf|v0\.\d)$/, '')
    .replace(/[^a-z0-9]/g, '');

const yearOf = (month: string) => Number(month.slice(0, 4));
const monthsOf = ({ from, date }: ApiPriceRow) => ({ year: yearOf(from ?? date), until: yearOf(date) });

/**
 * The price of a language model in a year, by the model's id or that of a row; undefined where nobody is known to sell
 * it. The row nearest in time is taken; of equally near ones one over several hosts, and of those the later.
 *
 * @param year null for the latest price
 */
export function apiPriceOf(modelId: string, year: number | null): ApiPriceRow | undefined {
  const rows = apiPrices();
  const model = bare(rows.find(({ id }) => id === modelId)?.model ?? modelId);
  const sold = rows.filter((row) => bare(row.model) === model);
  const when = year ?? Math.max(...sold.map(({ date }) => yearOf(date)));
  const away = (row: ApiPriceRow) => yearsAway(monthsOf(row), when);
  const hosts = (row: ApiPriceRow) => (row.offers === undefined ? 1 : 0);
  const began = ({ from, date }: ApiPriceRow) => `${from ?? date} ${date}`;
  return sold.sort(
    (a, b) =>
      away(a) - away(b) || hosts(a) - hosts(b) || Number(began(a) < began(b)) - Number(began(a) > began(b)),
  )[0];
}

/** What the tokens of a language model cost in a year where they are bought, in USD per million. */
export function apiDefaults(
  { id, apiPrice, name }: ChosenModel,
  year: number | null,
): Record<'api_input_price' | 'api_cached_input_price' | 'api_output_price', Default> {
  const own = id === null ? undefined : apiPriceOf(id, year);
  const row = own ?? (apiPrice === null ? undefined : apiPriceOf(apiPrice, year));
  if (row === undefined) {
    const source = `judgement: no price of ${name} is in the catalogue; from small to large models`;
    return {
      api_input_price: { notation: '0.1 to 10 USD/Mtoken', source },
      api_cached_input_price: { notation: '0.02 to 2 USD/Mtoken', source },
      api_output_price: { notation: '0.3 to 30 USD/Mtoken', source },
    };
  }
  const { offers, input_usd_per_mtoken: input, cached_input_usd_per_mtoken: cached } = row;
  const from = `${row.id} of ${row.provider}, ${row.date}: ${row.sources.join('; ')}`;
  const standsIn = own === undefined ? `judgement: something like ${name}; ` : '';
  const price = (median: number, ends: { low: number; high: number } | undefined, note = ''): Default => ({
    notation: `${ends === undefined ? median : priceOfHosts(median, ends, offers?.count)} USD/Mtoken`,
    source: `${standsIn}${note}${from}`,
  });
  return {
    api_input_price: price(input, offers?.input),
    api_cached_input_price: price(
      cached ?? input,
      offers?.cached_input,
      cached === undefined ? 'judgement: no price of cached input is known, all is charged in full; ' : '',
    ),
    api_output_price: price(row.output_usd_per_mtoken, offers?.output),
  };
}

/** A price that all hosts share is a number; any other is spread as rents are. */
function priceOfHosts(median: number, { low, high }: { low: number; high: number }, count = 1): string {
  return low === high ? String(median) : spreadNotation({ low, median, high, count });
}
