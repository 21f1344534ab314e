import { formatDrawShare, formatNumber } from '../../notation/spoken-number.ts';
import type { Chart } from './chart.ts';
import { forestSpec } from './forest.ts';
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
  return {
    id: `difference-${output}`,
    title: `${surest.name} is ${lower ? 'lower' : 'higher'} than ${base.name} in ${formatDrawShare(lower ? chance(surest) : 1 - chance(surest))}`,
    caption: `${label} of each scenario less that of ${base.name}, in the same draw: both see the same users, prices and luck. Left of the line is lower.`,
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
    },
    spec: (size) =>
      forestSpec(
        rows.map(({ name, difference }) => ({
          name,
          low: difference.interval.low ?? difference.quantiles.p50.value ?? 0,
          p25: difference.quantiles.p25.value ?? 0,
          p50: difference.quantiles.p50.value ?? 0,
          p75: difference.quantiles.p75.value ?? 0,
          high: difference.interval.high ?? difference.quantiles.p50.value ?? 0,
        })),
        `${unit}, less than ${base.name} to the left`,
        size,
        0,
      ),
  };
}
