import { grouped } from '../../notation/grouped.ts';
import { inSentence, spokenName } from '../../notation/spoken-name.ts';
import type { Estimate } from '../../statistics/estimate.ts';
import { statistics } from '../../statistics/statistics.ts';
import { drawsForQuantile } from '../../statistics/order-statistics.ts';
import { confidence, unresolved } from '../../statistics/resolution.ts';
import { type ShownRange, shownRange } from '../../statistics/shown-range.ts';
import { subjectOverMonths } from '../forecast/words.ts';
import type { BrokenPromise } from './promises.ts';
import { unsettledWarnings } from './unsettled-words.ts';
import { type OnDefaults, type OutputResult, curveProbabilities } from './result.ts';
import type { Result } from '../result.ts';
import {
  digitsBetween,
  formatDrawShare,
  formatFrequency,
  formatLevel,
  formatNumber,
  formatPercent,
  formatQuantity,
  formatRange,
} from '../../notation/spoken-number.ts';

/** An output that a result speaks about, with its name and its way to write numbers. */
export interface NamedOutput {
  readonly name: string;
  readonly output: OutputResult;
  /** What the answer calls it: its label, over months with those that it is about. */
  readonly subject: string;
  /** Significant digits that its numbers are written with. */
  readonly digits: number;
  /** A number of this output as it is written: 0 where nobody would tell it from 0. */
  readonly shown: (value: number | null | undefined) => number | null | undefined;
  /** A number of this output without its unit. */
  readonly number: (value: number | null | undefined) => string;
  /** A number of this output with its unit. */
  readonly quantity: (value: number | null | undefined) => string;
  /** Two numbers of this output and their unit, as in `0.6 to 3.1 million USD/day`. */
  readonly range: (low: number | null, high: number | null, between?: string) => string;
}

/** All outputs in order; the first is the headline. */
export function namedOutputs(result: Result): readonly NamedOutput[] {
  return Object.entries(result.outputs).map(([name, output]) => {
    const named = nameOutput(name, output);
    return result.forecast === undefined
      ? named
      : { ...named, subject: subjectOverMonths(output.label, result.forecast) };
  });
}

/** The cost of one query, user or million tokens: the same answer in other terms. */
export function isCostOfOne(output: string): boolean {
  return output.startsWith('cost_per_');
}

/** One output with its own way to write numbers. */
export function nameOutput(name: string, output: OutputResult): NamedOutput {
  const digits = digitsBetween(output.quantiles.p5.value ?? 0, output.quantiles.p95.value ?? 0);
  const shown = (value: number | null | undefined) => (isAsGoodAsZero(output, value) ? 0 : value);
  return {
    name,
    output,
    subject: output.label,
    digits,
    shown,
    number: (value) => formatNumber(shown(value), digits),
    quantity: (value) =>
      isMissing(value) ? formatNumber(value) : formatQuantity(shown(value), output.unit, digits),
    range: (low, high, between) => formatRange(low, high, output.unit, { digits, between }),
  };
}

/** Part of what lies between the 5th and the 95th percentile below which a number is as good as 0. Judgement. */
const asGoodAsZero = 1e-4;

/** The middle of outcomes on both sides of 0 may come out as -3.2e-5 of an interval from -5 to 5: digits of chance. */
function isAsGoodAsZero({ quantiles }: OutputResult, value: number | null | undefined): boolean {
  const [low, high] = [quantiles.p5.value ?? 0, quantiles.p95.value ?? 0];
  return low < 0 && high > 0 && Math.abs(value ?? Number.NaN) < asGoodAsZero * (high - low);
}

/** A dash has no unit. */
const isMissing = (value: number | null | undefined) => value === null || value === undefined;

/** True when every draw gave the same value. */
export function isConstant(output: OutputResult): boolean {
  return output.minimum !== null && output.minimum === output.maximum;
}

/** The value that a share of the outcomes stays below, between the points of the curve on straight lines. */
export function curveValue(output: OutputResult, probability: number): number | null {
  const { curve } = output;
  const next = curveProbabilities.findIndex((point) => point >= probability - 1e-12);
  const high = curve[next];
  if (high === undefined) return null;
  const low = curve[next - 1];
  if (low === undefined || Math.abs(curveProbabilities[next]! - probability) < 1e-12) return high;
  const from = curveProbabilities[next - 1]!;
  return low + ((high - low) * (probability - from)) / (curveProbabilities[next]! - from);
}

