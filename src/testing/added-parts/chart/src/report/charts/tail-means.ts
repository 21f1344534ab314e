import { isConstant, type NamedOutput } from '../../analyses/outcome/words.ts';
import type { Result } from '../../analyses/result.ts';
import type { Chart } from './chart.ts';
import { colours } from './theme.ts';

/** How much the worst outcomes come to on average. */
export function tailMeans(_: Result, { name, output, quantity }: NamedOutput): Chart | null {
  const { p90, p95, p99 } = output.tailMean;
  const bars = [
    { worst: '1 in 10', mean: p90.value },
    { worst: '1 in 20', mean: p95.value },
    { worst: '1 in 100', mean: p99.value },
  ];
  if (isConstant(output) || bars.some(({ mean }) => mean === null)) return null;
  return {
    id: `tail-means-${name}`,
    title: `The worst tenth comes to ${quantity(p90.value)} on average`,
    caption: 'Mean of the highest tenth, twentieth and hundredth of all outcomes.',
    label: `Means of the highest outcomes: ${bars.map(({ worst, mean }) => `${worst} ${quantity(mean)}`).join(', ')}.`,
    table: { columns: ['Worst', output.unit], rows: bars.map(({ worst, mean }) => [worst, mean]) },
    spec: ({ width }) => ({
      width,
      height: 120,
      autosize: { type: 'fit', contains: 'padding' },
      data: { values: bars },
      mark: { type: 'bar', color: colours.outcome },
      encoding: {
        y: { field: 'worst', type: 'nominal', sort: null, axis: { title: null } },
        x: { field: 'mean', type: 'quantitative', axis: { title: null, tickCount: 3 } },
      },
    }),
  };
}
