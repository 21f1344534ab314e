import type { BinnedDensity, MovedInput } from '../../analyses/evidence/result.ts';
import { movedInputs, moveWords } from '../../analyses/evidence/words.ts';
import type { Result } from '../../analyses/result.ts';
import { inSentence, sentenceName, spokenName } from '../../notation/spoken-name.ts';
import { formatRange } from '../../notation/spoken-number.ts';
import type { Chart, Size, Spec } from './chart.ts';
import { panelTitle } from './driver-rows.ts';
import { colours } from './theme.ts';
import { type ValueAxis, valueAxis } from './value-axis.ts';

/** Inputs that are drawn, those that moved most; all are in the numbers below. */
const mostDrawn = 6;

/** An input with both of its densities. */
interface Drawn {
  readonly name: string;
  readonly unit: string;
  readonly input: MovedInput;
  readonly prior: BinnedDensity;
  readonly posterior: BinnedDensity;
}

/** What was thought of inputs before and after the observations, as two thin curves an input. Null where none moved. */
export function movedInputsChart(result: Result): Chart | null {
  const { evidence } = result;
  const moved = evidence === undefined ? [] : movedInputs(evidence);
  const drawn = moved.flatMap(([name, input]): Drawn[] => {
    const { density: prior, unit } = result.inputs[name] ?? { density: null, unit: '' };
    const { density: posterior } = input;
    return prior == null || posterior === null ? [] : [{ name, unit, input, prior, posterior }];
  });
  const shown = drawn.slice(0, mostDrawn);
  const [first] = shown;
  if (first === undefined) return null;
  const more = moved.length - shown.length;
  const range = ({ p5, p95 }: MovedInput['prior'], unit: string) => formatRange(p5, p95, unit);
  return {
    id: 'moved-inputs',
    title: `The observations changed ${inSentence(sentenceName(first.name))} most: ${moveWords(first.input)}`,
    caption: `Density of each input before the observations (grey, broken) and after (blue); each curve is as high as the drawing, so that their places and widths can be compared. Intervals are from the 5th to the 95th percentile.${more <= 0 ? '' : ` ${more} more ${more === 1 ? 'stands' : 'stand'} in the numbers.`}`,
    label: `${shown.map(({ name, unit, input }) => `${spokenName(name)}: before ${range(input.prior, unit)}, after ${range(input.posterior, unit)}`).join('; ')}.`,
    table: {
      columns: [
        'Input',
        'Unit',
        'Before: 5th percentile',
        'Median',
        '95th',
        'After: 5th percentile',
        'Median',
        '95th',
        'Moved by (sd)',
        'Narrowed by (share)',
      ],
      rows: moved.map(([name, { prior, posterior, moved: by, narrowed }]) => [
        sentenceName(name),
        result.inputs[name]?.unit ?? '',
        prior.p5,
        prior.p50,
        prior.p95,
        posterior.p5,
        posterior.p50,
        posterior.p95,
        by,
        narrowed,
      ]),
    },
    spec: (size) => ({
      columns: size.narrow ? 1 : 2,
      spacing: { row: 22, column: 34 },
      concat: shown.map((input) => panel(input, size)),
    }),
  };
}

/** Height of the curves in pixels. */
const height = 64;

function panel({ name, unit, input, prior, posterior }: Drawn, size: Size): Spec {
  const ends = [prior, posterior].flatMap(({ edges }) => [edges[0]!, edges.at(-1)!]);
  const axis = valueAxis(Math.min(...ends), Math.max(...ends), unit, { narrow: true });
  const x = { field: 'x', type: 'quantitative', scale: axis.scale, axis: { ...axis.axis, grid: false } };
  const [before, after] = [prior, posterior].map((density) => toOne(curveOf(density, axis)));
  const y = {
    field: 'd',
    type: 'quantitative',
    axis: null,
    scale: { domain: [0, 1.04], nice: false },
  };
  const line = (values: readonly object[], color: string, strokeDash: readonly number[]) => ({
    data: { values },
    mark: { type: 'line', interpolate: 'monotone', color, strokeWidth: 1.75, strokeDash },
    encoding: { x, y },
  });
  return {
    title: panelTitle(sentenceName(name), moveWords(input)),
    width: size.narrow ? size.width - 30 : (size.width - 34) / 2 - 20,
    height,
    layer: [line(before!, colours.soft, [4, 3]), line(after!, colours.outcome, [])],
  };
}

/** Points of a curve of which the highest is 1. */
function toOne(points: ReturnType<typeof curveOf>) {
  const tallest = Math.max(...points.map(({ d }) => d));
  return points.map(({ x, d }) => ({ x, d: Number((d / tallest).toPrecision(drawnDigits)) }));
}

/**
 * Points of a density along an axis as it is drawn, in shares a length of the axis: the middle of every bin, from the ground at
 * both ends. Empty bins belong to the one before, as between whole numbers there are only such.
 */
export function curveOf({ edges, masses }: BinnedDensity, axis: ValueAxis) {
  const bins: { from: number; to: number; mass: number }[] = [];
  for (const [k, mass] of masses.entries()) {
    const last = bins.at(-1);
    const [from, to] = [axis.position(edges[k]!), axis.position(edges[k + 1]!)];
    if (last !== undefined && (mass === 0 || !(to > from))) {
      last.to = to;
      last.mass += mass;
    } else bins.push({ from, to, mass });
  }
  const points = bins.flatMap(({ from, to, mass }) =>
    to > from ? [{ x: axis.value((from + to) / 2), d: mass / (to - from) }] : [],
  );
  const ground = (edge: number) => ({ x: edge, d: 0 });
  return [ground(edges[0]!), ...points, ground(edges.at(-1)!)].map(({ x, d }) => ({
    x: Number(x.toPrecision(drawnDigits)),
    d: Number(d.toPrecision(drawnDigits)),
  }));
}

/** Digits of what is drawn. */
const drawnDigits = 5;