/**
 * Where to draw an output: a share of the outcomes may lie beyond either end, more where few lie far away. `ratio` of the
 * ends, above which steps are equal in the logarithm. Null where it has no curve, or one value only.
 */
export function shownPart(output: OutputResult, tail: number, ratio: number): ShownRange | null {
  const shown = shownRange((probability) => curveValue(output, probability) ?? Number.NaN, tail, ratio);
  return shown.high > shown.low ? shown : null;
}

/** Error from which on it is said in the unit of the number, not as a share of it: `250 %` of next to nothing says little. */
const mostRelative = 0.5;

/** `How well this run knows the number`, in words: never an interval. */
export function simulationWords(estimate: Estimate, unit: string): string {
  const { value, error } = estimate;
  if (value === null || error === null) return 'not known';
  if (error === 0) return 'exactly';
  const share = Math.abs(error / value);
  if (!(share < mostRelative)) return `to about ${formatQuantity(error, unit, 2)}`;
  return share < 0.0001
    ? 'to better than 0.01 %'
    : `to about ${formatNumber(Number((share * 100).toPrecision(2)))} %`;
}

/** A statistic that has no place of its own in reports: as it is called, and as it is written. */
export interface FurtherStatistic {
  readonly title: string;
  readonly text: string;
  readonly estimate: Estimate;
  readonly unit: string;
}

/** What an output has under `statistics`, in the order of the table of statistics. */
export function furtherStatistics({ output, quantity }: NamedOutput): readonly FurtherStatistic[] {
  return statistics.flatMap(({ title, unit, place: [field, key] }) => {
    const estimate = field === 'statistics' ? output.statistics?.[key] : undefined;
    if (estimate === undefined) return [];
    const isOwn = unit === 'own';
    const text = isOwn ? quantity(estimate.value) : formatNumber(estimate.value);
    return [{ title, text, estimate, unit: isOwn ? output.unit : '' }];
  });
}

/** The question answered in one sentence, in pieces so that each medium can set its own emphasis. */
export interface Answer {
  readonly lead: string;
  readonly median: string;
  readonly rest: string;
}

/** The answer in a sentence. */
export function answer(headline: NamedOutput): Answer {
  const { output, subject, quantity } = headline;
  if (output.quantiles.p50.value === null)
    return {
      lead: `${subject}: `,
      median: 'no answer',
      rest: ', because no draw gave a finite number.',
    };
  if (isConstant(output)) {
    const mean = meanBesideDraws(headline);
    const rest = mean === null ? '' : `; with rare events that the draws did not show its mean is ${mean}`;
    return { lead: `${subject} is `, median: quantity(output.minimum), rest: ` in every draw${rest}.` };
  }
  if (isPoint(output))
    return {
      lead: `${subject} is `,
      median: quantity(output.interval.low),
      rest: ` in at least ${formatLevel(output.interval.level)} of the draws.`,
    };
  const median = { lead: `${subject} is about `, median: quantity(output.quantiles.p50.value) };
  if (!hasInterval(output))
    return { ...median, rest: `; its ${intervalName(output)} takes more draws than this run has.` };
  return {
    ...median,
    rest: `; there is a ${formatFrequency(output.interval.level)} chance that it lies between ${intervalWords(headline)}.`,
  };
}

/** Whether the interval is a single value, which then is at least as probable as the interval. */
function isPoint(output: OutputResult): boolean {
  return hasInterval(output) && output.interval.low !== null && output.interval.low === output.interval.high;
}

/**
 * The mean of an output that is the same in every draw, where rare events that no draw met make it another number, or one
 * that is not known; null where it is what the draws gave.
 */
export function meanBesideDraws({ output, quantity }: NamedOutput): string | null {
  if (output.mean.value === null) return 'not known';
  const mean = quantity(output.mean.value);
  return mean === quantity(output.minimum) ? null : mean;
}

