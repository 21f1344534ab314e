import type { Backtest, BacktestCase } from '../backtest/result.ts';
import type { BreakEven, Optimum } from '../break-even/result.ts';
import { type Bridge, type BridgeGroup, type BridgeStep, bridgeKinds } from '../bridge/result.ts';
import type {
  ChoiceValue,
  Comparison,
  LeftOutCombination,
  LeverResult,
  PairedOutput,
} from '../comparison/result.ts';
import { estimate } from './estimate-shape.ts';
import { sweepShape } from './sweep-shape.ts';
import { pairedForecastShape } from './paired-forecast-shape.ts';
import { design, pairedStatistics, resultShape } from './result-shape.ts';
import { breakEvenWhatIfShape, comparisonWhatIfShape } from './what-if-shape.ts';
import {
  count,
  flag,
  holding,
  list,
  mapping,
  named,
  notNegative,
  number,
  oneOf,
  optional,
  orNull,
  percent,
  share,
  type Shape,
  type ShapeProblem,
  Spot,
  text,
} from './shape.ts';

const known = orNull(number);
const kind = oneOf(...bridgeKinds);

const bridge = mapping<Bridge>({
  output: text,
  label: text,
  unit: text,
  from: number,
  to: number,
  steps: list(
    mapping<BridgeStep>({
      name: text,
      label: text,
      kind,
      inputs: list(text),
      before: orNull(text),
      after: orNull(text),
      part: estimate,
    }),
  ),
  groups: list(mapping<BridgeGroup>({ kind, part: estimate })),
  residual: number,
  withoutEffect: list(text),
  orders: {
    isOptional: false,
    check: (value, at) => (value === 'every' ? undefined : count.check(value, at)),
  } as Shape<'every' | number>,
  draws: count,
});

const comparisonAlone = mapping<Comparison>({
  format: oneOf('costcone-comparison/1'),
  base: resultShape,
  others: list(
    mapping<Comparison['others'][number]>({
      result: resultShape,
      outputs: named(
        mapping<PairedOutput>({
          difference: pairedStatistics,
          ratio: pairedStatistics,
          probabilityLower: estimate,
        }),
      ),
      levers: optional(list(text)),
      bridge: optional(orNull(bridge)),
      forecast: optional(pairedForecastShape),
    }),
  ),
  levers: optional(
    list(
      mapping<LeverResult>({
        lever: text,
        title: text,
        explanation: text,
        services: optional(list(text)),
        applied: flag,
        reason: orNull(text),
      }),
    ),
  ),
  leftOut: optional(list(mapping<LeftOutCombination>({ levers: list(text), reason: text }))),
  decisions: orNull(
    mapping<ChoiceValue>({
      output: text,
      unit: text,
      options: list(text),
      best: text,
      perfectInformation: estimate,
      partialInformation: named(estimate),
    }),
  ),
  whatIf: optional(orNull(comparisonWhatIfShape)),
  warnings: list(text),
});

/** What is to be compared anew is what was compared. */
const comparison = holding(comparisonAlone, ({ base, others, whatIf }, at) => {
  if (whatIf == null) return;
  if (whatIf.others.length !== others.length)
    at.in('whatIf').in('others').wrong(`must be a list of ${others.length}, as \`others\` is`, whatIf.others);
  for (const [index, { name }] of whatIf.inputs.entries())
    if (!Object.hasOwn(base.inputs, name))
      at.in('whatIf').in('inputs').in(index).in('name').wrong('must name an input of the base', name);
});

const groupName = oneOf('training', 'throughput', 'energy', 'cost');

const calibration = mapping<Backtest['overall']>({
  n: count,
  inside: count,
  crps: known,
  logScore: known,
  width: known,
  bias: known,
  histogram: list(count, 1000),
});

const backtest = mapping<Backtest>({
  format: oneOf('costcone-backtest/1'),
  run: mapping<Backtest['run']>({ seed: text, design, draws: count, set: list(text) }),
  partial: optional(mapping<NonNullable<Backtest['partial']>>({ done: count, total: count })),
  cases: list(
    mapping<BacktestCase>({
      file: text,
      title: orNull(text),
      model: orNull(text),
      group: orNull(groupName),
      quantity: orNull(text),
      unit: orNull(text),
      reported: known,
      reportedLow: known,
      reportedHigh: known,
      bound: orNull(oneOf('at_most', 'at_least')),
      statistic: orNull(oneOf('mean', 'median')),
      low: known,
      median: known,
      high: known,
      percentile: orNull(percent),
      inside: flag,
      crps: known,
      logScore: known,
      kind: orNull(oneOf('measured', 'estimate', 'arithmetic')),
      source: orNull(text),
      note: orNull(text),
      error: orNull(text),
    }),
  ),
  scored: count,
  inside: count,
  expected: notNegative,
  groups: mapping<Backtest['groups']>({
    training: optional(calibration),
    throughput: optional(calibration),
    energy: optional(calibration),
    cost: optional(calibration),
  }),
  overall: calibration,
});

const origin = { title: text, file: text, sha256: text };

const breakEven = mapping<BreakEven>({
  format: oneOf('costcone-break-even/1'),
  scenario: mapping<BreakEven['scenario']>(origin),
  other: orNull(mapping<BreakEven['scenario']>(origin)),
  run: mapping<BreakEven['run']>({ seed: text, design, draws: count }),
  input: text,
  unit: text,
  per: optional(oneOf('month', 'quarter', 'year')),
  target: mapping<BreakEven['target']>({
    kind: oneOf('goal', 'difference', 'cheapest'),
    text,
    value: number,
    level: optional(orNull(share)),
    isGain: optional(flag),
    unit: text,
    label: optional(text),
    threshold: optional(
      orNull(
        mapping<NonNullable<BreakEven['target']['threshold']>>({
          quantity: text,
          operator: oneOf('<', '<=', '>', '>='),
          limit: number,
          unit: text,
        }),
      ),
    ),
  }),
  optimum: optional(
    mapping<Optimum>({
      cost: estimate,
      within: mapping<Optimum['within']>({
        share,
        low: number,
        high: number,
        isLowEnd: flag,
        isHighEnd: flag,
      }),
    }),
  ),
  value: estimate,
  crossings: count,
  curve: list(mapping<BreakEven['curve'][number]>({ input: number, value: known }), 100_000),
  whatIf: optional(orNull(breakEvenWhatIfShape)),
  warnings: list(text),
});

/** The shape of every saved format. */
export const savedShapes = {
  'costcone-result/1': resultShape,
  'costcone-comparison/1': comparison,
  'costcone-backtest/1': backtest,
  'costcone-break-even/1': breakEven,
  'costcone-sweep/1': sweepShape,
};

export type SavedFormat = keyof typeof savedShapes;

/** What is wrong with a saved value of a format: at most ten problems, none where it is as a command writes it. */
export function shapeProblems(value: unknown, format: SavedFormat): readonly ShapeProblem[] {
  const problems: ShapeProblem[] = [];
  (savedShapes[format] as Shape<unknown>).check(value, new Spot(problems));
  return problems;
}
