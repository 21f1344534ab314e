import type { PairedOutput } from '../../analyses/comparison/result.ts';
import { formatDrawShare, formatNumber } from '../../notation/spoken-number.ts';
import type { Chart } from './chart.ts';
import { drawnWords, forestChange, forestRow, forestSpec, mostRows } from './forest.ts';
import type { NamedScenario } from '../../analyses/comparison/words.ts';

/** Differences to the base, paired draw by draw: what overlapping bars hide. */
export function pairedDifference(scenarios: readonly NamedScenario[], output: string): Chart | null {
  const base = scenarios[0]!;
  const label = base.result.outputs[output]?.label ?? output;
  const rows = scenarios.flatMap(({ name, paired }) => {
    const found = paired?.[output];
    return found ? [{ name, ...found }] : [];
  });
  const changed = rows.filter(({ difference }) => difference.sd.value !== 0 || difference.mean.value !== 0);
  const chance = ({ probabilityLower }: (typeof rows)[number]) => probabilityLower.value ?? 0.5;
  const [surest] = [...changed].sort((a, b) => Math.abs(chance(b) - 0.5) - Math.abs(chance(a) - 0.5));
  if (!surest) return null;
  const lower = chance(surest) >= 0.5;
  const unit = rows[0]!.difference.unit;
  const drawn = rows.slice(0, mostRows).map(({ name, difference }) => forestRow(name, difference));
  const measured = `${unit}, less than ${base.name} to the left`;
  return {
    id: `difference-${output}`,
    title: `${label}: ${surest.name} is ${lower ? 'lower than' : higherWords(surest.difference)} ${base.name} in ${formatDrawShare(lower ? chance(surest) : 1 - chance(surest))}`,
    caption: `${label} of each scenario less that of ${base.name}, in the same draw: both see the same users, prices and luck. Left of the line is lower.${drawnWords(rows.length)}`,
    label: rows
      .map(
        ({ name, difference, probabilityLower }) =>
          `${name}: median difference ${formatNumber(difference.quantiles.p50.value)} ${unit}, lower in ${formatDrawShare(probabilityLower.value)}`,
      )
      .join('; '),
    table: {
      columns: ['Scenario', 'Low', 'Median', 'High', 'Mean', 'Median ratio', 'Chance of less', 'Unit'],
      rows: rows.map(({ name, difference, ratio, probabilityLower }) => [
        name,
        difference.interval.low,
        difference.quantiles.p50.value,
        difference.interval.high,
        difference.mean.value,
        ratio.quantiles.p50.value,
        probabilityLower.value,
        unit,
      ]),
      signed: [1, 2, 3, 4],
    },
    spec: (size) => forestSpec(drawn, measured, size, 0),
    change: (size) => forestChange(drawn, measured, size, 0),
  };
}

/** What is not lower may be as high, as where a change reaches few draws: then a percentile of the difference is just 0. */
function higherWords({ quantiles }: PairedOutput['difference']): string {
  const mayBeAlike = Object.values(quantiles).some(({ value }) => value === 0);
  return mayBeAlike ? 'at least as high as' : 'higher than';
}
