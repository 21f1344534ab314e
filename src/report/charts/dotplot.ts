import { columnTitle } from './column-title.ts';
import { square } from '../../elementary/elementary.ts';
import { reportedWords } from '../../analyses/published/words.ts';
import { formatDrawShare, formatGiven } from '../../notation/spoken-number.ts';
import { inSentence } from '../../notation/spoken-name.ts';
import type { Result } from '../../analyses/result.ts';
import { curveValue, intervalRange, isConstant, type NamedOutput } from '../../analyses/outcome/words.ts';
import type { Chart, Size, Spec } from './chart.ts';
import { goalLimit, misses, type Threshold } from './goal-line.ts';
import { boundShapes, reportedDiamonds } from './reported-diamonds.ts';
import { colours } from './theme.ts';
import { outputAxis, type ValueAxis } from './value-axis.ts';

const dots = 50;

/**
 * Quantile dotplot: 50 dots, each one of 50 equally likely outcomes.
 * Source: Kay et al. 2016, CHI; Fernandes et al. 2018, CHI.
 */
export function dotplot(result: Result, named: NamedOutput): Chart | null {
  const { output } = named;
  if (isConstant(output) || output.curve.length === 0) return null;
  const values = equallyLikely(output);
  const limit = goalLimit(result, named.name);
  const goal = limit && formatGiven(limit.limit, limit.unit);
  const beyond = limit ? values.filter((value) => misses(value, limit)).length : 0;
  const middle = [output.quantiles.p25.value, output.quantiles.p75.value] as const;
  const title = limit
    ? `${beyond === 0 ? 'None' : beyond} of ${dots} equally likely outcomes ${beyond === 1 ? 'misses' : 'miss'} the goal of ${goal}`
    : `Half of the outcomes lie between ${named.range(...middle, 'and')}`;
  const goalSentence = limit === null ? '' : goalWords(beyond, near([limit.limit], values).length > 0);
  const reported = reportedNear(result, named.name, values);
  return {
    id: `dotplot-${named.name}`,
    title,
    caption: `Each dot is one of ${dots} equally likely outcomes of ${inSentence(output.label)}. Count dots to read a chance: one dot is 2 in 100.${intervalSentence(output)}${goalSentence}${reportedSentence(reported.length)}`,
    label: `${dots} dots along ${output.label}. The middle half lies at ${named.range(...middle)}, the ${Math.round(output.interval.level * 100)} % interval is ${intervalRange(named)}.${limit ? ` ${beyond} dots miss the goal of ${goal}.` : ''}`,
    table: {
      columns: ['Dot', 'Chance of less', columnTitle(output.label, output.unit)],
      rows: values.map((value, dot) => [dot + 1, (dot + 0.5) / dots, value]),
    },
    spec: (size) => dotplotSpec(named, limit, reported, size),
  };
}

function intervalSentence({ interval: { level, low } }: NamedOutput['output']): string {
  return low === null
    ? ''
    : ` The bar below them holds ${formatDrawShare(level).replace('draws', 'outcomes')}.`;
}

const reportedSentence = (count: number) =>
  count === 0
    ? ''
    : ` ${count === 1 ? 'The diamond on it is what was' : 'Diamonds on it are what was'} reported.`;

function goalWords(beyond: number, drawn: boolean): string {
  const dots =
    beyond === 0
      ? 'No dot misses the goal'
      : `${beyond === 1 ? 'The dot' : `The ${beyond} dots`} in the second colour ${beyond === 1 ? 'misses' : 'miss'} it`;
  return drawn ? ` The broken line is the goal. ${dots}.` : ` ${dots}; it lies far outside the drawing.`;
}

/** A dot in place: `x` in the output's unit, `y` and the diameter in pixels. */
interface Dot {
  readonly x: number;
  readonly y: number;
  readonly s: number;
  readonly miss: boolean;
  /** What the pointer is told. */
  readonly t?: string;
}

/** What a dotplot shows at one size. */
export interface DotplotPicture {
  readonly axis: ValueAxis;
  readonly height: number;
  readonly data: {
    readonly dots: readonly Dot[];
    readonly goal: readonly { readonly x: number }[];
    readonly interval: readonly { readonly a: number; readonly b: number }[];
  };
}

/** A value that somebody reported, as a diamond on the bar of the interval. */
interface Reported {
  readonly x: number;
  readonly s: string;
  readonly w: boolean;
  readonly m: boolean;
  /** What the pointer is told. */
  readonly t: string;
}

export function reportedNear(
  { published }: Result,
  name: string,
  values: readonly number[],
): readonly Reported[] {
  return published
    .filter(({ quantity, value }) => quantity === name && near([value], values).length > 0)
    .map(({ value, bound, kind, inside, source, ...reported }) => ({
      x: value,
      s: bound === undefined ? 'diamond' : boundShapes[bound],
      w: kind === 'measured',
      m: !inside,
      t: `${source}: ${reportedWords({ value, ...(bound === undefined ? {} : { bound }), ...reported })}`,
    }));
}

