import {
  type FirstMiss,
  type FirstMonth,
  type Forecast,
  forecastKeys,
  type ForecastMonth,
  type ForecastPeriod,
  type ForecastStatistics,
  type GoalForecast,
  type GoalLimit,
  type OutputForecast,
} from '../forecast/result.ts';
import { estimate } from './estimate-shape.ts';
import { seenValue } from './evidence-shape.ts';
import { percentileKeys } from '../outcome/result.ts';
import {
  count,
  keyed,
  list,
  mapping,
  named,
  number,
  oneOf,
  optional,
  orNull,
  type Shape,
  text,
} from './shape.ts';

const statistics = { mean: estimate, quantiles: keyed(forecastKeys, estimate) };
const months = list(mapping<ForecastMonth>({ month: text, actual: optional(seenValue), ...statistics }));
const periods = list(mapping<ForecastPeriod>({ period: text, from: text, to: text, ...statistics }));

const output = mapping<OutputForecast>({
  unit: text,
  totalUnit: orNull(text),
  draws: count,
  months,
  toDate: months,
  total: mapping<ForecastStatistics>(statistics),
  quarters: optional(periods),
  years: optional(periods),
  paths: optional(list(list(orNull(number)))),
});

const goal = mapping<GoalForecast>({
  text,
  limit: orNull(
    mapping<GoalLimit>({
      quantity: text,
      of: oneOf('month', 'toDate'),
      operator: oneOf('<', '<=', '>', '>='),
      limit: number,
      unit: text,
    }),
  ),
  byMonth: list(mapping<GoalForecast['byMonth'][number]>({ month: text, probability: estimate })),
  firstMiss: orNull(
    mapping<FirstMiss>({
      p5: orNull(text),
      p50: orNull(text),
      p95: orNull(text),
      mostLikely: orNull(text),
      never: estimate,
    }),
  ),
});

/** The months of a saved result. */
export const forecastShape: Shape<Forecast> = mapping<Forecast>({
  from: text,
  months: count,
  outputs: named(output),
  goals: list(goal),
  limited: optional(named(estimate)),
});

const nothing: Shape<null> = {
  isOptional: false,
  check(value, at) {
    if (value !== null) at.wrong('must be null', value);
  },
};

/** An output that is a month or never. */
export const firstMonthShape: Shape<FirstMonth> = mapping<FirstMonth>({
  unit: oneOf('month'),
  label: text,
  never: estimate,
  byMonth: list(mapping<FirstMonth['byMonth'][number]>({ month: text, probability: estimate })),
  quantiles: keyed(percentileKeys, orNull(text)),
  mean: nothing,
  sd: nothing,
});
