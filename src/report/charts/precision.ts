import { inSentence } from '../../notation/spoken-name.ts';
import type { Result } from '../../analyses/result.ts';
import { percentileKeys } from '../../analyses/outcome/result.ts';
import { formatNumber } from '../../notation/spoken-number.ts';
import { isConstant, type NamedOutput } from '../../analyses/outcome/words.ts';
import type { Chart, Spec } from './chart.ts';
import { colours } from './theme.ts';

/** How well the simulation knows each percentile: open grey points, never drawn like outcomes. */
export function precision(result: Result, named: NamedOutput): Chart | null {
  const { output } = named;
  if (isConstant(output)) return null;
  const { p5, p50, p95 } = output.quantiles;
  const middle = Math.abs(p50.value ?? 0);
  // A share of a number near 0 says nothing where outcomes lie on both sides of it.
  const width = (p5.value ?? 0) < 0 && (p95.value ?? 0) > 0 ? p95.value! - p5.value! : null;
  const whole = width === null ? 'of the number itself' : 'of the width between the 5th and the 95th';
  const points = percentileKeys.flatMap((key) => {
    const { value, error } = output.quantiles[key];
    const scale = width ?? (Math.abs(value ?? 0) || middle);
    return error === null || value === null || !Number.isFinite(error / scale)
      ? []
      : [{ k: key.slice(1), z: 0, e: (error / scale) * 100 }];
  });
  if (points.length === 0) return null;
  const worst = points.reduce((a, b) => (b.e > a.e ? b : a));
  return {
    id: `precision-${named.name}`,
    title: `Every percentile of ${inSentence(output.label)} is known to ${formatNumber(worst.e)} %${width === null ? '' : ` ${whole}`} or better`,
    caption: `One standard error of the simulation, in per cent ${whole}, from the spread of ${result.run.replicates} independent replicates. More draws make it smaller; they do not make the outcome less uncertain.`,
    label: `Simulation error by percentile: ${points.map(({ k, e }) => `${k}th ${formatNumber(e)} %`).join(', ')}.`,
    table: {
      columns: ['Percentile', `Standard error, per cent ${whole.replace(' itself', '')}`],
      rows: points.map(({ k, e }) => [k, e]),
    },
    spec: (size): Spec => ({
      width: size.width,
      height: 170,
      autosize: { type: 'fit', contains: 'padding' },
      data: { values: points },
      layer: [
        {
          mark: { type: 'rule', color: colours.simulation, strokeWidth: 1 },
          encoding: {
            x: { field: 'k', type: 'ordinal', sort: null },
            y: { field: 'z', type: 'quantitative' },
            y2: { field: 'e' },
          },
        },
        {
          mark: {
            type: 'point',
            size: 60,
            color: colours.simulation,
            fill: colours.paper,
            strokeWidth: 1.5,
            opacity: 1,
          },
          encoding: {
            x: {
              field: 'k',
              type: 'ordinal',
              sort: null,
              axis: {
                title: 'percentile',
                // Names of neighbours would touch on a phone.
                ...(size.narrow
                  ? { values: percentileKeys.map((key) => key.slice(1)).filter((k) => !k.endsWith('.5')) }
                  : {}),
                labelAngle: 0,
                grid: false,
                titleAnchor: 'end',
                titleAlign: 'right',
              },
            },
            y: {
              field: 'e',
              type: 'quantitative',
              axis: { title: 'error', labelExpr: "format(datum.value, '.2~r') + ' %'", tickCount: 3 },
            },
          },
        },
      ],
    }),
  };
}
