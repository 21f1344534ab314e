import type { Growth, Horizon, Series, Step } from '../../scenario/months/horizon.ts';
import {
  between,
  count,
  flag,
  list,
  mapping,
  notNegative,
  number,
  orNull,
  pair,
  type Shape,
  text,
} from './shape.ts';

/** Longest horizon of a scenario. */
const mostMonths = 60;

/** One of two shapes, told apart by whether a text stands there. */
const textOr = <Value>(other: Shape<Value>): Shape<Value | string> => ({
  isOptional: false,
  check: (value, at) => (typeof value === 'string' ? text : other).check(value, at),
});

const step = mapping<Step>({
  from: textOr(notNegative),
  countsDays: flag,
  factor: orNull(text),
  value: orNull(text),
  chance: orNull(text),
});

const series = mapping<Series>({
  input: text,
  growth: orNull(mapping<Growth>({ input: text, period: count, isFactor: flag })),
  volatility: orNull(mapping<NonNullable<Series['volatility']>>({ input: text, period: count })),
  noise: orNull(mapping<NonNullable<Series['noise']>>({ input: text, persistence: between(-1, 1) })),
  season: orNull(list(notNegative)),
  steps: list(step),
  limits: orNull(pair(number)),
  range: pair(orNull(number)),
  isShare: flag,
});

/** The months of a carried scenario. */
export const horizonShape: Shape<Horizon> = mapping<Horizon>({
  from: count,
  months: between(1, mostMonths),
  fiscalYearStarts: orNull(count),
  series: list(series),
  moving: list(text),
  whole: list(text),
  averaged: list(text),
  firstMonths: list(text),
  shockCorrelations: list(
    mapping<Horizon['shockCorrelations'][number]>({ between: pair(text), normal: between(-1, 1) }),
  ),
});
