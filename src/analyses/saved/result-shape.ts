import type { Driver, GroupEffect, InputEffect } from '../drivers/result.ts';
import type { GoalResult, TurningPointResult } from '../goals/result.ts';
import type { CorrelationResult, InputResult } from '../inputs/result.ts';
import {
  type Breakdown,
  type Budgets,
  curveProbabilities,
  type NamedBreakdown,
  type OnDefaults,
  type OutputResult,
  percentileKeys,
  type QuantileEstimate,
} from '../outcome/result.ts';
import type { PrecisionResult } from '../precision/result.ts';
import type { PublishedResult } from '../published/result.ts';
import type { ModelQuantity, Result } from '../result.ts';
import type { Sample } from '../samples/result.ts';
import type { UnseenEvent } from '../unseen/result.ts';
import { estimate } from './estimate-shape.ts';
import { isFirstMonth } from './first-months.ts';
import { evidenceShape } from './evidence-shape.ts';
import { firstMonthShape, forecastShape } from './forecast-shape.ts';
import { namesIn } from './names-in.ts';
import { operator } from './operator-shape.ts';
import {
  ascending,
  between,
  count,
  flag,
  holding,
  keyed,
  list,
  mapping,
  named,
  notNegative,
  number,
  oneOf,
  optional,
  orNull,
  pair,
  percent,
  type Shape,
  share,
  type Spot,
  text,
} from './shape.ts';
import { whatIfShape } from './what-if-shape.ts';

const known = orNull(number);

export const design = oneOf('sobol', 'latin-hypercube', 'monte-carlo');

const quantile = mapping<QuantileEstimate>({
  value: known,
  error: orNull(notNegative),
  orderStatistics: optional(
    mapping<NonNullable<QuantileEstimate['orderStatistics']>>({
      confidence: share,
      low: number,
      high: number,
    }),
  ),
});

/** Edges and what lies between them. */
const fitting = (edges: readonly number[], masses: readonly number[], key: string, at: Spot) => {
  if (edges.length !== (masses.length === 0 ? edges.length && 1 : masses.length + 1))
    at.in(key).wrong(`must be one fewer than the ${edges.length} edges`, masses);
};

const paired = {
  unit: text,
  draws: count,
  nonFinite: count,
  mean: estimate,
  sd: estimate,
  quantiles: keyed(percentileKeys, quantile),
  interval: mapping<OutputResult['interval']>({ level: share, low: known, high: known }),
};

/** What differences and ratios of two scenarios have. */
export const pairedStatistics =
  mapping<Pick<OutputResult, 'unit' | 'draws' | 'nonFinite' | 'mean' | 'sd' | 'quantiles' | 'interval'>>(
    paired,
  );

const output = mapping<OutputResult>({
  ...paired,
  label: text,
  minimum: known,
  maximum: known,
  histogram: holding(
    mapping<OutputResult['histogram']>({ edges: ascending, counts: list(notNegative) }),
    ({ edges, counts }, at) => fitting(edges, counts, 'counts', at),
  ),
  curve: holding(ascending, (curve, at) => {
    if (curve.length > 0 && curve.length !== curveProbabilities.length)
      at.wrong(`must be ${curveProbabilities.length} numbers, or none`, curve);
  }),
  tailMean: keyed(['p90', 'p95', 'p99'], estimate),
  statistics: optional(named(estimate)),
});

/** A number, or a month or never. */
const savedOutput: Shape<OutputResult> = {
  isOptional: false,
  check(value, at) {
    const isMonth = typeof value === 'object' && value !== null && isFirstMonth(value);
    (isMonth ? firstMonthShape : output).check(value, at);
  },
};

const part = { mean: estimate, p5: estimate, p50: estimate, p95: estimate };

const breakdown = {
  total: text,
  unit: text,
  parts: list(mapping<Breakdown['parts'][number]>({ name: text, label: text, ...part })),
};

const namedBreakdown = mapping<NamedBreakdown>({
  ...breakdown,
  by: oneOf('service', 'workload', 'customer'),
  beside: optional(
    list(
      mapping<NonNullable<NamedBreakdown['beside']>[number]>({
        name: text,
        unit: text,
        of: list(mapping<Omit<Breakdown['parts'][number], 'name' | 'label'>>(part)),
      }),
    ),
  ),
});

const onDefaults = mapping<OnDefaults>({
  total: text,
  unit: text,
  amount: number,
  share: number,
  parts: list(
    mapping<OnDefaults['parts'][number]>({ name: text, label: text, amount: number, inputs: list(text) }),
  ),
});

const input = mapping<InputResult>({
  unit: text,
  notation: text,
  mean: known,
  sd: known,
  p5: known,
  p50: known,
  p95: known,
  explanation: text,
  source: text,
  isDefault: flag,
  density: orNull(
    holding(
      mapping<NonNullable<InputResult['density']>>({ edges: ascending, masses: list(notNegative) }),
      ({ edges, masses }, at) => fitting(edges, masses, 'masses', at),
    ),
  ),
  sampleMean: known,
});

