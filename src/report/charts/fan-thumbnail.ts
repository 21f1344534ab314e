import type { ForecastMonth } from '../../analyses/forecast/result.ts';
import { percentile } from './fan-layers.ts';
import { colours } from './theme.ts';
import type { Thumbnail } from './thumbnail.ts';
import { isLogarithmic } from './value-axis.ts';

/** A small fan: the median and nine in ten, month by month. Null of a single month, and where the draws are too few. */
export function fanThumbnail(months: readonly ForecastMonth[]): Thumbnail | null {
  const values = months.flatMap((month, x) => {
    const [a, c, e] = (['p5', 'p50', 'p95'] as const).map((key) => percentile(month, key));
    return typeof a === 'number' && typeof c === 'number' && typeof e === 'number' ? [{ x, a, c, e }] : [];
  });
  if (values.length < 2) return null;
  const low = Math.min(...values.map(({ a }) => a));
  const high = Math.max(...values.map(({ e }) => e));
  const logarithmic = isLogarithmic(low, high);
  const ends =
    low < high ? [low >= 0 && !logarithmic && low < high / 2 ? 0 : low, high] : [low - 1, high + 1];
  const x = { field: 'x', type: 'quantitative', axis: null, scale: { nice: false, zero: false } };
  const y = {
    type: 'quantitative',
    axis: null,
    scale: { domain: ends, nice: false, ...(logarithmic ? { type: 'log' } : { zero: false }) },
  };
  const spec = {
    width: 110,
    height: 30,
    padding: 1,
    data: { values },
    layer: [
      {
        mark: { type: 'area', color: colours.outcomeSoft, opacity: 1 },
        encoding: { x, y: { ...y, field: 'a' }, y2: { field: 'e' } },
      },
      {
        mark: { type: 'line', color: colours.outcome, strokeWidth: 1.5 },
        encoding: { x, y: { ...y, field: 'c' } },
      },
    ],
  };
  return { spec, logarithmic };
}
