import { columnTitle } from './column-title.ts';
import type { Result } from '../../analyses/result.ts';
import { formatNumber, formatQuantity } from '../../notation/spoken-number.ts';
import type { Chart, Size, Spec } from './chart.ts';
import { rowLabels } from './row-labels.ts';
import { colours } from './theme.ts';
import { valueAxis } from './value-axis.ts';

type Breakdown = NonNullable<Result['breakdown']>;

/** Where the money goes: means as a waterfall, each part's own interval beside it. */
export function breakdown({ breakdown }: Result): Chart | null {
  return breakdown === null ? null : waterfall(breakdown, 'breakdown');
}

/** The same money by service, workload or customer. */
export function breakdownBy(by: NonNullable<Result['breakdowns']>[number]['by']) {
  return ({ breakdowns = [] }: Result): Chart | null => {
    const found = breakdowns.find((one) => one.by === by);
    return found === undefined ? null : waterfall(found, `breakdown-${by}`, by);
  };
}

function waterfall(breakdown: Breakdown, id: string, by?: string): Chart | null {
  // Means that do not settle add up to nothing.
  if (breakdown.parts.length === 0 || breakdown.parts.some(({ mean }) => mean.value === null)) return null;
  const { parts, unit } = breakdown;
  const total = parts.reduce((sum, { mean }) => sum + (mean.value ?? 0), 0);
  const largest = [...parts].sort((a, b) => (b.mean.value ?? 0) - (a.mean.value ?? 0))[0]!;
  const share = total > 0 ? (largest.mean.value ?? 0) / total : null;
  const lead =
    share === null
      ? `${largest.label} is the largest part`
      : `${largest.label} takes ${Math.round(share * 100)} of every 100 ${unit.split('/')[0] || 'units'}`;
  return {
    id,
    title: by === undefined ? lead : `By ${by}: ${lead}`,
    caption:
      by === undefined
        ? `Blocks: means, which add up to ${formatQuantity(total, unit)}. Bars: what each part may come to, 5th to 95th percentile with the median; these do not add up, because not everything is expensive at once.`
        : `The same ${formatQuantity(total, unit)}; blocks and bars mean what they mean above.`,
    label: `Means: ${parts.map(({ label, mean }) => `${label} ${formatNumber(mean.value)}`).join(', ')}; together ${formatQuantity(total, unit)}.`,
    table: {
      columns: [
        'Part',
        columnTitle('Mean', unit),
        'Share of the mean',
        '5th percentile',
        'Median',
        '95th percentile',
      ],
      rows: parts.map(({ label, mean, p5, p50, p95 }) => [
        label,
        mean.value,
        total > 0 ? (mean.value ?? 0) / total : null,
        p5.value,
        p50.value,
        p95.value,
      ]),
    },
    spec: (size) => breakdownSpec(breakdown, total, size),
  };
}

function breakdownSpec({ parts, unit }: Breakdown, total: number, size: Size): Spec {
  let sum = 0;
  const steps = parts.map(({ name, label, mean, p5, p50, p95 }) => {
    const from = sum;
    sum += mean.value ?? 0;
    return {
      k: name,
      l: label,
      a: from,
      b: sum,
      m: formatNumber(mean.value),
      p5: p5.value,
      p50: p50.value,
      p95: p95.value,
    };
  });
  const order = [...parts.map(({ name }) => name), ' total'];
  const names = Object.fromEntries([
    ...parts.map(({ name, label }) => [name, label]),
    [' total', 'Together'],
  ]);
  const labelWidth = size.narrow ? 110 : 150;
  const y = (labels: boolean, rows: readonly string[] = order) => ({
    field: 'k',
    type: 'nominal',
    sort: rows,
    scale: { domain: rows },
    axis: labels
      ? {
          title: null,
          grid: false,
          labelColor: colours.ink,
          labelLimit: labelWidth,
          minExtent: labelWidth,
          maxExtent: labelWidth,
          ...rowLabels(names, labelWidth),
        }
      : null,
  });
  const panelWidth = size.narrow ? size.width - labelWidth - 30 : (size.width - labelWidth - 60) / 2;
  const height = { step: 30 };
  const bars = [...steps, { k: ' total', a: 0, b: total, m: formatNumber(total) }];
  const extent = [0, ...bars.flatMap(({ a, b }) => [a, b])];
  const spread = Math.max(...extent) - Math.min(...extent);
  const means = linear(Math.min(...extent), Math.max(...extent) + spread * 0.32, `mean, ${unit}`);
  const waterfall = {
    title: 'Means, which add up',
    width: panelWidth,
    height,
    data: { values: bars.map((bar) => ({ ...bar, e: Math.max(bar.a, bar.b) })) },
    layer: [
      {
        mark: { type: 'bar', height: 16 },
        encoding: {
          y: y(true),
          x: { field: 'a', type: 'quantitative', ...means },
          x2: { field: 'b' },
          color: { condition: { test: "datum.k === ' total'", value: colours.ink }, value: colours.outcome },
        },
      },
      {
        mark: { type: 'text', align: 'left', dx: 6 },
        encoding: { y: y(true), x: { field: 'e', type: 'quantitative', ...means }, text: { field: 'm' } },
      },
    ],
  };
  const intervals = intervalPanel(
    steps,
    y(size.narrow, size.narrow ? order.slice(0, -1) : order),
    panelWidth,
    height,
    unit,
  );
  const panels = [waterfall, intervals];
  return { spacing: 24, ...(size.narrow ? { vconcat: panels } : { hconcat: panels }) };
}

function intervalPanel(
  steps: readonly { readonly p5: number | null; readonly p95: number | null }[],
  y: Spec,
  width: number,
  height: Spec,
  unit: string,
): Spec {
  const ends = steps.flatMap(({ p5, p95 }) => [p5 ?? 0, p95 ?? 0]);
  const x = linear(Math.min(0, ...ends), Math.max(...ends) || 1, unit);
  return {
    title: 'Each part’s own interval',
    width,
    height,
    data: { values: steps },
    layer: [
      {
        mark: { type: 'bar', height: 8, color: colours.outcomeSoft, cornerRadius: 4 },
        encoding: { y, x: { field: 'p5', type: 'quantitative', ...x }, x2: { field: 'p95' } },
      },
      {
        mark: { type: 'tick', color: colours.outcome, thickness: 3, size: 16 },
        encoding: { y, x: { field: 'p50', type: 'quantitative', ...x } },
      },
    ],
  };
}

function linear(low: number, high: number, title: string) {
  const { axis } = valueAxis(low, high, title, { narrow: true });
  return { scale: { domain: [low, high], nice: false }, axis };
}
