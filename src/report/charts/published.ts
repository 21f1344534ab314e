import type { PublishedResult } from '../../analyses/published/result.ts';
import type { Result } from '../../analyses/result.ts';
import { formatDrawShare } from '../../notation/spoken-number.ts';
import { reportedWords } from '../../analyses/published/words.ts';
import { intervalRange, isConstant, type NamedOutput } from '../../analyses/outcome/words.ts';
import type { Chart, Size, Spec } from './chart.ts';
import { densitySteps } from './histogram.ts';
import { boundShapes } from './reported-diamonds.ts';
import { colours } from './theme.ts';
import { outputAxis } from './value-axis.ts';

/** What others reported, drawn on our distribution of the same quantity. */
export function published(result: Result, named: NamedOutput): Chart | null {
  const values = result.published.filter(({ quantity }) => quantity === named.name);
  const { output } = named;
  if (values.length === 0 || isConstant(output) || output.curve.length === 0) return null;
  const inside = values.filter((value) => value.inside).length;
  const areNumbers = values.every(isNumber);
  return {
    id: `published-${named.name}`,
    title:
      values.length === 1
        ? `${output.label}: the reported ${reportedWords(values[0]!)} lies ${inside === 1 ? 'inside' : 'outside'} our interval`
        : `${output.label}: ${inside} of ${values.length} reported values lie inside our interval`,
    caption: `${values.map(sentence).join(' ')} Our interval is ${intervalRange(named)}.`,
    label: `Distribution of ${output.label} with reported values. ${values.map(sentence).join(' ')}`,
    table: {
      columns: [
        'Reported by',
        'Kind',
        ...(areNumbers ? [] : ['Reported']),
        'Value',
        'Unit',
        'Our draws at or below it, per cent',
        'Inside',
      ],
      rows: values.map(({ source, kind, percentile, inside, ...reported }) => [
        source,
        kind,
        ...(areNumbers ? [] : [reportedWords(reported)]),
        reported.value,
        reported.unit,
        percentile,
        inside ? 'yes' : 'no',
      ]),
    },
    spec: (size) => publishedSpec(values, named, size),
  };
}

/** Whether all that was reported is one number. */
const isNumber = ({ low, bound, statistic }: PublishedResult) =>
  low === undefined && bound === undefined && statistic === undefined;

function sentence({ source, percentile, ...reported }: PublishedResult): string {
  return `${source}: ${reportedWords(reported)}, with ${formatDrawShare(percentile / 100)} of ours below it.`;
}

function publishedSpec(values: readonly PublishedResult[], named: NamedOutput, size: Size): Spec {
  const points = values.map(({ value, low, high, bound, source }, index) => ({
    x: value,
    a: low ?? value,
    b: high ?? value,
    t: source,
    n: index,
    s: bound === undefined ? 'diamond' : boundShapes[bound],
  }));
  const axis = outputAxis(
    named,
    size,
    0.005,
    points.flatMap(({ a, b }) => [a, b]),
  );
  const x = { field: 'x', type: 'quantitative', scale: axis.scale, axis: { ...axis.axis, grid: false } };
  const row = 17;
  const room = points.length * row + 6;
  const height = 70 + room;
  const ranges = {
    mark: { type: 'rule', color: colours.reported, strokeWidth: 5, y: height },
    encoding: { x: { ...x, field: 'a' }, x2: { field: 'b' } },
  };
  return {
    width: size.width - 30,
    height,
    layer: [
      densitySteps(named, axis, x, (height - room) / height),
      {
        data: { values: points },
        layer: [
          {
            mark: { type: 'rule', color: colours.reported, strokeWidth: 2 },
            encoding: {
              x,
              y: { field: 'n', type: 'quantitative', axis: null, scale: null },
              y2: { value: height },
            },
          },
          ...(values.some(({ low }) => low !== undefined) ? [ranges] : []),
          {
            mark: {
              type: 'point',
              filled: true,
              shape: 'diamond',
              size: 90,
              opacity: 1,
              color: colours.reported,
              y: height,
            },
            encoding: values.some(({ bound }) => bound !== undefined)
              ? { x, shape: { field: 's', type: 'nominal', scale: null } }
              : { x },
          },
          ...points.map(({ x: value }, index) => ({
            transform: [{ filter: `datum.n === ${index}` }],
            mark: {
              type: 'text',
              color: colours.reported,
              fontWeight: 600,
              baseline: 'top',
              align: axis.position(value) > 0.55 ? 'right' : 'left',
              dx: axis.position(value) > 0.55 ? -7 : 7,
              limit: size.width * 0.55,
              y: index * row,
            },
            encoding: { x, text: { field: 't' } },
          })),
        ],
      },
    ],
    resolve: { scale: { y: 'independent' } },
  };
}
