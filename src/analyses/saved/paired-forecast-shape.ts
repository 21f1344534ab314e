import { type PairedForecast, pairedKeys, type PairedMonth } from '../comparison/result.ts';
import { estimate } from './estimate-shape.ts';
import { count, keyed, list, mapping, orNull, type Shape, text } from './shape.ts';

const months = list(
  mapping<PairedMonth>({
    month: text,
    difference: mapping<PairedMonth['difference']>({
      mean: estimate,
      quantiles: keyed(pairedKeys, estimate),
    }),
  }),
);

/** The months of a saved comparison. */
export const pairedForecastShape: Shape<PairedForecast> = mapping<PairedForecast>({
  output: text,
  unit: text,
  totalUnit: orNull(text),
  draws: count,
  months,
  toDate: months,
});
