import type { Estimate, InputEffect, OutputResult, Result } from '../result.ts';
import { curveProbabilities } from '../result.ts';
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
  /** Significant digits that its numbers are written with. */
  readonly digits: number;
  /** A number of this output without its unit. */
  readonly number: (value: number | null | undefined) => string;
  /** A number of this output with its unit. */
  readonly quantity: (value: number | null | undefined) => string;
  /** Two numbers of this output and their unit, as in `0.6 to 3.1 million USD/day`. */
  readonly range: (low: number | null, high: number | null, between?: string) => string;
}

/** All outputs in order; the first is the headline. */
export function namedOutputs(result: Result): readonly NamedOutput[] {
  return Object.entries(result.outputs).map(([name, output]) => nameOutput(name, output));
}

/** The cost of one query, user or million tokens: the same answer in other terms. */
export function isCostOfOne(output: string): boolean {
  return output.startsWith('cost_per_');
}

/** One output with its own way to write numbers. */
export function nameOutput(name: string, output: OutputResult): NamedOutput {
  const digits = digitsBetween(output.quantiles.p5.value ?? 0, output.quantiles.p95.value ?? 0);
  return {
    name,
    output,
    digits,
    number: (value) => formatNumber(value, digits),
    quantity: (value) => formatQuantity(value, output.unit, digits),
    range: (low, high, between) => formatRange(low, high, output.unit, { digits, between }),
  };
}

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

/** `How well this run knows the number`, in words: never an interval. */
export function simulationWords(estimate: Estimate): string {
  const { value, error } = estimate;
  if (value === null || error === null) return 'not known';
  if (error === 0) return 'exactly';
  if (value === 0) return `to about ${formatNumber(error)}`;
  const share = Math.abs(error / value);
  return share < 0.0001
    ? 'to better than 0.01 %'
    : `to about ${formatNumber(Number((share * 100).toPrecision(2)))} %`;
}

/** The question answered in one sentence, in pieces so that each medium can set its own emphasis. */
export interface Answer {
  readonly lead: string;
  readonly median: string;
  readonly rest: string;
}

/** The answer in a sentence. */
export function answer(headline: NamedOutput): Answer {
  const { output, quantity } = headline;
  if (output.quantiles.p50.value === null)
    return {
      lead: `${output.label}: `,
      median: 'no answer',
      rest: ', because no draw gave a finite number.',
    };
  if (isConstant(output))
    return { lead: `${output.label} is `, median: quantity(output.minimum), rest: ' in every draw.' };
  return {
    lead: `${output.label} is about `,
    median: quantity(output.quantiles.p50.value),
    rest: `; the chance is ${formatFrequency(output.interval.level)} that it lies between ${intervalWords(headline)}.`,
  };
}

/** `0.6 and 3.1 million USD/day`. */
export function intervalWords({ output: { interval }, range }: NamedOutput): string {
  return range(interval.low, interval.high, 'and');
}

/** `0.6 to 3.1 million USD/day`. */
export function intervalRange({ output: { interval }, range }: NamedOutput): string {
  return range(interval.low, interval.high);
}

/** Name of the interval, as in `90 % interval`. */
export function intervalName(output: OutputResult): string {
  return `${formatLevel(output.interval.level)} interval`;
}

/** The effects of the inputs on an output, the largest first. */
export function drivers(result: Result, output: string): readonly (readonly [string, InputEffect])[] {
  const size = ([, effect]: readonly [string, InputEffect]) =>
    mainEffect(effect).value ?? Math.abs(effect.spearman ?? 0);
  return Object.entries(result.sensitivity?.[output] ?? {}).sort((a, b) => size(b) - size(a));
}

/**
 * The share of the variance an input is ranked by: the total index, or the first-order one where inputs are
 * correlated. Null where the variance does not settle: then inputs are ranked by their rank correlation.
 */
export function mainEffect(effect: InputEffect): Estimate {
  return effect.total.value === null ? effect.first : effect.total;
}

/** How much an input does, in words: `41 % of the spread`. */
export function effectWords(effect: InputEffect): string {
  const { value } = mainEffect(effect);
  return value === null
    ? `rank correlation ${formatNumber(effect.spearman, 2)}`
    : `${formatPercent(value)} of the spread`;
}

/** A share in words: `two thirds`. */
export function shareWords(share: number): string {
  const named: readonly (readonly [number, string])[] = [
    [0.9, 'nearly all'],
    [0.78, 'four fifths'],
    [0.71, 'three quarters'],
    [0.63, 'two thirds'],
    [0.55, 'three fifths'],
    [0.45, 'half'],
    [0.37, 'two fifths'],
    [0.29, 'a third'],
    [0.22, 'a quarter'],
    [0.17, 'a fifth'],
    [0.08, 'a tenth'],
  ];
  return named.find(([from]) => share >= from)?.[1] ?? 'a few per cent';
}

/** How a run was made, in one line. */
export function runWords({ run, partial }: Result): string {
  const draws = `${run.draws.toLocaleString('en-US')} draws in ${run.replicates} replicates`;
  return `${draws}, ${designNames[run.design]}, seed ${run.seed}${partial ? ', stopped early' : ''}`;
}

/** What each design is called in a sentence. */
export const designNames = {
  sobol: 'scrambled Sobol’ points',
  'latin-hypercube': 'Latin hypercube',
  'monte-carlo': 'independent draws',
} as const;

/** Where a published value falls, in words. */
export function percentileWords(percentile: number): string {
  return `${formatDrawShare(percentile / 100)} ${percentile > 0 && percentile < 100 ? 'lie' : 'lies'} below it`;
}

/** `0.05 %` of the value, for the trust table. */
export function relativeError({ value, error }: Estimate): string {
  return value === null || error === null || value === 0 ? '–' : formatPercent(Math.abs(error / value));
}
