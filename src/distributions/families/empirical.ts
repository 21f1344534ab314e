import { square } from '../../elementary/elementary.ts';
import { countUpTo } from '../atoms.ts';
import type { Family } from '../family.ts';
import { squareUnit } from '../moments.ts';
import { once } from '../quantile-moments.ts';

export const empirical: Family = {
  name: 'empirical',
  explanation: 'The data themselves: each value of a CSV column is drawn with equal probability.',
  parameters: [
    { name: 'file', kind: 'text', explanation: 'path of the CSV, from the scenario', positional: false },
    { name: 'column', kind: 'text', explanation: 'heading of the column', positional: false },
    {
      name: 'missing',
      kind: 'text',
      explanation: '"left out" to skip cells without a value; otherwise they are an error',
      optional: true,
      positional: false,
    },
    {
      name: 'values',
      kind: 'list',
      explanation: 'the numbers themselves, in place of a file',
      positional: false,
    },
  ],
  forms: [['file', 'column', 'missing'], ['values']],
  example: 'empirical(file="x.csv", column="tokens")',
  source: 'Hyndman and Fan, The American Statistician 50 (1996) 361-365, definition 1',
  discrete: true,
  percentiles: 'none',
  resolve(given) {
    if (!given.has('values')) throw new Error('the column of an empirical distribution has not been read');
    const values = Float64Array.from(given.list('values')).sort();
    if (values.length < 2) given.refuse('values', 'a distribution of data needs at least 2 values');
    else if (values[0] === values.at(-1)) {
      given.refuse('values', 'a distribution needs some width', `write the number ${values[0]}`);
    }
    return { values: [...values] };
  },
  build(parameters) {
    const values = parameters.values as readonly number[];
    const count = values.length;
    const moments = once(() => momentsOf(values));
    return {
      support: [values[0]!, values[count - 1]!],
      get mean() {
        return moments().mean;
      },
      get sd() {
        return moments().sd;
      },
      cdf: (x) => countUpTo(values, x) / count,
      survival: (x) => (count - countUpTo(values, x)) / count,
      quantile: (u) => values[firstRank(u, count) - 1]!,
      upperQuantile: (s) => values[lastRank(s, count)]!,
    };
  },
};

/** The smallest rank from 1 with rank / count >= u, as these doubles compare. */
function firstRank(u: number, count: number): number {
  let rank = Math.max(1, Math.ceil(u * count));
  while (rank > 1 && (rank - 1) / count >= u) rank -= 1;
  while (rank < count && rank / count < u) rank += 1;
  return rank;
}

/** The smallest index whose share of later values is at most s. */
function lastRank(s: number, count: number): number {
  let index = Math.max(0, count - 1 - Math.floor(s * count));
  while (index > 0 && (count - index) / count <= s) index -= 1;
  while (index < count - 1 && (count - 1 - index) / count > s) index += 1;
  return index;
}

function momentsOf(values: readonly number[]): { readonly mean: number; readonly sd: number } {
  const centre = values[values.length >> 1]!;
  const unit = squareUnit(values.at(-1)! - values[0]!);
  let shift = 0;
  for (const value of values) shift += value / unit - centre / unit;
  const mean = centre + (shift / values.length) * unit;
  let squares = 0;
  for (const value of values) squares += square(value / unit - mean / unit);
  return { mean, sd: Math.sqrt(squares / values.length) * unit };
}
