import type { ForecastMonth } from '../../analyses/forecast/result.ts';
import { percentile } from './fan-layers.ts';
import { colours } from './theme.ts';
import { fromEndToEnd, placeBetween, type Thumbnail } from './thumbnail.ts';
import { isLogarithmic } from './value-axis.ts';

/** A small fan: the median and nine in ten, month by month. Null of a single month, and where the draws are too few. */
export function fanThumbnail(months: readonly ForecastMonth[]): Thumbnail | null {
  const bands = months.flatMap((month) => {
    const [a, c, e] = (['p5', 'p50', 'p95'] as const).map((key) => percentile(month, key));
    return typeof a === 'number' && typeof c === 'number' && typeof e === 'number' ? [{ a, c, e }] : [];
  });
  if (bands.length < 2) return null;
  const low = Math.min(...bands.map(({ a }) => a));
  const high = Math.max(...bands.map(({ e }) => e));
  const logarithmic = isLogarithmic(low, high);
  const [bottom, top] =
    low < high ? [low >= 0 && !logarithmic && low < high / 2 ? 0 : low, high] : [low - 1, high + 1];
  const place = placeBetween(bottom, top, logarithmic);
  const values = bands.map(({ a, c, e }, x) => ({ x, a: place(a), c: place(c), e: place(e) }));
  const x = { field: 'x', type: 'quantitative', axis: null, scale: { nice: false, zero: false } };
  const y = { type: 'quantitative', axis: null, scale: fromEndToEnd };
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