/** What the draws agree on where there is no interval: `the same in every draw`, with the mean where it is another; else null. */
export function sameInDraws(named: NamedOutput): string | null {
  const { output } = named;
  if (!isConstant(output))
    return isPoint(output) ? `in at least ${formatLevel(output.interval.level)} of the draws` : null;
  const mean = meanBesideDraws(named);
  return mean === null ? 'the same in every draw' : `in every draw; mean ${mean}`;
}

/** `0.6 and 3.1 million USD/day`. */
function intervalWords({ output: { interval }, range }: NamedOutput): string {
  return range(interval.low, interval.high, 'and');
}

/** Whether the draws can tell the ends of the interval. */
export function hasInterval({ interval }: Pick<OutputResult, 'interval'>): boolean {
  return interval.low !== null && interval.high !== null;
}

/** `0.6 to 3.1 million USD/day`. */
export function intervalRange({ output: { interval }, range }: NamedOutput): string {
  if (!hasInterval({ interval })) return formatNumber(null);
  return range(interval.low, interval.high);
}

/** Name of the interval, as in `90 % interval`. */
export function intervalName(output: OutputResult): string {
  return `${formatLevel(output.interval.level)} interval`;
}

/** `0.05 %` of the value, for the trust table. */
export function relativeError({ value, error }: Estimate, unit: string): string {
  if (value === null || error === null || (value === 0 && error === 0)) return '–';
  const share = Math.abs(error / value);
  return share < mostRelative ? formatPercent(share) : formatQuantity(error, unit, 2);
}

/** Share of the headline from which on defaults are said beside the answer. */
const mostly = 0.5;

/** What a reader must know together with the answer. */
export const cautions = {
  /** `label`: what the total is called, which over months is no `daily cost`. */
  onDefaults: (standing: OnDefaults | null, label: string | undefined) => {
    if (standing === null || standing.share < mostly) return [];
    const { parts, amount, share, unit, total } = standing;
    const mean = `mean ${label === undefined ? spokenName(total) : inSentence(label)}`;
    const whole = formatQuantity(amount / share, unit, 2);
    const money =
      share > 0.995
        ? `all of the ${mean} of ${whole} rests`
        : `${formatQuantity(amount, unit, 2)} of the ${mean} of ${whole} rests`;
    const inputs = [...new Set(parts.flatMap((part) => part.inputs))];
    const named = inputs.slice(0, 4).join(', ');
    const others = inputs.length > 4 ? ` and ${inputs.length - 4} more` : '';
    return [
      `${money} on defaults (${parts.map(({ label }) => label.toLowerCase()).join(', ')}): set ${named}${others}`,
    ];
  },

  /** What several services break is said once. */
  promises: (broken: readonly BrokenPromise[]) => {
    const alike = new Map<string, BrokenPromise[]>();
    for (const promise of broken)
      alike.set(promise.consequence, [...(alike.get(promise.consequence) ?? []), promise]);
    return [...alike.values()].map((promises) => {
      const [{ of, share, broken, consequence }] = promises as [BrokenPromise];
      if (of === undefined) return `${broken} in ${formatDrawShare(share)}: ${consequence}`;
      const who = promises.map((promise) => `${promise.of} in ${formatDrawShare(promise.share)}`);
      return `${broken} (${who.join(', ')}): ${consequence}`;
    });
  },
};

/** What a reader must know of the outcomes before trusting them. */
export const outcomeWarnings = {
  unsettled: unsettledWarnings,

  unresolved: (count: number, level: number) => {
    const { keys, needed } = unresolved(count);
    const ends = drawsForQuantile((1 - level) / 2, confidence);
    return [
      ...(keys.length === 0 ? [] : [`${keys.join(', ')} need at least ${needed} draws (${count} drawn)`]),
      ...(count >= ends
        ? []
        : [
            `the ${formatLevel(level)} interval needs at least ${ends} draws (${count} drawn): run more draws, or ask for a lower level`,
          ]),
    ];
  },

  nonFinite: (name: string, { nonFinite, draws }: Pick<OutputResult, 'nonFinite' | 'draws'>) =>
    nonFinite === 0
      ? []
      : [
          `${spokenName(name)} is not a finite number in ${grouped(nonFinite)} of ${grouped(draws)} draws; they are left out of its statistics`,
        ],
};