const ends = mapping<{ readonly low: number | null; readonly high: number | null }>({
  low: known,
  high: known,
});

const driver = mapping<Driver>({
  narrowing: estimate,
  amount: estimate,
  interval: ends,
  tied: flag,
  rank: count,
});

const effect = mapping<InputEffect>({
  first: estimate,
  total: estimate,
  swing: ends,
  spearman: known,
  method: oneOf('pick-freeze', 'given-data'),
  settled: optional(flag),
});

const group = mapping<GroupEffect>({ inputs: list(text), first: estimate, total: estimate, settled: flag });

const goal = mapping<GoalResult>({
  text,
  required: share,
  probability: estimate,
  undecided: optional(count),
  verdict: oneOf('met', 'missed', 'too close to call'),
  threshold: orNull(
    mapping<NonNullable<GoalResult['threshold']>>({
      quantity: text,
      operator,
      limit: number,
      unit: text,
      expectedOverrun: estimate,
    }),
  ),
  turningPoints: optional(
    list(
      mapping<TurningPointResult>({
        input: text,
        holds: oneOf('below', 'above', 'always', 'never'),
        value: estimate,
        chance: orNull(share),
      }),
    ),
  ),
});

const published = mapping<PublishedResult>({
  quantity: text,
  value: number,
  low: optional(number),
  high: optional(number),
  bound: optional(oneOf('at_most', 'at_least')),
  statistic: optional(oneOf('mean', 'median')),
  unit: text,
  source: text,
  kind: oneOf('measured', 'estimate', 'arithmetic'),
  group: orNull(text),
  percentile: percent,
  inside: flag,
});

const correlation = mapping<CorrelationResult>({
  between: pair(text),
  asked: between(-1, 1),
  normal: optional(between(-1, 1)),
  achieved: orNull(between(-1, 1)),
});

const quantity = mapping<ModelQuantity>({
  label: text,
  unit: text,
  formula: text,
  explanation: text,
  source: text,
  uses: list(text),
});

const mostRows = 1 << 16;

const sample = holding(
  mapping<Sample>({
    rows: count,
    inputs: named(list(number, mostRows)),
    outputs: named(list(orNull(number), mostRows)),
  }),
  ({ rows, inputs, outputs }, at) => {
    for (const [kind, columns] of Object.entries({ inputs, outputs }))
      for (const [name, values] of Object.entries(columns))
        if (values.length !== rows)
          at.in(kind).in(name).wrong(`must be a list of ${rows}, as \`rows\` says`, values);
  },
);

const unseen = mapping<UnseenEvent>({
  input: text,
  event: text,
  probability: share,
  hits: mapping<UnseenEvent['hits']>({ expected: notNegative, seen: count }),
  together: flag,
  adds: estimate,
  standing: oneOf('added', 'correlated', 'unsettled'),
});

/** A saved `costcone-result/1`, of this version or an older one. */
export const resultShape: Shape<Result> = holding(
  mapping<Result>({
    format: oneOf('costcone-result/1'),
    scenario: mapping<Result['scenario']>({
      title: text,
      question: text,
      file: text,
      sha256: text,
      text,
      model: orNull(text),
      notes: list(text),
    }),
    run: mapping<Result['run']>({
      seed: text,
      design,
      draws: count,
      replicates: count,
      version: text,
      set: list(text),
      observed: optional(flag),
    }),
    partial: flag,
    precision: orNull(
      mapping<PrecisionResult>({
        asked: share,
        quantities: list(text),
        reached: orNull(notNegative),
        met: flag,
      }),
    ),
    outputs: named(savedOutput),
    firstMonths: optional(named(firstMonthShape)),
    evidence: optional(evidenceShape),
    forecast: optional(forecastShape),
    unseen: optional(named(list(unseen))),
    inputs: named(input),
    drivers: optional(orNull(named(orNull(named(driver))))),
    sensitivity: orNull(named(orNull(named(effect)))),
    driverGroups: optional(named(list(group))),
    goals: list(goal),
    published: list(published),
    breakdown: orNull(mapping<Breakdown>(breakdown)),
    breakdowns: optional(list(namedBreakdown)),
    onDefaults: optional(orNull(onDefaults)),
    cautions: optional(list(text)),
    decisions: orNull(
      mapping<Budgets>({
        output: text,
        unit: text,
        budgets: list(mapping<Budgets['budgets'][number]>({ probability: share, amount: estimate })),
      }),
    ),
    correlations: list(correlation),
    model: named(quantity),
    sample: sample,
    whatIf: orNull(whatIfShape),
    warnings: list(text),
  }),
  namesIn,
);
