import { columnTitle } from './column-title.ts';
import { inSentence } from '../../notation/spoken-name.ts';
import { formatPercent } from '../../notation/spoken-number.ts';
import type { Result } from '../../analyses/result.ts';
import { curveProbabilities } from '../../analyses/outcome/result.ts';
import { intervalRange, isConstant, type NamedOutput } from '../../analyses/outcome/words.ts';
import type { Chart, Spec } from './chart.ts';
import { colours } from './theme.ts';
import { outputAxis, type ValueAxis } from './value-axis.ts';

const bins = 60;

/** The whole distribution, as bars of equal width on the axis as it is drawn. */
export function histogram(_result: Result, named: NamedOutput): Chart | null {
  const { output } = named;
  if (isConstant(output) || output.curve.length === 0) return null;
  const rows = Object.entries(output.quantiles).map(([key, { value }]) => [key.slice(1), value]);
  return {
    id: `histogram-${named.name}`,
    title: `All outcomes of ${inSentence(output.label)} lie between ${named.range(output.minimum, output.maximum, 'and')}`,
    caption: `Taller is more likely. The dark part is the ${Math.round(output.interval.level * 100)} % interval, ${intervalRange(named)}; ${beyondWords(named)}.`,
    label: `Histogram of ${output.label}; ${intervalRange(named)} holds ${Math.round(output.interval.level * 100)} in 100.`,
    table: {
      columns: ['Percentile', columnTitle(output.label, output.unit)],
      rows: rows as [string, number | null][],
    },
    spec: (size) => {
      const axis = outputAxis(named, size);
      const x = { field: 'x', type: 'quantitative', scale: axis.scale, axis: { ...axis.axis, grid: false } };
      return {
        width: size.width,
        autosize: { type: 'fit', contains: 'padding' },
        height: 150,
        ...densitySteps(named, axis, x, 1),
      };
    },
  };
}

/** How much a drawing leaves out. */
function beyondWords(named: NamedOutput): string {
  const { low, high } = outputAxis(named, { narrow: false });
  const { curve } = named.output;
  const [below, above] = [curveBelow(curve, low), 1 - curveBelow(curve, high)].map((share) =>
    formatPercent(Number(share.toPrecision(2))),
  );
  return `${below} of the outcomes lie below the drawing, ${above} above it`;
}

/** The shape of an output over an axis, its interval darker; the tallest step reaches `share` of the height. */
export function densitySteps(named: NamedOutput, axis: ValueAxis, x: Spec, share: number): Spec {
  const { interval } = named.output;
  const steps = axisBins(named, axis);
  const inside = steps.filter(({ low, high }) => {
    const middle = (low + high) / 2;
    return middle >= (interval.low ?? 0) && middle <= (interval.high ?? 0);
  });
  const y = {
    field: 'm',
    type: 'quantitative',
    stack: null,
    axis: null,
    scale: { domain: [0, Math.max(...steps.map(({ mass }) => mass)) / share], nice: false },
  };
  const layer = (shown: typeof steps, color: string) => ({
    data: { values: shown.flatMap(({ low, high, mass }) => [low, high].map((x) => ({ x, m: mass }))) },
    mark: { type: 'area', color, opacity: 1 },
    encoding: { x, y },
  });
  return { layer: [layer(steps, colours.outcomeSoft), layer(inside, colours.outcome)] };
}

/**
 * Mass of the output in equal steps along an axis: from the histogram's counts, or where its steps are too coarse (few
 * of them, or a logarithmic axis) from the quantile curve.
 */
function axisBins({ output }: NamedOutput, axis: ValueAxis) {
  const { edges, counts } = output.histogram;
  const total = counts.reduce((sum, count) => sum + count, 0) || 1;
  const cumulative = [0];
  for (const count of counts) cumulative.push(cumulative.at(-1)! + count / total);
  const below = (value: number): number => {
    const bin = edges.findIndex((edge) => edge > value);
    if (bin === 0) return 0;
    if (bin < 0) return 1;
    const from = edges[bin - 1]!;
    return (
      cumulative[bin - 1]! +
      ((cumulative[bin]! - cumulative[bin - 1]!) * (value - from)) / (edges[bin]! - from)
    );
  };
  const fine =
    counts.length >= bins / 2 && axis.scale.type !== 'log'
      ? below
      : (value: number) => curveBelow(output.curve, value);
  return Array.from({ length: bins }, (_, bin) => {
    const low = axis.value(bin / bins);
    const high = axis.value((bin + 1) / bins);
    return { low, high, mass: fine(high) - fine(low) };
  });
}

function curveBelow(curve: readonly number[], value: number): number {
  const next = curve.findIndex((point) => point > value);
  if (next < 0) return 1;
  if (next === 0) return 0;
  const [low, high] = [curve[next - 1]!, curve[next]!];
  const [from, to] = [curveProbabilities[next - 1]!, curveProbabilities[next]!];
  return from + ((to - from) * (value - low)) / (high - low);
}
