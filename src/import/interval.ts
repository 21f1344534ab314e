import { createDistribution } from '../distributions/create-distribution.ts';
import { createSpec } from '../distributions/create-spec.ts';
import type { DistributionSpec } from '../distributions/distribution.ts';
import { ParameterError } from '../distributions/parameter-error.ts';
import { figure } from '../fit/written.ts';
import { massOutside, negligible } from '../scenario/range.ts';

/** Where a figure lies; without ends where it is not known how far it may be off. */
export interface Interval {
  readonly value: number;
  readonly p5: number | null;
  readonly p95: number | null;
}

/** The lowest and the highest value that an input may have. */
export type Range = readonly [low: number, high: number];

/**
 * A figure in the notation of scenarios: its 90 % interval as `a to b` where the input may be whatever that says, else in a
 * family that stays within the range; the figure itself where it has no ends.
 */
export function intervalNotation({ value, p5, p95 }: Interval, range: Range): string {
  const alone = figure(Math.min(Math.max(value, range[0]), range[1]), 0);
  if (p5 === null || p95 === null) return alone;
  const [low, high] = [p5, p95].map((end) => figure(end, p95 - p5)) as [string, string];
  if (low === high) return alone;
  const ends = [low, high].map(Number) as [number, number];
  const named = (family: string) => ({
    text: `${family}(p5=${low}, p95=${high})`,
    spec: specOf(family, ['p5', 'p95'], ends),
  });
  const candidates = [
    ...(ends[0] > 0 ? [{ text: `${low} to ${high}`, spec: specOf('to', [null, null], ends) }] : []),
    ...(range[0] === 0 && range[1] === 1 ? [named('beta')] : []),
    named('normal'),
  ];
  const within = candidates.find(({ spec }) => spec !== null && staysWithin(spec, range));
  if (within !== undefined) return within.text;
  const sides = [
    ...(Number.isFinite(range[0]) ? [`low=${range[0]}`] : []),
    ...(Number.isFinite(range[1]) ? [`high=${range[1]}`] : []),
  ];
  return `truncate(${candidates.find(({ spec }) => spec !== null)?.text ?? alone}, ${sides.join(', ')})`;
}

function specOf(
  family: string,
  names: readonly (string | null)[],
  ends: readonly number[],
): DistributionSpec | null {
  try {
    return createSpec(
      family,
      ends.map((value, index) => ({ name: names[index]!, value })),
    );
  } catch (error) {
    if (!(error instanceof ParameterError)) throw error;
    return null;
  }
}

function staysWithin(spec: DistributionSpec, [low, high]: Range): boolean {
  const { below, above } = massOutside(createDistribution(spec), low, high);
  return below + above <= negligible;
}