/** The 50 outcomes that stand for all. */
export function equallyLikely(output: NamedOutput['output']): readonly number[] {
  return Array.from({ length: dots }, (_, dot) => curveValue(output, (dot + 0.5) / dots)!);
}

/** Places the dots; `height`: of a drawing that stands already. */
export function dotplotPicture(
  named: NamedOutput,
  limit: Threshold | null,
  size: Size,
  height?: number,
  reported: readonly number[] = [],
): DotplotPicture {
  const values = equallyLikely(named.output);
  const goal = near(limit ? [limit.limit] : [], values);
  const { low, high } = named.output.interval;
  const axis = outputAxis(named, size, 0.005, [...goal, ...reported]);
  const room = goalRoom(limit) + floor;
  const most = height === undefined ? (size.narrow ? 140 : 250) : height - room;
  const { diameter, stack, tallest } = stackDots(values, axis.position, plotWidth(size), most);
  return {
    axis,
    height: height ?? Math.max(60, Math.ceil(tallest * diameter + 4)) + room,
    data: {
      dots: stack.map(({ column, level, value }) => ({
        x: axis.value(column),
        y: floor + (level + 0.5) * diameter,
        s: square(diameter - 1.5),
        ...(size.live ? { t: `One of ${dots} equally likely outcomes: ${named.quantity(value)}` } : {}),
        miss: limit !== null && misses(value, limit),
      })),
      goal: goal.map((x) => ({ x })),
      interval: low === null || high === null ? [] : [{ a: low, b: high }],
    },
  };
}

const plotWidth = (size: Size) => size.width - 30;
/** Pixels above the dots for the word that names the line. */
const goalRoom = (limit: Threshold | null) => (limit === null ? 0 : 18);

/** Pixels below the dots for the bar of the interval. */
const floor = 20;

function dotplotSpec(
  named: NamedOutput,
  limit: Threshold | null,
  reported: readonly Reported[],
  size: Size,
): Spec {
  const { axis, height, data } = dotplotPicture(
    named,
    limit,
    size,
    undefined,
    reported.map(({ x }) => x),
  );
  const x = { field: 'x', type: 'quantitative' };
  const y = { datum: floor / 2 - 1, type: 'quantitative' };
  return {
    width: plotWidth(size),
    height,
    layer: [
      {
        data: { name: 'dots', values: data.dots },
        mark: {
          type: 'point',
          filled: true,
          opacity: 1,
          ...(size.live ? { tooltip: { expr: 'datum.t' } } : {}),
        },
        encoding: {
          x: { field: 'x', type: 'quantitative', scale: axis.scale, axis: { ...axis.axis, grid: false } },
          y: {
            field: 'y',
            type: 'quantitative',
            axis: null,
            scale: { domain: [0, height], nice: false, zero: false },
          },
          size: { field: 's', type: 'quantitative', scale: null },
          color: { condition: { test: 'datum.miss', value: colours.beyond }, value: colours.outcome },
        },
      },
      {
        data: { name: 'interval', values: data.interval },
        mark: { type: 'rule', color: colours.outcome, strokeWidth: 5 },
        encoding: { x: { ...x, field: 'a' }, x2: { field: 'b' }, y },
      },
      ...(limit === null ? [] : [goalRule(data.goal, axis.position(limit.limit))]),
      ...(reported.length === 0
        ? []
        : [{ data: { values: reported }, layer: [reportedDiamonds(x, y, 80, size)] }]),
    ],
  };
}

/** What lies far outside of what the axis shows would squeeze all dots into a corner: it is left to the words then. */
function near(marks: readonly number[], values: readonly number[]): readonly number[] {
  const low = values[0]!;
  const high = values.at(-1)!;
  return marks.filter((limit) => limit > low - (high - low) && limit < high + (high - low));
}

function goalRule(data: DotplotPicture['data']['goal'], position: number): Spec {
  return {
    data: { name: 'goal', values: data },
    encoding: { x: { field: 'x', type: 'quantitative' } },
    layer: [
      { mark: { type: 'rule', color: colours.beyond, strokeWidth: 1.5, strokeDash: [5, 3] } },
      {
        mark: {
          type: 'text',
          align: position > 0.8 ? 'right' : 'left',
          dx: position > 0.8 ? -6 : 6,
          color: colours.beyond,
          fontWeight: 600,
          baseline: 'top',
          y: 0,
        },
        encoding: { text: { value: 'goal' } },
      },
    ],
  };
}

/** Places dots in columns of one diameter; the diameter is the largest at which the tallest column fits. */
function stackDots(
  values: readonly number[],
  position: (value: number) => number,
  width: number,
  maximumHeight: number,
) {
  for (let diameter = 26; ; diameter -= 0.5) {
    const columns = new Map<number, number>();
    const stack = values.map((value) => {
      const bin = Math.round((position(value) * width) / diameter);
      const level = columns.get(bin) ?? 0;
      columns.set(bin, level + 1);
      return { column: (bin * diameter) / width, level, value };
    });
    const tallest = Math.max(...columns.values());
    if (tallest * diameter <= maximumHeight || diameter <= 4) return { diameter, stack, tallest };
  }
}
